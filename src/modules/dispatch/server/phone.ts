import type { SyncScope } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { PhoneTask } from '../contract/index.ts'
import { doorSet, isWithin } from './door-set.ts'
import { placesOf } from './queries-doors.ts'
import { tasksOfPhone } from './queries-tasks.ts'

/** A grid is the fourth label of a path; what is held for more than a grid brings no doors onto a phone by itself. */
const gridLabels = 4

/**
 * The doors that a phone holds: those of its account's live tasks, as far as its roles reach. Without a task they are those of
 * the grids that the roles are held for; a role for more than a grid brings what it was given tasks for and nothing else
 * (RIGHTS C-21).
 */
export async function phoneScope(work: Work): Promise<SyncScope> {
  const tasks = (await placesOf(work.db, work.county, work.account, null)).filter((task) => isInside(task.path, work))
  const grids = work.paths.filter((path) => path.split('.').length >= gridLabels)
  const { areas, doors } = doorSet(tasks, grids)
  return { paths: [...areas].sort(), ids: [...doors].sort() }
}

/** Live tasks of the phone's account, as far as its roles reach. */
export async function phoneTasks(work: Work): Promise<PhoneTask[]> {
  const rows = await tasksOfPhone(work.db, work.county, work.account)
  return rows
    .filter((task) => isInside(task.path, work))
    .map((task) => ({
      id: task.id,
      place: task.place,
      path: task.path,
      placeName: task.place_name,
      isDwelling: task.is_dwelling,
      assignedAt: task.assigned_at.toISOString(),
      dueAt: task.due_at.toISOString(),
      acceptedAt: task.accepted_at?.toISOString() ?? null,
      note: task.note,
    }))
}

const isInside = (path: string, { paths }: Pick<Work, 'paths'>) => paths.some((own) => isWithin(path, own))
