import { namesOf } from '#modules/agency/server/index.ts'
import { inspectedPosts, rosteredAt } from '#modules/duty/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  cellsByPost,
  checkStateOf,
  countPool,
  type Draw,
  type FindingKind,
  getDraw,
  heldHours,
  listDraws,
  myChecks,
  repeatDays,
} from '../contract/index.ts'
import { poolOf } from './pool.ts'
import {
  agencyNames,
  type CheckRow,
  checksOfDraw,
  type DrawRow,
  drawById,
  drawPage,
  itemsInUse,
  kindsAt,
  openChecks,
  ownVisits,
  pointsAt,
} from './queries-read.ts'

const HOUR = 3_600_000

const drawsAnswer = answer(listDraws, async (work, { after, limit = 50 }) => {
  const start = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  const [at = start.at, id = start.id] = readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await work.db.query<DrawRow>(drawPage, [work.county, work.receivedAt, at, id, limit + 1])
  const items = rows.slice(0, limit)
  const names = await namesFor(work, items)
  const last = items.at(-1)
  return {
    items: items.map((row) => present(row, names)),
    ...(rows.length > limit && last ? { next: writeCursor([last.drawn_at.toISOString(), last.id]) } : {}),
  }
})

const drawAnswer = answer(getDraw, async (work, { id }) => {
  const [row] = await work.db.query<DrawRow>(drawById, [work.county, work.receivedAt, id])
  if (!row) throw new Problem(problems.not_found)
  const checks = await work.db.query<CheckRow>(checksOfDraw, [work.county, id])
  const agencies = await work.db.query<{ name: string }>(agencyNames, [work.county, row.agencies])
  const names = await namesFor(work, [row], checks)
  return {
    draw: present(row, names),
    seed: row.seed,
    commitment: row.commitment,
    agencies: agencies.map(({ name }) => name),
    pool: row.pool,
    checks: checks.map((check) => ({
      ...{ id: check.id, nth: check.nth + 1, post: check.post, postName: check.post_name },
      ...{ placeName: check.place_name ?? '', agencyName: check.agency_name },
      hourAt: check.hour_at.toISOString(),
      state: stateOf(check, row.withdrawn_at !== null, work.receivedAt),
      ...{ visit: check.visit, at: check.at?.toISOString() ?? null, findings: check.findings },
      inspector: check.inspector ? (names.get(check.inspector)?.name ?? '') : null,
    })),
  }
})

const poolAnswer = answer(countPool, async (work, { agencies, ...wish }) => {
  const { cells } = await poolOf(work, { ...wish, agencies: agencies ? agencies.split(',') : [] })
  return { posts: cellsByPost(cells).size, cells: cells.length }
})

const mineAnswer = answer(myChecks, async (work) => {
  const now = work.receivedAt.getTime()
  const [from, to] = [new Date(now - heldHours * HOUR), new Date(now + heldHours * HOUR)]
  const checks = await work.db.query<CheckRow>(openChecks, [work.county, from, to])
  const ids = [...new Set(checks.map(({ post }) => post))]
  const posts = new Map((await inspectedPosts(work, ids)).map((post) => [post.id, post]))
  const shifts = await rosteredAt(work, ids, from, new Date(to.getTime() + HOUR))
  const names = await namesOf(work, [...new Set(shifts.map(({ account }) => account))])
  const points = await work.db.query<{ id: string; name: string; place: string }>(pointsAt, [
    ...[work.county, [...new Set(checks.map(({ place }) => place))]],
  ])
  const since = new Date(now - repeatDays * 24 * HOUR)
  const kinds = await work.db.query<{ post: string; kind: FindingKind }>(kindsAt, [work.county, ids, since])
  const items = await work.db.query<Record<'id' | 'name' | 'standard' | 'unit', string>>(itemsInUse, [work.county])
  type Visit = Record<'id' | 'drawn' | 'post_name', string> & { at: Date; is_empty: boolean; findings: number }
  const yesterday = new Date(now - 24 * HOUR)
  const done = await work.db.query<Visit>(ownVisits, [work.county, work.account, yesterday])
  return {
    now: work.receivedAt.toISOString(),
    checks: checks.map((check) => {
      const hour = check.hour_at.getTime()
      const post = posts.get(check.post)
      const state = stateOf(check, false, work.receivedAt)
      return {
        ...{ id: check.id, post: check.post, postName: check.post_name, place: check.place },
        ...{ placeName: check.place_name ?? '', spot: post?.spot ?? null, hourAt: check.hour_at.toISOString() },
        state: state === 'waiting' || state === 'due' ? state : ('missed' as const),
        need: post?.need[Math.floor(hour / HOUR + 8) % 24] ?? 0,
        planned: shifts
          .filter(({ post: at, startsAt, endsAt }) => at === check.post && +startsAt < hour + HOUR && +endsAt > hour)
          .map(({ id, account, startsAt, endsAt }) => ({
            ...{ shift: id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
            ...{ name: names.get(account)?.name ?? '', agencyName: names.get(account)?.agency ?? '' },
          })),
        supplyTo:
          points.find(({ place, name }) => place === check.place && name === check.post_name)?.id ?? check.place,
        before: kinds.filter(({ post: at }) => at === check.post).map(({ kind }) => kind),
      }
    }),
    items,
    done: done.map(({ id, drawn, post_name, at, is_empty, findings }) => ({
      ...{ id, check: drawn, postName: post_name, at: at.toISOString(), findings, isEmpty: is_empty },
    })),
  }
})

/** Answers about draws and checks. */
export const drawAnswers = [drawsAnswer, drawAnswer, poolAnswer, mineAnswer]

function stateOf(check: CheckRow, isWithdrawn: boolean, now: Date) {
  return checkStateOf({ hourAt: check.hour_at.getTime(), isDone: check.visit !== null, isWithdrawn }, now.getTime())
}

function namesFor(work: Work, draws: readonly DrawRow[], checks: readonly CheckRow[] = []) {
  const ids = [
    ...draws.flatMap(({ drawn_by, withdrawn_by }) => [drawn_by, withdrawn_by]),
    ...checks.map(({ inspector }) => inspector),
  ]
  return namesOf(work, [...new Set(ids.filter((id) => id !== null))])
}

function present(row: DrawRow, names: Awaited<ReturnType<typeof namesOf>>): Draw {
  const nameOf = (id: string | null) => (id ? (names.get(id)?.name ?? '') : null)
  return {
    ...{ id: row.id, placeName: row.place_name ?? '', fromDay: row.from_day, days: row.days },
    ...{ hourFrom: row.hour_from, hourTo: row.hour_to, cells: row.cells },
    ...{ drawn: row.drawn, done: row.done, missed: row.missed },
    ...{ drawnBy: nameOf(row.drawn_by) ?? '', drawnAt: row.drawn_at.toISOString() },
    ...{ withdrawnAt: row.withdrawn_at?.toISOString() ?? null, withdrawnBy: nameOf(row.withdrawn_by) },
    withdrawnWhy: row.withdrawn_why,
  }
}
