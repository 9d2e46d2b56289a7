import { Problem, type ProblemDefinition, problems } from '#platform/contract/index.ts'
import { dayAfter, monitoringProblems, startsAhead, startsBack, statusesOf } from '../contract/index.ts'

/** Most years that somebody is old. */
const oldest = 120

/** Refuses a value at its field. */
export function refuse(path: string, definition: ProblemDefinition): never {
  throw new Problem(problems.invalid, undefined, [{ path, definition }])
}

/** A case has a classification, whoever is no case none. */
export function checkStatus(kind: keyof typeof statusesOf, status: string): void {
  if (!(statusesOf[kind] as readonly string[]).includes(status))
    refuse('/body/status', monitoringProblems.status_not_of_kind)
}

/** Before this day nobody of this register fell ill: a year was typed wrong. Line lists of 1918 are read. */
const earliestOnset = '1900-01-01'

/** Nobody fell ill tomorrow, or in the Middle Ages. */
export function checkOnset(day: string | undefined, today: string, path = '/body/onsetOn'): void {
  if (day !== undefined && day < earliestOnset) refuse(path, monitoringProblems.onset_long_ago)
  if (day !== undefined && day > today) refuse(path, monitoringProblems.onset_future)
}

/** Nobody is born after a day, or was over 120 years old on it. */
export function checkBirthYear(year: number | undefined, day: string, path = '/body/birthYear'): void {
  const age = year === undefined ? 0 : Number(day.slice(0, 4)) - year
  if (age < 0 || age > oldest) refuse(path, monitoringProblems.birth_year_impossible)
}

/** A follow-up begins near today: further back nobody remembers, further ahead nobody knows. */
export function checkStart(day: string | undefined, today: string): void {
  if (day !== undefined && (day < dayAfter(today, -startsBack) || day > dayAfter(today, startsAhead)))
    refuse('/body/startsOn', monitoringProblems.starts_out_of_range)
}

/** The last day of an exposure is not before the first, and none is to come. */
export function checkExposure(days: { firstOn?: string; lastOn?: string }, today: string, at = '/body'): void {
  const { firstOn, lastOn } = days
  if (firstOn !== undefined && lastOn !== undefined && lastOn < firstOn)
    refuse(`${at}/lastOn`, monitoringProblems.days_reversed)
  for (const name of ['firstOn', 'lastOn'] as const)
    if ((days[name] ?? today) > today) refuse(`${at}/${name}`, monitoringProblems.exposure_future)
}

/** A finding is of the past, and not older than what may be kept. */
export function checkFact(at: Date, now: Date, keptDays: number, aheadMs: number): void {
  if (at.getTime() > now.getTime() + aheadMs) refuse('/body/at', monitoringProblems.fact_future)
  if (at.getTime() <= now.getTime() - keptDays * 86_400_000) refuse('/body/at', monitoringProblems.fact_too_old)
}

/** Days of follow-up are a contact's, none of them begins further ahead than a follow-up may; a contact has no classification. */
export function checkPlan(
  one: { isContact?: boolean; status?: string; startsOn?: string; days?: number },
  today: string,
  path: string,
): void {
  if (one.isContact && one.status !== undefined && one.status !== 'excluded')
    refuse(`${path}/status`, monitoringProblems.status_not_of_kind)
  const hasPlan = one.startsOn !== undefined || one.days !== undefined
  if (hasPlan && (!one.isContact || one.startsOn === undefined || one.startsOn > dayAfter(today, startsAhead)))
    refuse(`${path}/startsOn`, monitoringProblems.starts_out_of_range)
}
