import { namesOf } from '#modules/agency/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { type Post, type Standing, standingOf } from '../contract/index.ts'
import type { AwayRow } from './queries-away.ts'
import type { PostRow } from './queries-posts.ts'
import type { RecordRow } from './queries-record.ts'
import { rosteredOf, type ShiftRow } from './queries-shifts.ts'

/** How rows are shown. */
export interface Person {
  id: string
  name: string
  agencyName: string
}
export type Names = (account: string) => Person

/** Names behind accounts, asked once for a whole answer. */
export async function namesFor(work: Work, accounts: readonly (string | null)[]): Promise<Names> {
  const ids = [...new Set(accounts.filter((id) => id !== null))]
  const found = ids.length > 0 ? await namesOf(work, ids) : new Map<string, { name: string; agency: string }>()
  return (id) => ({ id, name: found.get(id)?.name ?? '', agencyName: found.get(id)?.agency ?? '' })
}

/** A post as screens see it. */
export function presentPost(row: PostRow, names: Names): Post {
  const { id, kind, name, place, spot, need, starts, version, lat, lon } = row
  return {
    ...{ id, kind, name, place, placeName: row.place_name ?? '', spot, need, starts, version },
    leader: row.leader ? names(row.leader) : null,
    position: lat !== null && lon !== null ? { lat, lon } : null,
  }
}

/** The time of a shift, and what clock and record say of it. */
export function presentTimes(row: ShiftRow, record: RecordRow | undefined, now: Date) {
  const known = record && { isPresent: record.is_present, at: record.at.getTime() }
  const standing: Standing =
    row.replaced_by !== null && !record ? 'replaced' : standingOf(rosteredOf(row), known, now.getTime())
  return {
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    standing,
    arrivedAt: record?.is_present ? record.at.toISOString() : null,
    how: record?.how ?? null,
  }
}

/** A person at a post, as whoever plans or leads it sees them. */
export function presentStanding(
  row: ShiftRow,
  record: RecordRow | undefined,
  names: Names,
  now: Date,
  away: AwayRow | undefined,
) {
  const { id: account, name, agencyName } = names(row.account)
  return { shift: row.id, account, name, agencyName, ...presentTimes(row, record, now), ...moreOf(row, away) }
}

/** What whoever stands there, and their leader, see besides. */
export const moreOf = (row: ShiftRow, away: AwayRow | undefined) => ({
  madeAt: row.made_at.toISOString(),
  awaySince: sinceOf(away),
})

/** Since when an inspection has found the post without somebody; null where the person is back. */
export const sinceOf = (away: AwayRow | undefined): string | null =>
  away && !away.back_at ? away.at.toISOString() : null
