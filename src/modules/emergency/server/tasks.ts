import { createHash } from 'node:crypto'
import type { Due, PlaybookTask } from '../contract/index.ts'

/** An agency as tasks find their owners. */
export interface Body {
  id: string
  kind: string
  name: string
  path: string
}

/** A task that an agency is to have. */
export interface Wanted {
  code: string
  agency: string
  dueAt: Date
  standIn: boolean
}

/** A task that an agency has. */
export interface Running {
  code: string
  agency: string
  dueAt: Date
}

const OFFSET = 8 * 3_600_000
const DAY = 86_400_000

/** The deadline of a task that is given at a moment, by the county's clock. Never in the past. */
export function dueOf(due: Due, at: Date): Date {
  if ('hours' in due) return new Date(at.getTime() + due.hours * 3_600_000)
  const [hour = 0, minute = 0] = due.at.split(':').map(Number)
  const midnight = Math.floor((at.getTime() + OFFSET) / DAY) * DAY - OFFSET
  const moment = midnight + due.day * DAY + (hour * 60 + minute) * 60_000
  return new Date(moment > at.getTime() ? moment : moment + DAY)
}

/**
 * Who has which task at a level. A task falls to every agency of its kinds; where the county has none of them, to those that
 * stand in, and else to the command. Level 0 is the end: nobody has any.
 */
export function wantedAt(tasks: readonly PlaybookTask[], level: number, bodies: readonly Body[], at: Date): Wanted[] {
  const of = (kinds: readonly string[]) => bodies.filter(({ kind }) => kinds.includes(kind))
  return tasks
    .filter(({ levels }) => levels.includes(level))
    .flatMap(({ code, owners, standIn, due }) => {
      const own = of(owners)
      const stand = own.length > 0 || !standIn ? [] : of([standIn])
      const chosen = own.length > 0 ? own : stand.length > 0 ? stand : of(['commission'])
      return chosen.map(({ id }) => ({ code, agency: id, dueAt: dueOf(due, at), standIn: own.length === 0 }))
    })
}

/** What begins, goes on and ends between what agencies have and what they are to have; every pair in exactly one of the three. */
export function changeOf(running: readonly Running[], wanted: readonly Wanted[]) {
  const key = ({ code, agency }: { code: string; agency: string }) => `${code} ${agency}`
  const has = new Set(running.map(key))
  const gets = new Set(wanted.map(key))
  return {
    starts: wanted.filter((one) => !has.has(key(one))),
    goesOn: running.filter((one) => gets.has(key(one))),
    ends: running.filter((one) => !gets.has(key(one))),
  }
}
export type Change = ReturnType<typeof changeOf>

/** Digest of a change as somebody saw it: who gets, keeps and loses what. Deadlines follow from the moment of signing. */
export function digestOf(level: number, { starts, goesOn, ends }: Change): string {
  const lines = (list: readonly { code: string; agency: string }[]) =>
    list.map(({ code, agency }) => `${code} ${agency}`).sort()
  return createHash('sha256')
    .update(JSON.stringify([level, lines(starts), lines(goesOn), lines(ends)]))
    .digest('hex')
}
