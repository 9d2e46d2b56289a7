import { Problem, problems } from '#platform/contract/index.ts'
import { isInReach } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { listTasks, myDoors, myTasks, stages, type Task } from '../contract/index.ts'
import { doorSet } from './door-set.ts'
import { countDoors, listDoors, placesOf } from './queries-doors.ts'
import { countTasks, findArea, listTasks as listTaskRows, listTasksOf, type StagedTask } from './queries-tasks.ts'

const listTasksAnswer = answer(listTasks, async (work, params) => {
  const path = params.area === undefined ? null : await findArea(work.db, work.county, params.area)
  if (path === undefined || (path !== null && !isInReach(work, path))) throw new Problem(problems.not_found)
  const [dueAt, id] = readCursor(params.after, ['instant', 'uuid']) ?? []
  const limit = params.limit ?? 50
  const filter = {
    now: work.receivedAt,
    path,
    assignee: params.assignee ?? null,
    stage: params.stage ?? null,
    after: dueAt === undefined ? null : { dueAt: String(dueAt), id: String(id) },
    limit: limit + 1,
  }
  const [rows, totals] = await Promise.all([
    listTaskRows(work.db, work.county, filter),
    countTasks(work.db, work.county, filter),
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(present),
    ...(rows.length > limit && last ? { next: writeCursor([last.due_at.toISOString(), last.id]) } : {}),
    totals: Object.fromEntries(stages.map((stage) => [stage, totals.get(stage) ?? 0])),
  }
})

const myTasksAnswer = answer(myTasks, async (work) => ({
  items: (await listTasksOf(work.db, work.county, work.receivedAt, work.account)).map(present),
}))

const myDoorsAnswer = answer(myDoors, async (work, params) => {
  const places = await placesOf(work.db, work.county, work.account, params.task ?? null)
  if (params.task !== undefined && places.length === 0) throw new Problem(problems.not_found)
  const set = doorSet(places, work.paths)
  const [walk, walkOrder, id] = readCursor(params.after, ['path', 'integer', 'uuid']) ?? []
  const limit = params.limit ?? 50
  const [rows, counts] = await Promise.all([
    listDoors(work.db, work.county, set, {
      now: work.receivedAt,
      show: params.show ?? 'due',
      search: params.q?.trim() || null,
      after: walk === undefined ? null : { walk: String(walk), walkOrder: Number(walkOrder), id: String(id) },
      limit: limit + 1,
    }),
    countDoors(work.db, work.county, set, work.receivedAt),
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      id: row.id,
      area: row.area,
      address: row.address,
      number: row.number,
      walkOrder: row.walk_order,
      state: row.state,
      attempts: row.attempts,
      persons: row.persons,
      lastAt: row.last_at?.toISOString() ?? null,
      nextAt: row.next_at?.toISOString() ?? null,
    })),
    ...(rows.length > limit && last ? { next: writeCursor([last.walk, last.walk_order, last.id]) } : {}),
    ...counts,
  }
})

/** Handlers of the module's reads. */
export const queries = [listTasksAnswer, myTasksAnswer, myDoorsAnswer]

function present(row: StagedTask): Task {
  return {
    id: row.id,
    place: row.place,
    path: row.path,
    placeName: row.place_name,
    isDwelling: row.is_dwelling,
    assignee: row.assignee,
    assigneeName: row.assignee_name ?? '',
    assignedAt: row.assigned_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    note: row.note,
    stage: row.stage,
    doors: row.doors,
    open: row.open,
  }
}
