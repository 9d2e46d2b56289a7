import { raise } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { accept, assign, dispatchProblems, reassign, withdraw } from '../contract/index.ts'
import { acceptTasks, covers, endTasksOf, findPlaces, insertTasks, lockTasks, type TaskRow } from './queries.ts'

const assignHandler = handleEach(assign, async (work, { id, body }) => {
  const dueAt = new Date(body.dueAt)
  if (dueAt <= work.receivedAt) throw new Problem(dispatchProblems.due_in_past)
  refuseTwice(
    body.places.map(({ place }) => place),
    (index) => `/body/places/${index}/place`,
  )
  refuseTwice(
    body.places.map(({ task }) => task),
    (index) => `/body/places/${index}/task`,
  )
  const ids = body.places.map(({ place }) => place)
  const found = new Map((await findPlaces(work.db, work.county, ids)).map((row) => [row.id, row]))
  const tasks = body.places.map(({ task, place }) => {
    const row = found.get(place)
    if (!row) throw new Problem(problems.not_found)
    return {
      id: task,
      place,
      isDwelling: row.is_dwelling,
      path: row.path,
      placeName: row.name,
      dueAt,
      note: body.note || null,
    }
  })
  await checkReach(work, body.assignee, tasks)
  const replaced = await endTasksOf(work.db, work.county, ids, work.account, work.receivedAt)
  await insertTasks(work.db, given(work, body.assignee), tasks)
  await tell(work, id, body.assignee, tasks)
  return { assigned: tasks.length, replaced }
})

const reassignHandler = handleEach(reassign, async (work, { id, body }) => {
  const newDue = body.dueAt === undefined ? undefined : new Date(body.dueAt)
  if (newDue && newDue <= work.receivedAt) throw new Problem(dispatchProblems.due_in_past)
  refuseTwice(
    body.tasks.map(({ task }) => task),
    (index) => `/body/tasks/${index}/task`,
  )
  refuseTwice(
    body.tasks.map(({ next }) => next),
    (index) => `/body/tasks/${index}/next`,
  )
  const next = new Map(body.tasks.map(({ task, next: fresh }) => [task, fresh]))
  const rows = await lockLive(work, [...next.keys()])
  const tasks = rows.map((row) => ({
    id: next.get(row.id) as string,
    place: row.place,
    isDwelling: row.is_dwelling,
    path: row.path,
    placeName: row.place_name,
    dueAt: newDue ?? row.due_at,
    note: row.note,
  }))
  await checkReach(work, body.assignee, tasks)
  await endTasksOf(
    work.db,
    work.county,
    rows.map(({ place }) => place),
    work.account,
    work.receivedAt,
  )
  await insertTasks(work.db, given(work, body.assignee), tasks)
  await tell(work, id, body.assignee, tasks)
  return { count: tasks.length }
})

const withdrawHandler = handleEach(withdraw, async (work, { body }) => {
  const rows = await lockLive(work, [...new Set(body.tasks)])
  const places = rows.map(({ place }) => place)
  return { count: await endTasksOf(work.db, work.county, places, work.account, work.receivedAt) }
})

/** Sent from a phone, perhaps hours later: what was withdrawn meanwhile is left out, the rest stands. */
const acceptHandler = handleEach(accept, async (work, { body, occurredAt }) => {
  const ids = [...new Set(body.tasks)]
  const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
  const rows = await acceptTasks(work.db, work.county, ids, work.account, at)
  if (rows.length < ids.length) throw new Problem(problems.not_found)
  const count = rows.filter(({ live }) => live).length
  if (count === 0) throw new Problem(dispatchProblems.not_live)
  return { count }
})

/** Handlers of the module's commands. */
export const commands = [assignHandler, reassignHandler, withdrawHandler, acceptHandler]

const tell = (work: Work, key: string, assignee: string, [first, ...others]: readonly { id: string }[]) =>
  raise(
    work,
    ...(first
      ? [
          {
            kind: 'task_given' as const,
            record: first.id,
            key,
            to: [{ accounts: [assignee] }],
            count: others.length + 1,
          },
        ]
      : []),
  )

const given = (work: Work, assignee: string) => ({
  county: work.county,
  assignee,
  by: work.account,
  at: work.receivedAt,
})

function refuseTwice(ids: readonly string[], pathOf: (index: number) => string): void {
  const index = ids.findIndex((id, at) => ids.indexOf(id) !== at)
  if (index >= 0)
    throw new Problem(problems.invalid, undefined, [{ path: pathOf(index), definition: problems.field_choice }])
}

async function checkReach(work: Work, assignee: string, tasks: readonly { path: string }[]): Promise<void> {
  const paths = [...new Set(tasks.map(({ path }) => path))]
  if (!(await covers(work.db, work.county, assignee, paths, work.receivedAt)))
    throw new Problem(dispatchProblems.out_of_reach)
}

async function lockLive(work: Work, ids: readonly string[]): Promise<TaskRow[]> {
  const rows = await lockTasks(work.db, work.county, ids)
  if (rows.length < ids.length) throw new Problem(problems.not_found)
  if (rows.some((row) => row.withdrawn_at)) throw new Problem(dispatchProblems.not_live)
  return rows
}
