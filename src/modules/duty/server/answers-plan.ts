import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { isInReach, type Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import {
  addDays,
  codeWindow,
  countHoles,
  getNow,
  getRoster,
  HOUR,
  listCodes,
  midnightOf,
  type Rest,
  usualRestHours,
} from '../contract/index.ts'
import { codeOf } from './code.ts'
import { candidatesFor } from './people.ts'
import { namesFor, presentPost, presentStanding, presentTimes, sinceOf } from './present.ts'
import { awayOf } from './queries-away.ts'
import { calledOf, callsSince } from './queries-own.ts'
import { findPosts, type PostRow, postsInScope } from './queries-posts.ts'
import { type ContestRow, type NoteRow, notesSince, openContests, recordsOf } from './queries-record.ts'
import { listRest, type RestRow } from './queries-rest.ts'
import { findShifts, shiftsAtPosts, shiftsOfPeople } from './queries-shifts.ts'
import { around } from './rest.ts'
import { lookAhead } from './staffing.ts'

const usualRest: Rest = { from: null, hours: usualRestHours, basis: null, setBy: null, setAt: null }
const restOf = ({ from_at, hours, basis, set_at }: RestRow, setBy: string): Rest => ({
  ...{ from: from_at.toISOString(), hours, basis, setBy, setAt: set_at.toISOString() },
})

/** Answers for whoever plans: the week, and now. */
const rosterAnswer = answer(getRoster, async (work, { from, days = 7, place }) => {
  const area = place === undefined ? undefined : await findPlace(work, place)
  if (place !== undefined && (!area || !isInReach(work, area.path))) throw new Problem(problems.not_found)
  const posts = await postsInScope(work.db, work.county, area?.path ?? null)
  const [begin, end] = [new Date(midnightOf(from)), new Date(midnightOf(addDays(from, days)))]
  const [wideBegin, wideEnd] = [new Date(begin.getTime() - around), new Date(end.getTime() + around)]
  const ids = posts.map(({ id }) => id)
  const shifts = await shiftsAtPosts(work.db, work.county, ids, begin, end)
  const candidates = await candidatesFor(work, begin, end, null)
  const accounts = [...new Set([...candidates.people.map(({ id }) => id), ...shifts.map(({ account }) => account)])]
  const here = new Set(shifts.map(({ id }) => id))
  const others = await shiftsOfPeople(work.db, work.county, accounts, wideBegin, wideEnd)
  const records = await recordsOf(work.db, work.county, [...here])
  const away = await awayOf(work.db, work.county, [...here])
  const known = new Set(candidates.people.map(({ id }) => id))
  const gone = [...new Set(shifts.map(({ account }) => account))].filter((id) => !known.has(id))
  const rest = await listRest(work.db, work.county)
  const names = await namesFor(work, [
    ...posts.map(({ leader }) => leader),
    ...gone,
    ...rest.map(({ set_by }) => set_by),
  ])
  return {
    now: work.receivedAt.toISOString(),
    posts: posts.map((row) => presentPost(row, names)),
    shifts: shifts.map((row) => {
      const { how: _how, ...times } = presentTimes(row, records.get(row.id), work.receivedAt)
      const awaySince = sinceOf(away.get(row.id))
      return { id: row.id, post: row.post, account: row.account, despite: row.despite, ...times, awaySince }
    }),
    elsewhere: others
      .filter(({ id }) => !here.has(id))
      .map(({ post, account, starts_at, ends_at }) => ({
        ...{ post, account, startsAt: starts_at.toISOString(), endsAt: ends_at.toISOString() },
      })),
    people: candidates.people.map(({ id, username, display_name, agency_name, is_volunteer, skills }) => ({
      ...{ id, username, name: display_name, agencyName: agency_name },
      lentUntil: candidates.lentUntil(id)?.toISOString() ?? null,
      isVolunteer: is_volunteer,
      skills,
    })),
    gone: gone.map(names),
    rest: [usualRest, ...rest.map((row) => restOf(row, names(row.set_by).name))],
  }
})

const nowAnswer = answer(getNow, async (work) => {
  const now = work.receivedAt
  const { posts, shifts, away, holes } = await nextHours(work)
  const since = new Date(now.getTime() - 24 * HOUR)
  const [contests, notes] = await Promise.all([
    work.db.query<ContestRow>(openContests, [work.county]),
    work.db.query<NoteRow>(notesSince, [work.county, since]),
  ])
  const contested = await findShifts(
    work.db,
    work.county,
    contests.map(({ shift }) => shift),
  )
  const running = shifts.filter(({ starts_at, ends_at }) => starts_at <= now && ends_at > now)
  const records = await recordsOf(
    work.db,
    work.county,
    [...running, ...contested].map(({ id }) => id),
  )
  const calls = await callsOf(work, since)
  const names = await namesFor(work, [
    ...running.map(({ account }) => account),
    ...contests.map(({ account }) => account),
    ...notes.map(({ written_by }) => written_by),
    ...calls.accounts,
  ])
  const postNames = new Map(
    (
      await findPosts(work.db, work.county, [
        ...contested.map(({ post }) => post),
        ...calls.rows.map(({ post }) => post),
      ])
    ).map(({ id, name }) => [id, name]),
  )
  const hour = Math.floor(((now.getTime() / HOUR + 8) % 24) + 24) % 24
  return {
    now: now.toISOString(),
    posts: posts.map(({ id, kind, name, place_name, need }) => ({
      ...{ id, kind, name, placeName: place_name ?? '', need: need[hour] ?? 0 },
      people: running
        .filter(({ post }) => post === id)
        .map((row) => presentStanding(row, records.get(row.id), names, now, away.get(row.id))),
    })),
    holes,
    calls: calls.rows.map(({ people, ...row }) => ({
      ...{ id: row.id, postName: postNames.get(row.post) ?? '', whereTo: row.where_to, what: row.what },
      ...{ calledAt: row.called_at.toISOString(), calledBy: names(row.called_by).name },
      endedAt: row.ended_at?.toISOString() ?? null,
      people: people.map(({ account, acknowledged_at, is_coming }) => ({
        ...names(account),
        acknowledgedAt: acknowledged_at?.toISOString() ?? null,
        isComing: is_coming,
      })),
    })),
    contests: contests.flatMap((contest) => {
      const row = contested.find(({ id }) => id === contest.shift)
      if (!row) return []
      const { startsAt, endsAt, standing } = presentTimes(row, records.get(row.id), now)
      const { name, agencyName } = names(contest.account)
      return {
        ...{ id: contest.id, account: contest.account, name, agencyName, postName: postNames.get(row.post) ?? '' },
        ...{ startsAt, endsAt, standing, said: contest.said, at: contest.at.toISOString() },
        ...{ isUpheld: contest.is_upheld, answer: contest.answer },
      }
    }),
    notes: notes.map(({ id, post, said, written_by, at }) => ({
      ...{ id, post, said, by: names(written_by).name, at: at.toISOString() },
    })),
  }
})

const holesAnswer = answer(countHoles, async (work) => {
  const { holes } = await nextHours(work)
  const contests = await work.db.query<ContestRow>(openContests, [work.county])
  const hours = holes.reduce(
    (sum, { startsAt, endsAt, missing }) => sum + (missing * (Date.parse(endsAt) - Date.parse(startsAt))) / HOUR,
    0,
  )
  return { holes: holes.length, hours, contests: contests.length }
})

const codesAnswer = answer(listCodes, async (work, { post: id }) => {
  const post = (await postsInScope(work.db, work.county, null)).find((row) => row.id === id)
  if (!post) throw new Problem(problems.not_found)
  return codesFrom(work, post)
})

/** Answers for whoever plans. */
export const planAnswers = [rosterAnswer, nowAnswer, holesAnswer, codesAnswer]

/** Two hours of codes from now on; the first is the one before, for a screen whose clock is behind. */
export function codesFrom(work: Work, post: PostRow) {
  const first = codeWindow(work.receivedAt.getTime()) - 1
  const codes = Array.from({ length: 242 }, (_, at) => codeOf(work, post.id, first + at))
  return { postName: post.name, placeName: post.place_name ?? '', first, codes }
}

/** Posts of the reader with the shifts of the next 24 hours, and what is missing in them, this hour with it. */
async function nextHours(work: Work) {
  const posts = await postsInScope(work.db, work.county, null)
  const ahead = await lookAhead(work, posts)
  const shifts = ahead.flatMap((one) => one.shifts)
  const away = new Map(ahead.flatMap((one) => [...one.away]))
  const holes = ahead.flatMap(({ post, holes: own }) =>
    own.map(({ startsAt, endsAt, missing }) => ({
      ...{ post: post.id, postName: post.name, missing },
      ...{ startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() },
    })),
  )
  return { posts, shifts, away, holes: holes.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)) }
}

/** Calls that run and those of the last day, with whom they reached. */
async function callsOf(work: Work, since: Date) {
  type CallRow = Record<'id' | 'post' | 'where_to' | 'what' | 'called_by', string> & {
    called_at: Date
    ended_at: Date | null
  }
  type CalledRow = { call: string; account: string; acknowledged_at: Date | null; is_coming: boolean | null }
  const calls = await work.db.query<CallRow>(callsSince, [work.county, since])
  const called = await work.db.query<CalledRow>(calledOf, [work.county, calls.map(({ id }) => id)])
  return {
    rows: calls.map((call) => ({ ...call, people: called.filter((one) => one.call === call.id) })),
    accounts: [...calls.map(({ called_by }) => called_by), ...called.map(({ account }) => account)],
  }
}
