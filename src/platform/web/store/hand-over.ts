import { commandsInParcel, type HandOver } from '#platform/sync/hand-over.ts'
import { sealFor } from '#platform/sync/sealed.ts'
import { ApiProblem, request } from '../api.ts'
import { deliverCarried, type Taken } from './carried.ts'
import { readHeader } from './header.ts'
import { phone } from './phone.ts'

/** What this phone handed over, for its own screen; the commands themselves stay until the server has confirmed them. */
export interface HandedNote {
  ids: readonly string[]
  /** Milliseconds since 1970. */
  at: number
}

/** Whether this phone can seal what it holds: it was enrolled, so the server knows it. */
export async function canHandOver(): Promise<boolean> {
  return (await readHeader(phone().db, 'device')) !== undefined
}

/** Seals these waiting commands to the server, in the order of the deeds. Undefined when nothing of them can be sealed. */
export async function prepareHandOver(ids: ReadonlySet<string>, from: string): Promise<HandOver | undefined> {
  const { db, outbox } = phone()
  const enrolled = await readHeader(db, 'device')
  if (!enrolled) return undefined
  const { device, account, secret, serverKey } = enrolled
  const entries = (await outbox.list()).filter(
    (entry) => ids.has(entry.id) && (entry.account === null || entry.account === account),
  )
  const commands = entries.map(({ command }) => command)
  const parcels: string[] = []
  for (let at = 0; at < commands.length; at += commandsInParcel) {
    const part = commands.slice(at, at + commandsInParcel)
    parcels.push(await sealFor(serverKey as Parameters<typeof sealFor>[0], secret, { device, account, commands: part }))
  }
  return parcels.length > 0 ? { from, count: commands.length, parcels } : undefined
}

/** Remembers that these commands were handed over. */
export async function noteHanded(ids: readonly string[]): Promise<void> {
  const before = (await handedNote())?.ids ?? []
  await phone().keep('handed', { ids: [...new Set([...before, ...ids])].slice(-2000), at: Date.now() })
}

/** What was handed over last. */
export function handedNote(): Promise<HandedNote | undefined> {
  return phone().kept<HandedNote>('handed')
}

/** Delivers what this phone carries for others. Answers whether the server was reached. */
export async function deliverNow(): Promise<boolean> {
  const run = async (lock: Lock | null): Promise<boolean> => lock === null || deliverCarried(phone().db, post)
  return navigator.locks.request('lianfang-carry', { ifAvailable: true }, run)
}

async function post(parcels: readonly string[]): Promise<readonly Taken[] | undefined> {
  try {
    const answer = (await request('/api/sealed', { method: 'POST', body: { parcels } })) as
      | { results?: readonly Taken[] }
      | undefined
    return answer?.results?.length === parcels.length ? answer.results : undefined
  } catch (error) {
    if (error instanceof ApiProblem) return undefined
    throw error
  }
}
