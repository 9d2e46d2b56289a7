import type { DoorSet } from './queries-doors.ts'

/**
 * The doors of a worker: those of the live tasks, or of the whole reach of the role when there is no task. Areas within
 * areas and doors within areas are left out, so that no door comes twice.
 */
export function doorSet(
  tasks: readonly { place: string; path: string; is_dwelling: boolean }[],
  reach: readonly string[],
): DoorSet {
  const areas = outermost(tasks.length === 0 ? reach : tasks.filter((t) => !t.is_dwelling).map(({ path }) => path))
  const doors = tasks.filter((task) => task.is_dwelling && !areas.some((area) => isWithin(task.path, area)))
  return { areas, doors: doors.map(({ place }) => place) }
}

/** Whether a path is an area's or below it. */
export const isWithin = (path: string, area: string) => path === area || path.startsWith(`${area}.`)

function outermost(paths: readonly string[]): string[] {
  const distinct = [...new Set(paths)]
  return distinct.filter((path) => !distinct.some((other) => other !== path && isWithin(path, other)))
}
