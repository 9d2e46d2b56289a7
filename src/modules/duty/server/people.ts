import type { Work } from '#platform/server/commands/context.ts'
import { type CandidateRow, type LendingRow, lendingsIn, listCandidates } from './queries-people.ts'

/** Who can be put on a roster, and when: the own people always, those of other agencies while they are lent. */
export interface Candidates {
  people: readonly CandidateRow[]
  /** Whether somebody can stand at a place for a time. */
  may(account: string, path: string, from: Date, to: Date): boolean
  /** Until when somebody is lent; undefined for the own people. */
  lentUntil(account: string): Date | undefined
}

/** Reads the candidates of the asker for a time; `accounts` alone where they are known. */
export async function candidatesFor(
  work: Work,
  from: Date,
  to: Date,
  accounts: readonly string[] | null,
): Promise<Candidates> {
  const people = await listCandidates(work.db, work.county, accounts)
  const lent = new Map<string, LendingRow[]>()
  for (const row of await lendingsIn(work.db, work.county, from, to))
    lent.set(row.account, [...(lent.get(row.account) ?? []), row])
  const known = new Map(people.map((person) => [person.id, person]))
  return {
    people: people.filter(({ id, is_own }) => is_own || lent.has(id)),
    may(account, path, start, end) {
      const person = known.get(account)
      if (!person) return false
      const covers = ({ path: place, from_at, to_at }: LendingRow) =>
        (path === place || path.startsWith(`${place}.`)) && from_at <= start && to_at >= end
      return person.is_own || (lent.get(account) ?? []).some(covers)
    },
    lentUntil(account) {
      if (known.get(account)?.is_own) return undefined
      const ends = (lent.get(account) ?? []).map(({ to_at }) => to_at.getTime())
      return ends.length > 0 ? new Date(Math.max(...ends)) : undefined
    },
  }
}
