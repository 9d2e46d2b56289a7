import { namesOf } from '#modules/agency/server/index.ts'
import { addDays, midnightOf } from '#modules/duty/contract/index.ts'
import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { isInReach, type Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  countVolunteers,
  getVolunteer,
  hoursByPlace,
  listVolunteers,
  longestPeriod,
  myService,
  type Volunteer,
  volunteerProblems,
} from '../contract/index.ts'
import {
  countStates,
  eventsOf,
  findOwn,
  findShown,
  hoursOf,
  monthsOf,
  pageOf,
  papersOf,
  type ShownRow,
  sameAs,
  stoodOf,
} from './queries-read.ts'

const before = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const from = { at: '1970-01-01T00:00:00.000Z', id: '00000000-0000-0000-0000-000000000000' }
/** Hours are shown for so long back. */
const twoYears = 730 * 86_400_000

const listAnswer = answer(
  listVolunteers,
  async (work, { state = 'new', skill = null, free = null, area, after, limit = 50 }) => {
    const place = area === undefined ? undefined : await findPlace(work, area)
    if (area !== undefined && (!place || !isInReach(work, place.path))) throw new Problem(problems.not_found)
    const start = state === 'new' ? from : before
    const [at = start.at, id = start.id] = readCursor(after, ['instant', 'uuid']) ?? []
    const wanted = { state, skill, free, path: place?.path ?? null, at, id, limit: limit + 1 }
    const rows = await pageOf(work.db, work.county, wanted)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map(present),
      ...(rows.length > limit && last ? { next: writeCursor([last.signed_up_at.toISOString(), last.id]) } : {}),
    }
  },
)

const countAnswer = answer(countVolunteers, async (work) => {
  const rows = await countStates(work.db, work.county)
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return {
    new: of('new'),
    accepted: of('accepted'),
    declined: of('declined'),
    withdrawn: of('withdrawn'),
    ended: of('ended'),
  }
})

const wholeAnswer = answer(getVolunteer, async (work, { id }) => {
  const row = await findShown(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  type Event = { id: string; what: string; said: string | null; actor: string | null; at: Date }
  type Paper = { id: string; from_day: string; to_day: string; hours: number; shifts: number; issued_at: Date }
  const events = await work.db.query<Event>(eventsOf, [work.county, id])
  const papers = await work.db.query<Paper>(papersOf, [work.county, id])
  const months = row.account ? await monthsOf(work.db, work.county, row.account, ...lately(work)) : []
  const accounts = [row.entered_by, row.decided_by, ...events.map(({ actor }) => actor)].filter((one) => one !== null)
  const names = await namesOf(work, [...new Set(accounts)])
  const nameOf = (account: string | null) => (account === null ? null : (names.get(account)?.name ?? ''))
  return {
    volunteer: present(row),
    birthYear: row.birth_year,
    language: row.language,
    username: row.username,
    reason: row.reason,
    enteredBy: nameOf(row.entered_by),
    decidedBy: nameOf(row.decided_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    retainUntil: row.retain_until?.toISOString() ?? null,
    isErased: row.is_erased,
    same: (await sameAs(work.db, work.county, id)).map(({ place_name, by_phone, ...one }) => ({
      ...{ ...one, placeName: place_name, byPhone: by_phone },
    })),
    months,
    papers: papers.map(({ from_day, to_day, issued_at, ...paper }) => ({
      ...{ ...paper, from: from_day, to: to_day, at: issued_at.toISOString() },
    })),
    events: events.map(({ actor, at, ...event }) => ({ ...event, by: nameOf(actor), at: at.toISOString() })),
  }
})

const hoursAnswer = answer(hoursByPlace, async (work, params) => {
  if (params.to < params.from || Date.parse(params.to) - Date.parse(params.from) >= longestPeriod * 86_400_000)
    throw new Problem(problems.invalid, undefined, [{ path: '/to', definition: volunteerProblems.wrong_period }])
  const span = [new Date(midnightOf(params.from)), new Date(midnightOf(addDays(params.to, 1)))] as const
  const rows = await hoursOf(work.db, work.county, ...span)
  return {
    items: rows.map(({ place_name, town_name, ...row }) => ({ ...row, placeName: place_name, townName: town_name })),
  }
})

const mineAnswer = answer(myService, async (work) => {
  const row = await findOwn(work.db, work.county, work.account)
  if (!row) throw new Problem(problems.not_found)
  const months = await monthsOf(work.db, work.county, work.account, ...lately(work))
  const stood = await stoodOf(work.db, work.county, work.account, ...lately(work))
  const sum = (of: 'hours' | 'shifts') => months.reduce((all, month) => all + month[of], 0)
  return {
    ...{ no: row.no, placeName: row.place_name ?? '', skills: row.skills, months },
    since: (row.decided_at ?? row.signed_up_at).toISOString(),
    hours: sum('hours'),
    shifts: sum('shifts'),
    stood: stood.map(({ shift, post_name, starts_at, ends_at, hours }) => ({
      ...{ id: shift, postName: post_name, startsAt: starts_at.toISOString(), endsAt: ends_at.toISOString(), hours },
    })),
  }
})

/** Handlers of the module's reads. */
export const queries = [listAnswer, countAnswer, wholeAnswer, hoursAnswer, mineAnswer]

const lately = ({ receivedAt }: Work) =>
  [new Date(receivedAt.getTime() - twoYears), new Date(receivedAt.getTime() + 86_400_000)] as const

function present(row: ShownRow): Volunteer {
  return {
    ...{ id: row.id, no: row.no, state: row.state, place: row.place, placeName: row.place_name ?? '', name: row.name },
    ...{ skills: row.skills, free: row.free, checks: row.checks },
    signedUpAt: row.signed_up_at.toISOString(),
    isDoubtful: row.is_doubtful,
    version: row.version,
  }
}
