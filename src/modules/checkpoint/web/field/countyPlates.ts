import { get } from '#platform/web/api.ts'
import { phone } from '#platform/web/store/phone.ts'
import { type CountyPlates, countyPlates, type KnownPlate } from '../../contract/index.ts'

/** What this phone keeps of vehicles that passed other checkpoints: by the digest of the plate, never by the plate. */
export interface KeptPlates {
  /** What the digests are keyed with: another emergency's are void. */
  key: string
  since: string
  byDigest: Readonly<Record<string, CountyPlates['items'][number]>>
}

// Apart from what the checkpoint itself knows: that is sealed anew each minute, this when there is news.
const place = 'checkpoint plates'
const mostKept = 4000
let held: KeptPlates | undefined

/** Lets go of everything in memory, when the phone is locked. */
export function forgetCountyPlates(): void {
  held = undefined
}

/** Asks what is new elsewhere; the first time, and after another emergency began, all of it. */
export async function refreshCountyPlates(): Promise<void> {
  held ??= await keptBefore()
  const before = held
  const answer = await get(countyPlates, before ? { since: before.since } : {})
  const isOther = before !== undefined && before.key !== answer.key
  held = merged(isOther ? undefined : before, isOther ? await get(countyPlates, {}) : answer, new Date())
  const isNews = isOther || !before || answer.items.length > 0
  if (isNews && phone().vault.state === 'open') await phone().keep(place, held)
}

/** The last pass of one whole plate anywhere else in the county, as the phone was last told; without signal too. */
export async function knownElsewhere(plate: string): Promise<KnownPlate | undefined> {
  held ??= await keptBefore()
  if (!held) return undefined
  const found = held.byDigest[await plateDigest(held.key, plate)]
  if (!found || found.until <= new Date().toISOString()) return undefined
  const { digest: _, ...pass } = found
  return { plate, ...pass }
}

/** What was held and what came: the later pass of each vehicle, none past its date, the latest of them. */
export function merged(before: KeptPlates | undefined, { key, items, now }: CountyPlates, at: Date): KeptPlates {
  const byDigest = new Map(Object.entries(before?.byDigest ?? {}))
  for (const one of items) {
    const known = byDigest.get(one.digest)
    if (!known || known.at <= one.at) byDigest.set(one.digest, one)
  }
  const kept = [...byDigest]
    .filter(([, { until }]) => until > at.toISOString())
    .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
    .slice(0, mostKept)
  return { key, since: now, byDigest: Object.fromEntries(kept) }
}

/** As `checkpoint.county_plates` makes it: HMAC-SHA-256 of the plate under the key, sixteen bytes in hexadecimal digits. */
export async function plateDigest(key: string, plate: string): Promise<string> {
  const bytes = new TextEncoder()
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const made = await crypto.subtle.importKey('raw', bytes.encode(key), hmac, false, ['sign'])
  const whole = new Uint8Array(await crypto.subtle.sign('HMAC', made, bytes.encode(plate)))
  return [...whole.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const keptBefore = async (): Promise<KeptPlates | undefined> =>
  phone().vault.state === 'open' ? phone().kept<KeptPlates>(place) : undefined
