/** How a day's records leave the phone: in small requests while walking, late in one, twice, or with an id used before. */
import type { Random } from '../generate/random.ts'
import { plan } from './commands.ts'
import { clock, instant, MINUTE } from './times.ts'
import type { Planned, Round, Sending } from './types.ts'

/** Part of a worker's days without any signal: valleys far up, other villages, the communities. */
const NO_SIGNAL = { far: 0.6, village: 0.12, community: 0.02 }
const REPEATED = 0.04
const CLASHES = 0.004
const STRAYS = 0.006

/** A request before its time is written out, so that it can be put in order. */
export type Outgoing = Omit<Sending, 'sendAt'> & { at: number }

/** Requests of one worker for what was recorded on `day`. `stranger` is a door of another town that somebody types by mistake. */
export function sendDay(
  round: Round,
  device: string,
  day: number,
  records: Planned[],
  random: Random,
  stranger: string,
) {
  if (records.length === 0) return []
  const request = (at: number, why: Sending['why'], commands: Planned[]): Outgoing => ({
    at,
    grid: round.grid,
    device,
    why,
    commands,
  })
  const noSignal = round.pace < 1 ? NO_SIGNAL.far : round.isVillage ? NO_SIGNAL.village : NO_SIGNAL.community
  const isLate = random.chance(noSignal)
  const chunks = isLate ? [records] : inChunks(records, random)
  let at = 0
  const sent = chunks.map((commands) => {
    const last = commands.at(-1)?.command.occurredAt ?? instant(clock(day, 8))
    const live = Date.parse(last) + random.int(1, 9) * MINUTE
    at = Math.max(at + 1000, isLate ? lateTime(day, random) : live) // a phone's outbox sends in its order
    return request(at, isLate ? 'late' : 'live', commands)
  })
  const extra = sent.flatMap(({ at, commands }): Outgoing[] => {
    const isClean = commands.every((planned) => planned.expected === 'accepted')
    const more: Outgoing[] = []
    if (isClean && random.chance(REPEATED)) {
      const wait = random.chance(0.8) ? random.int(1, 30) : random.int(120, 900)
      more.push(
        request(
          at + wait * MINUTE,
          'repeat',
          commands.map((planned) => ({ ...planned, expected: 'repeated' })),
        ),
      )
    }
    const clash = random.chance(CLASHES) ? clashing(commands) : undefined
    if (clash) more.push(request(at + random.int(2, 40) * MINUTE, 'clash', [clash]))
    return more
  })
  if (random.chance(STRAYS)) {
    const body = { door: stranger, outcome: 'nobody_home' } as const
    const stray = plan(random, device, clock(day, 12.3), 'registry.recordVisit', body, 'refused')
    extra.push(request(clock(day, 12.5), 'live', [stray]))
  }
  return [...sent, ...extra]
}

/** The same night, the next noon, or the next night, after that day's own visits have gone out. */
function lateTime(day: number, random: Random): number {
  const draw = random.fraction()
  if (draw < 0.6) return clock(day, 21) + random.int(0, 90) * MINUTE
  return draw < 0.85 ? clock(day + 1, 12) : clock(day + 1, 21.5)
}

function inChunks(records: Planned[], random: Random): Planned[][] {
  const chunks: Planned[][] = []
  for (let start = 0; start < records.length; ) {
    const size = random.int(4, 12)
    chunks.push(records.slice(start, start + size))
    start += size
  }
  return chunks
}

/** The id of an accepted visit with another body, as a damaged phone store would send it. */
function clashing(commands: Planned[]): Planned | undefined {
  for (const { command, expected } of commands) {
    if (command.name !== 'registry.recordVisit' || expected !== 'accepted') continue
    const { door } = command.body
    return {
      command: { ...command, body: { door, outcome: 'nobody_home', note: '手机存储损坏后重发' } },
      expected: 'conflict',
    }
  }
  return undefined
}
