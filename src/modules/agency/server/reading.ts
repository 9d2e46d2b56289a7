import { Problem } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { readingProblems } from '../contract/index.ts'
import { noteReadings } from './queries-reading.ts'

/**
 * Counts persons whom the caller is about to be shown by name against the 200 distinct ones of a day (RIGHTS C-04), one count for all
 * modules. Answers those who may be shown; a person is counted once a day.
 */
export async function mayRead(
  work: Pick<Work, 'db' | 'county'>,
  persons: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(persons.length === 0 ? [] : await noteReadings(work.db, work.county, persons))
}

/** The same for one person; the problem past the limit. */
export async function countReading(work: Pick<Work, 'db' | 'county'>, person: string): Promise<void> {
  if (!(await mayRead(work, [person])).has(person)) throw new Problem(readingProblems.reading_limit)
}
