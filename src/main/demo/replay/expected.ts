/** What the board must say: the rules of the ledger applied to the plan, independently of the server and its database. */
import type { Figures } from '#modules/registry/contract/index.ts'
import type { Dwelling } from '../generate/types.ts'
import type { Planned, ReplayCommand, Round } from './types.ts'

type Door = {
  state: Exclude<keyof Figures, 'doors' | 'persons' | 'mismatch' | 'found' | 'thrice' | 'visits'>
  attempts: number
  persons: number
  /** Time and id of the visit that decides; the latest one that found an answer. */
  decided?: { at: number; id: string }
  household?: string
}

/** The county's ledger as the plan has it. */
export interface Expected {
  /** One more command that was accepted; anything else changes nothing. */
  take(planned: Planned): void
  figures(): Figures
}

/** A ledger in which no door has been reached. */
export function expectedLedger(rounds: readonly Round[]): Expected {
  const known = rounds.flatMap(({ doors }) => doors).filter(({ reportedAs }) => !reportedAs)
  const doors = new Map(known.map(({ dwelling }): [string, Door] => [dwelling.id, unreached()]))
  const mismatch = known.filter(({ dwelling }) => isMismatch(dwelling)).length
  const counts = new Map<string, { door: string; headCount: number }>()
  let found = 0
  let visits = 0
  return {
    take({ command, expected }) {
      if (expected !== 'accepted') return
      if (command.name === 'registry.reportDoor') {
        doors.set(command.body.id, unreached())
        found += 1
      } else if (command.name === 'registry.recordVisit') {
        visits += 1
        visit(doors.get(command.body.door), command, counts)
      } else if (command.name === 'registry.editHousehold') {
        const edit = command.body.fields?.headCount
        const household = counts.get(command.body.household)
        if (!edit || !household || household.headCount !== edit.was) return
        household.headCount = Number(edit.is)
        const door = doors.get(household.door)
        if (door?.state === 'registered') door.persons = household.headCount
      }
    },
    figures() {
      const sums: Figures = { ...NOTHING, doors: doors.size, mismatch, found, visits }
      for (const { state, persons, attempts } of doors.values()) {
        sums[state] += 1
        sums.persons += persons
        if (state === 'nobody_home' && attempts >= 3) sums.thrice += 1
      }
      return sums
    },
  }
}

const NOTHING: Figures = {
  doors: 0,
  unreached: 0,
  registered: 0,
  nobody_home: 0,
  refused: 0,
  vacant: 0,
  demolished: 0,
  not_dwelling: 0,
  persons: 0,
  mismatch: 0,
  found: 0,
  thrice: 0,
  visits: 0,
}

function unreached(): Door {
  return { state: 'unreached', attempts: 0, persons: 0 }
}

function isMismatch({ sources }: Dwelling): boolean {
  return sources.length > 0 && sources.length < 3
}

type Visit = Extract<ReplayCommand, { name: 'registry.recordVisit' }>

/** A visit with an answer decides when it is the latest of those; nobody home decides only while there is no answer. */
function visit(
  door: Door | undefined,
  { id, occurredAt, body }: Visit,
  counts: Map<string, { door: string; headCount: number }>,
): void {
  if (!door) throw new Error(`the plan visits an unknown door ${body.door}`)
  const at = Date.parse(occurredAt)
  const { decided } = door
  const isAnswer = body.outcome !== 'nobody_home'
  const decides = !decided || (isAnswer && (at > decided.at || (at === decided.at && id > decided.id)))
  if (!isAnswer) door.attempts += 1
  if (body.household && !door.household) {
    door.household = body.household.id
    counts.set(body.household.id, { door: body.door, headCount: body.household.headCount })
  }
  if (!decides) return
  if (isAnswer) door.decided = { at, id }
  door.state = body.outcome
  const living = counts.get(door.household ?? '')?.headCount ?? 0
  door.persons = body.outcome === 'registered' ? living : 0
}

/** Names of the figures in which two boards differ, with both values. */
export function differences(expected: Figures, board: Figures): string[] {
  return (Object.keys(expected) as (keyof Figures)[]).flatMap((name) =>
    expected[name] === board[name] ? [] : [`${name} ${board[name]} (${expected[name]})`],
  )
}
