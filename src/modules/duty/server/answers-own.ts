import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { HOUR, listLendings, listRoll, myDuty, ownCodes, ownPeople, swapChoices } from '../contract/index.ts'
import { codesFrom } from './answers-plan.ts'
import { moreOf, namesFor, presentStanding, presentTimes } from './present.ts'
import { awayOf } from './queries-away.ts'
import { hasFeed, ownCalls, ownSwaps, type SwapRow } from './queries-own.ts'
import { agencyPeople, lendingsOfAgency } from './queries-people.ts'
import { findPosts, type PostRow, postsLedBy } from './queries-posts.ts'
import { type ContestRow, contestsOf, type NoteRow, ownNotesSince, recordsOf } from './queries-record.ts'
import { findShifts, ownShifts, type ShiftRow, shiftsAtPosts, shiftsOfPeople } from './queries-shifts.ts'
import { colleagueDays, colleaguesOf, swapRules } from './swaps.ts'

/** Answers for whoever stands on a roster: the own record, and of others no more than where they stand. */
const twoWeeks = 14 * 24 * HOUR

const mineAnswer = answer(myDuty, async (work) => {
  const now = work.receivedAt
  const [from, to] = [new Date(now.getTime() - twoWeeks), new Date(now.getTime() + twoWeeks)]
  const shifts = await ownShifts(work.db, work.county, work.account, from, to)
  const [led, notes, swaps, feed] = await Promise.all([
    postsLedBy(work.db, work.county, work.account),
    work.db.query<NoteRow>(ownNotesSince, [work.county, new Date(now.getTime() - 48 * HOUR), work.account]),
    work.db.query<SwapRow>(ownSwaps, [work.county, work.account, new Date(now.getTime() - 72 * HOUR)]),
    work.db.query(hasFeed, [work.county, work.account]),
  ])
  const ids = shifts.map(({ id }) => id)
  const contests = await work.db.query<ContestRow>(contestsOf, [work.county, ids])
  const records = await recordsOf(work.db, work.county, ids)
  const away = await awayOf(work.db, work.county, ids)
  const swapped = await findShifts(
    work.db,
    work.county,
    swaps.flatMap((swap) => [swap.shift, ...(swap.for_shift ? [swap.for_shift] : [])]),
  )
  const postIds = [...shifts, ...swapped, ...notes].map(({ post }) => post)
  const posts = new Map((await findPosts(work.db, work.county, [...new Set(postIds)])).map((post) => [post.id, post]))
  const around = await shiftsAtPosts(work.db, work.county, [...new Set(shifts.map(({ post }) => post))], now, to)
  const withOf = (row: ShiftRow) =>
    around.filter(
      (one) => one.post === row.post && one.id !== row.id && one.starts_at < row.ends_at && one.ends_at > row.starts_at,
    )
  const names = await namesFor(work, [
    ...around.map(({ account }) => account),
    ...notes.map(({ written_by }) => written_by),
    ...swaps.flatMap((swap) => [swap.from_account, swap.to_account]),
  ])
  const brief = (id: string | null) => {
    const row = swapped.find((one) => one.id === id)
    return row ? briefOf(row, posts.get(row.post)) : null
  }
  return {
    now: now.toISOString(),
    shifts: shifts.map((row) => {
      const post = posts.get(row.post)
      const contest = contests.find(({ shift }) => shift === row.id)
      return {
        ...{ id: row.id, post: row.post, postName: post?.name ?? '', kind: post?.kind ?? 'patrol' },
        ...{ placeName: post?.place_name ?? '', spot: post?.spot ?? null },
        position: post && post.lat !== null && post.lon !== null ? { lat: post.lat, lon: post.lon } : null,
        ...presentTimes(row, records.get(row.id), now),
        ...moreOf(row, away.get(row.id)),
        with: [...new Set(withOf(row).map(({ account }) => account))].map(names),
        contest: contest ? { said: contest.said, isUpheld: contest.is_upheld, answer: contest.answer } : null,
      }
    }),
    notes: notes.map(({ id, post, said, written_by, at }) => ({
      ...{ id, post, postName: posts.get(post)?.name ?? '', said, by: names(written_by).name, at: at.toISOString() },
    })),
    calls: await callsFor(work),
    swaps: swaps.flatMap((swap) => {
      const gives = brief(swap.shift)
      if (!gives) return []
      const isMine = swap.from_account === work.account
      const other = names(isMine ? swap.to_account : swap.from_account)
      return { id: swap.id, state: swap.state, isMine, other, said: swap.said, gives, takes: brief(swap.for_shift) }
    }),
    leads: led.length > 0,
    hasFeed: feed.length > 0,
  }
})

const rollAnswer = answer(listRoll, async (work) => {
  const now = work.receivedAt
  const posts = await postsLedBy(work.db, work.county, work.account)
  const [from, to] = [new Date(now.getTime() - 8 * HOUR), new Date(now.getTime() + 12 * HOUR)]
  const shifts = await shiftsAtPosts(
    work.db,
    work.county,
    posts.map(({ id }) => id),
    from,
    to,
  )
  const records = await recordsOf(
    work.db,
    work.county,
    shifts.map(({ id }) => id),
  )
  const away = await awayOf(
    work.db,
    work.county,
    shifts.map(({ id }) => id),
  )
  const names = await namesFor(
    work,
    shifts.map(({ account }) => account),
  )
  return {
    now: now.toISOString(),
    posts: posts.map(({ id, name, place_name }) => ({
      ...{ id, name, placeName: place_name ?? '' },
      people: shifts
        .filter(({ post }) => post === id)
        .map((row) => presentStanding(row, records.get(row.id), names, now, away.get(row.id))),
    })),
  }
})

const codesAnswer = answer(ownCodes, async (work, { post: id }) => {
  const post = (await postsLedBy(work.db, work.county, work.account)).find((row) => row.id === id)
  if (!post) throw new Problem(problems.not_found)
  return codesFrom(work, post)
})

const choicesAnswer = answer(swapChoices, async (work, { shift: id }) => {
  const [shift] = await findShifts(work.db, work.county, [id])
  if (!shift || shift.account !== work.account) throw new Problem(problems.not_found)
  const accounts = await colleaguesOf(work, shift)
  const to = new Date(shift.ends_at.getTime() + colleagueDays)
  const theirs = await shiftsOfPeople(work.db, work.county, accounts, work.receivedAt, to)
  const posts = new Map(
    (
      await findPosts(
        work.db,
        work.county,
        theirs.map(({ post }) => post),
      )
    ).map((post) => [post.id, post]),
  )
  const names = await namesFor(work, accounts)
  const later = (row: ShiftRow) => row.starts_at > work.receivedAt
  const clash = await swapRules(work, [shift, ...theirs], accounts)
  return {
    items: accounts.map((account) => ({
      ...names(account),
      against: clash(account, shift) ?? null,
      shifts: theirs
        .filter((row) => row.account === account && later(row))
        .sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime())
        .map((row) => ({
          ...{ id: row.id, ...briefOf(row, posts.get(row.post)) },
          against: clash(account, shift, row) ?? null,
        })),
    })),
  }
})

const lendingsAnswer = answer(listLendings, async (work, { after, limit = 50 }) => {
  const [at = '9999-12-31T00:00:00.000Z', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    readCursor(after, ['instant', 'uuid']) ?? []
  type Row = Record<'id' | 'account', string> &
    Record<'from_at' | 'to_at' | 'lent_at', Date> & { ended_at: Date | null; place_name: string | null }
  const rows = await work.db.query<Row>(lendingsOfAgency, [work.county, at, id, limit + 1])
  const items = rows.slice(0, limit)
  const names = await namesFor(
    work,
    items.map(({ account }) => account),
  )
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      ...{ id: row.id, account: row.account, name: names(row.account).name, placeName: row.place_name ?? '' },
      ...{ fromAt: row.from_at.toISOString(), toAt: (row.ended_at ?? row.to_at).toISOString() },
      isLive: row.ended_at === null && row.to_at > work.receivedAt,
    })),
    ...(rows.length > limit && last ? { next: writeCursor([last.lent_at.toISOString(), last.id]) } : {}),
  }
})

const peopleAnswer = answer(ownPeople, async (work) => {
  const rows = await work.db.query<Record<'id' | 'name' | 'agency_name', string>>(agencyPeople, [work.county])
  return { agencyName: rows[0]?.agency_name ?? '', items: rows.map(({ id, name }) => ({ id, name })) }
})

/** Answers for whoever stands on a roster, and for whoever lends people. */
export const ownAnswers = [mineAnswer, rollAnswer, codesAnswer, choicesAnswer, lendingsAnswer, peopleAnswer]

async function callsFor(work: Work) {
  type Row = Record<'id' | 'where_to' | 'what', string> & {
    called_at: Date
    acknowledged_at: Date | null
    is_coming: boolean | null
  }
  const since = new Date(work.receivedAt.getTime() - 24 * HOUR)
  const rows = await work.db.query<Row>(ownCalls, [work.county, work.account, since])
  return rows.map(({ id, where_to, what, called_at, acknowledged_at, is_coming }) => ({
    ...{ id, whereTo: where_to, what, calledAt: called_at.toISOString() },
    ...{ acknowledgedAt: acknowledged_at?.toISOString() ?? null, isComing: is_coming },
  }))
}

const briefOf = (row: ShiftRow, post: PostRow | undefined) => ({
  postName: post?.name ?? '',
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
})
