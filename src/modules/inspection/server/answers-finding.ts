import { namesOf } from '#modules/agency/server/index.ts'
import { type ParamsOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import type { KeyName } from '#platform/server/vault/vault.ts'
import {
  attendanceKinds,
  conditionKinds,
  countFindings,
  countOwnFindings,
  type Finding,
  type FindingState,
  getFinding,
  getOwnFinding,
  getPhoto,
  isLate,
  listFindings,
  ownFindings,
  repeatDays,
  type WholeFinding,
} from '../contract/index.ts'
import { photoOf } from './queries.ts'
import {
  counts,
  eventsOf,
  findFinding,
  findingPage,
  hasPhoto,
  ownCount,
  type Reach,
  type ShownFinding,
  sameBefore,
} from './queries-read.ts'

const DAY = 86_400_000
const before = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const from = { at: '1970-01-01T00:00:00.000Z', id: '00000000-0000-0000-0000-000000000000' }

async function listed(work: Work, who: Reach, { show = 'live', after, limit = 50 }: ParamsOf<typeof listFindings>) {
  const start = show === 'closed' ? before : from
  const [at = start.at, id = start.id] = readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await findingPage(work.db, work.county, who, show, { now: work.receivedAt, at, id, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const names = await namesOf(work, [...new Set(items.flatMap(({ account }) => account ?? []))])
  const last = items.at(-1)
  const key = last && (show === 'closed' ? last.found_at : last.due_at)
  return {
    items: items.map((row) => present(row, names, work.receivedAt)),
    ...(rows.length > limit && last && key ? { next: writeCursor([key.toISOString(), last.id]) } : {}),
  }
}

async function whole(work: Work, who: Reach, id: string): Promise<WholeFinding> {
  const row = await findFinding(work.db, work.county, who, id)
  if (!row) throw new Problem(problems.not_found)
  type Event = { id: string; what: string; said: string | null; actor: string; at: Date }
  const events = await work.db.query<Event>(eventsOf, [work.county, id])
  const since = new Date(row.found_at.getTime() - repeatDays * DAY)
  type Same = { id: string; found_at: Date; state: FindingState }
  const same = await work.db.query<Same>(sameBefore, [work.county, row.post, row.kind, since, row.found_at])
  const [photo] = who === 'all' ? await work.db.query<{ yes: boolean }>(hasPhoto, [work.county, row.visit]) : []
  const names = await namesOf(work, [
    ...new Set(
      [row.account, row.found_by, row.leader, ...events.map(({ actor }) => actor)].filter((one) => one !== null),
    ),
  ])
  return {
    finding: present(row, names, work.receivedAt),
    foundBy: names.get(row.found_by)?.name ?? '',
    leader: row.leader ? (names.get(row.leader)?.name ?? '') : null,
    before: same.map(({ id: other, found_at, state }) => ({ id: other, foundAt: found_at.toISOString(), state })),
    events: events.map(({ actor, at, ...event }) => ({
      ...event,
      by: names.get(actor)?.name ?? '',
      at: at.toISOString(),
    })),
    ...{ visit: row.visit, hasPhoto: photo?.yes ?? false, isMine: row.is_mine },
  }
}

const countAnswer = answer(countFindings, async (work) => {
  type Row = Record<'open' | 'answered' | 'late' | 'risen', number>
  const [row] = await work.db.query<Row>(counts, [work.county, work.receivedAt])
  return row ?? { open: 0, answered: 0, late: 0, risen: 0 }
})

const ownCountAnswer = answer(countOwnFindings, async (work) => {
  const [row] = await work.db.query<{ open: number }>(ownCount, [
    ...[work.county, [...attendanceKinds, ...conditionKinds]],
  ])
  return { open: row?.open ?? 0 }
})

const photoAnswer = answer(getPhoto, async (work, { visit }) => {
  type Row = { id: string; sealed_under: string; jpeg: Buffer; taken_at: Date; actor: string }
  const [photo] = await work.db.query<Row>(photoOf, [work.county, visit])
  if (!photo) throw new Problem(problems.not_found)
  const jpeg = work.vault.open(photo.sealed_under as KeyName, `inspection.photo:${photo.id}`, photo.jpeg)
  const names = await namesOf(work, [photo.actor])
  return { jpeg, takenAt: photo.taken_at.toISOString(), by: names.get(photo.actor)?.name ?? '' }
})

/** Answers about findings. */
export const findingAnswers = [
  answer(listFindings, (work, params) => listed(work, 'all', params)),
  answer(ownFindings, (work, params) => listed(work, 'own', params)),
  answer(getFinding, (work, { id }) => whole(work, 'all', id)),
  answer(getOwnFinding, (work, { id }) => whole(work, 'own', id)),
  countAnswer,
  ownCountAnswer,
  photoAnswer,
]

function present(row: ShownFinding, names: Awaited<ReturnType<typeof namesOf>>, now: Date): Finding {
  const link = row.request ?? row.incident
  return {
    ...{ id: row.id, kind: row.kind, postName: row.post_name, placeName: row.place_name ?? '' },
    ...{ agencyName: row.agency_name, said: row.said, repeats: row.repeats, state: row.state, answer: row.answer },
    person: row.account ? (names.get(row.account)?.name ?? '') : null,
    foundAt: row.found_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    late: isLate(row.state, row.due_at.getTime(), row.by_when?.getTime() ?? null, now.getTime()),
    byWhen: row.by_when?.toISOString() ?? null,
    link: link
      ? {
          ...{ to: row.request ? 'request' : 'incident', id: link },
          ...{ year: row.link_year, no: row.link_no, state: row.link_state },
        }
      : null,
  }
}
