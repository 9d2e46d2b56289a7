import { useEffect, useSyncExternalStore } from 'react'
import { currentEmergency, type ScreeningRule } from '#modules/emergency/contract/index.ts'
import { get } from '#platform/web/api.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { phone } from '#platform/web/store/phone.ts'
import { SearchIndex } from '#platform/web/store/search.ts'
import {
  type Destinations,
  destinations,
  emergencyPass,
  importCoach,
  type KnownPlate,
  lastPass,
  type Mine,
  mine,
  plates,
  recordBreach,
  recordPass,
  reportPost,
} from '../../contract/index.ts'
import { compileRules, type Facts, screen } from '../../contract/screening.ts'
import { forgetCountyPlates, knownElsewhere, refreshCountyPlates } from './countyPlates.ts'

type InLanguages = Readonly<Record<string, string>>
type Named = NonNullable<Destinations['areas']>[number]

/** What this phone holds of its checkpoints; on the disk it is sealed like everything else. */
export interface Post {
  checkpoints: Mine['checkpoints']
  rules: Mine['rules']
  /** When the server said so; missing where the phone was last told before it kept that. */
  now?: string
  /** Titles of the laws that the rules stand on, by code. */
  laws: Readonly<Record<string, InLanguages>>
  /** Their articles; missing where the phone was last told before it kept them. */
  articles?: Readonly<Record<string, InLanguages>>
  digest: string
  areas: readonly Named[]
  doors: NonNullable<Destinations['doors']>
  /** Vehicles that were here, the latest first. */
  plates: readonly KnownPlate[]
  platesSince?: string
}

// Here, not with the other modules': a phone without a checkpoint never fetches these contracts.
knowCommands([recordPass, importCoach, emergencyPass, recordBreach, reportPost])

const key = 'checkpoint'
const every = 60_000
const mostPlates = 2000
const dayMs = 86_400_000
let post: Post | undefined
let compiled: ReturnType<typeof compileRules> = []
let index: SearchIndex | undefined
let names = new Map<string, string>()
const listeners = new Set<() => void>()

/** What the phone holds, read from its disk and followed while mounted; undefined before anything came. */
export function usePost(): Post | undefined {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const round = async (): Promise<void> => {
      await refresh().catch(() => undefined)
      await refreshCountyPlates().catch(() => undefined)
      if (!isOver) timer = setTimeout(() => void round(), every)
    }
    void load().finally(round)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [])
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => post,
  )
}

/** Lets go of everything in memory, when the phone is locked. */
export function forgetPost(): void {
  post = undefined
  forgetCountyPlates()
  compiled = []
  index = undefined
  names = new Map()
}

/** The rule that fits, and nothing where the phone has none. */
export function advise(facts: Facts, now: Date): ScreeningRule | undefined {
  return screen(compiled, facts, new Date(now.getTime() + dayMs / 3).toISOString().slice(0, 10))
}

/** Places that somebody may be on the way to, by a few letters: areas by name and initials, doors by address and number. */
export function findDestinations(text: string, most = 8): Named[] {
  if (!post) return []
  index ??= new SearchIndex([
    ...post.areas.map(({ id, name }) => ({ id, address: name, number: '', names: [tail(name)] })),
    ...post.doors.map(({ id, name, number }) => ({ id, address: name, number, names: [] })),
  ])
  return index.find(text, most).flatMap(({ id }) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
}

/** What was just written down, so that the vehicle is known when it comes back before the server has answered. */
export function rememberPass(pass: KnownPlate): void {
  if (!post) return
  void set({ ...post, plates: merge([pass], post.plates) })
}

/**
 * The last pass of a plate that is not of the own checkpoints, from anywhere in the county: as the server says, and without signal as the
 * phone was last told of plates elsewhere. Kept from then on.
 */
export async function askLastPass(plate: string): Promise<KnownPlate | undefined> {
  const pass = await get(lastPass, { plate }).then(
    (answer) => answer.pass ?? undefined,
    () => knownElsewhere(plate).catch(() => undefined),
  )
  if (pass) rememberPass(pass)
  return pass
}

async function load(): Promise<void> {
  if (post || phone().vault.state !== 'open') return
  const kept = await phone().kept<Post>(key)
  if (kept && !post) take(kept)
}

async function refresh(): Promise<void> {
  const before = post
  const [own, places, seen, emergency] = await Promise.all([
    get(mine, {}),
    get(destinations, before ? { known: before.digest } : {}),
    get(plates, before?.platesSince ? { since: before.platesSince } : {}),
    get(currentEmergency, {}),
  ])
  await set({
    ...own,
    laws: Object.fromEntries(emergency.basis.map(({ code, title }) => [code, title])),
    articles: Object.fromEntries(emergency.basis.map(({ code, article }) => [code, article])),
    digest: places.digest,
    areas: places.areas ?? before?.areas ?? [],
    doors: places.doors ?? before?.doors ?? [],
    plates: merge(seen.items, post?.plates ?? []),
    platesSince: seen.now,
  })
}

async function set(next: Post): Promise<void> {
  take(next)
  if (phone().vault.state === 'open') await phone().keep(key, next)
}

function take(next: Post): void {
  if (post?.digest !== next.digest) {
    index = undefined
    names = new Map([...next.areas, ...next.doors].map(({ id, name }) => [id, name]))
  }
  if (JSON.stringify(post?.rules) !== JSON.stringify(next.rules)) compiled = compileRules(next.rules)
  post = next
  for (const listener of listeners) listener()
}

/** The last pass of each plate; none past its date. */
function merge(fresh: readonly KnownPlate[], old: readonly KnownPlate[]): KnownPlate[] {
  const now = new Date().toISOString()
  const byPlate = new Map<string, KnownPlate>()
  for (const one of [...old, ...fresh]) {
    const known = byPlate.get(one.plate)
    if (one.until > now && (!known || known.at <= one.at)) byPlate.set(one.plate, one)
  }
  return [...byPlate.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostPlates)
}

/** The own name of an area, without those above it, as one types its initials. */
function tail(name: string): string {
  return /[^镇乡]+$/.exec(name)?.[0] ?? name
}
