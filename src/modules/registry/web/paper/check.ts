import { type BodyOf, noPersonNumber } from '#platform/contract/index.ts'
import { countyZone } from '#platform/web/format.ts'
import type { DoorRow, Outcome, recordVisit } from '../../contract/index.ts'
import { cleanCode, codeFault, codeOf } from './code.ts'
import { type Column, type Draft, isEmpty, paperOutcomes, type Row } from './rows.ts'

/** Doors of the area by their short codes; more than one only where two ids happen to share a code. */
export type DoorsByCode = ReadonlyMap<string, readonly DoorRow[]>

/** What is wrong in a line: at which field, in which words (`paper.fault.<what>`), with which values. */
export interface Fault {
  column: Column
  what: string
  values?: Readonly<Record<string, string | number>>
}

/** A line held against the list. */
export interface Checked {
  door: DoorRow | undefined
  /** Doors that share the code, while none is chosen. */
  choices: readonly DoorRow[]
  outcome: Outcome | undefined
  faults: readonly Fault[]
  /** The door was visited by somebody else meanwhile, and nobody has decided yet what to do with the paper. */
  meanwhile: boolean
  /** Nothing stands in the way of sending. */
  ready: boolean
}

/** Most people behind one door, as the command takes it. */
export const mostPersons = 200
const phone = /^[+]?[0-9][0-9 -]{2,18}[0-9]$/
const personNumber = new RegExp(noPersonNumber)

/** Puts the doors of an area under their codes. */
export function byCode(doors: readonly DoorRow[]): DoorsByCode {
  const found = new Map<string, DoorRow[]>()
  for (const door of doors) {
    const code = codeOf(door.id)
    found.set(code, [...(found.get(code) ?? []), door])
  }
  return found
}

/** Holds every line against the list and against the lines before it. */
export function checkRows(draft: Draft, doors: DoorsByCode): Checked[] {
  const first = new Map<string, number>()
  return draft.rows.map((row, at) => {
    const checked = checkRow(row, doors, draft.day)
    const { door } = checked
    if (!door || row.state === 'aside') return checked
    const before = first.get(door.id)
    if (before === undefined) {
      first.set(door.id, at)
      return checked
    }
    if (row.state !== 'open') return checked
    const fault: Fault = { column: 'code', what: 'twice', values: { line: before + 1 } }
    return { ...checked, faults: [fault, ...checked.faults], ready: false }
  })
}

/** The body of the visit that a line tells of. */
export function bodyOf(row: Row, door: string, household: string): BodyOf<typeof recordVisit> {
  const outcome = outcomeOf(row.outcome) ?? 'nobody_home'
  const note = row.note.trim()
  const contactName = row.name.trim()
  const contactPhone = row.phone.normalize('NFKC').trim()
  return {
    door,
    outcome,
    ...(note ? { note } : {}),
    ...(outcome === 'registered'
      ? {
          household: {
            id: household,
            headCount: Number(digits(row.headCount)),
            ...(contactName ? { contactName } : {}),
            ...(contactPhone ? { contactPhone } : {}),
          },
        }
      : {}),
  }
}

/** The outcome behind the number of a box. */
export function outcomeOf(typed: string): Outcome | undefined {
  return /^[1-6]$/.test(digits(typed)) ? paperOutcomes[Number(digits(typed)) - 1] : undefined
}

/** Digits as they were meant, full-width ones too. */
export function digits(typed: string): string {
  return typed.normalize('NFKC').trim()
}

function checkRow(row: Row, doors: DoorsByCode, day: string): Checked {
  const outcome = outcomeOf(row.outcome)
  if (isEmpty(row)) return { door: undefined, choices: [], outcome, faults: [], meanwhile: false, ready: false }
  const faults: Fault[] = []
  const code = cleanCode(row.code)
  const fault = codeFault(code)
  const found = fault ? [] : (doors.get(code) ?? [])
  const door = found.length > 1 ? found.find(({ id }) => id === row.door) : found[0]
  const choices = door ? [] : found
  if (fault) faults.push({ column: 'code', what: code === '' ? 'none' : fault })
  else if (found.length === 0) faults.push({ column: 'code', what: 'unknown' })
  else if (!door) faults.push({ column: 'code', what: 'shared' })
  faults.push(...faultsOfAnswer(row, outcome))
  if (row.note && !personNumber.test(row.note.trim())) faults.push({ column: 'note', what: 'personNumber' })
  const meanwhile = row.state === 'open' && !row.both && door !== undefined && isKnownMeanwhile(door, day)
  return { door, choices, outcome, faults, meanwhile, ready: row.state === 'open' && faults.length === 0 && !meanwhile }
}

function faultsOfAnswer(row: Row, outcome: Outcome | undefined): Fault[] {
  if (!outcome) return [{ column: 'outcome', what: row.outcome === '' ? 'outcomeNone' : 'outcome' }]
  const count = digits(row.headCount)
  if (outcome === 'registered') {
    const faults: Fault[] = []
    if (count === '') faults.push({ column: 'headCount', what: 'countNone' })
    else if (!/^\d{1,4}$/.test(count) || Number(count) > mostPersons)
      faults.push({ column: 'headCount', what: 'count', values: { most: mostPersons } })
    if (row.phone && !phone.test(digits(row.phone))) faults.push({ column: 'phone', what: 'phone' })
    return faults
  }
  return (['headCount', 'name', 'phone'] as const)
    .filter((column) => row[column].trim() !== '')
    .slice(0, 1)
    .map((column) => ({ column, what: 'onlyRegistered' }))
}

/** Registered, or visited on the day of the sheet or later: the paper may not be the last word. */
function isKnownMeanwhile(door: DoorRow, day: string): boolean {
  if (door.state === 'registered') return true
  return door.lastAt !== null && dayOf(door.lastAt) >= day
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: countyZone })
function dayOf(at: string): string {
  return days.format(new Date(at))
}
