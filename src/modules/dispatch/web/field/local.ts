import { type HeldDoor, heldDoors, heldPart } from '#modules/registry/web/field.tsx'
import { countyNow } from '#platform/web/clock.ts'
import { answersLocally, type LocalAnswer } from '#platform/web/local.ts'
import { myDoors, myTasks, type PhoneTask } from '../../contract/index.ts'
import { stageOf } from '../../contract/stage.ts'

/** Doors of one page of the phone's own list: more than a day's walk. */
const most = 500

const isAnswered = ({ state }: HeldDoor) => state !== 'unreached' && state !== 'nobody_home'
/** Wants a visit now: unreached, or nobody home with the next attempt due. */
const isDue = ({ state, nextAt }: HeldDoor, now: Date) =>
  state === 'unreached' || (state === 'nobody_home' && (nextAt === null || new Date(nextAt) <= now))
/** For how long a split of the doors into due and done holds while nothing else changes, in milliseconds. */
const fresh = 1000

interface Day {
  of: readonly unknown[]
  at: number
  mine: readonly HeldDoor[]
  due: readonly HeldDoor[]
  done: readonly HeldDoor[]
}
let last: Day | undefined

/** Lets go of the day, when the phone is locked. */
export function forgetDay(): void {
  last = undefined
}

/** The doors of the day; the list, the walk and the figures of one screen ask for them one after the other. */
function dayOf(held: readonly HeldDoor[], tasks: readonly PhoneTask[], task: string | undefined): Day {
  const now = countyNow()
  const of = [held, tasks, task]
  if (last && now.getTime() - last.at < fresh && of.every((one, at) => one === last?.of[at])) return last
  const wanted = task === undefined ? tasks : tasks.filter(({ id }) => id === task)
  const mine = tasks.length === 0 ? held : held.filter((door) => wanted.some((one) => isOf(one)(door)))
  last = { of, at: now.getTime(), mine, due: mine.filter((door) => isDue(door, now)), done: mine.filter(isAnswered) }
  return last
}

const none: readonly PhoneTask[] = []
const isOf = (task: PhoneTask) => (door: HeldDoor) =>
  task.isDwelling ? door.id === task.place : door.path === task.path || door.path.startsWith(`${task.path}.`)

/** The day and the tasks as the phone reads them off the doors that it holds. */
export const dispatchLocal: readonly LocalAnswer[] = [
  answersLocally(myDoors, ({ show = 'due', task, q }) => {
    const held = heldDoors()
    if (!held) return undefined
    const { mine, due, done } = dayOf(held, heldPart<PhoneTask[]>('tasks') ?? none, task)
    const listed = { due, done, all: mine }[show]
    const shown = q ? listed.filter(({ address }) => address.includes(q.trim())) : listed
    const areas = new Map((heldPart<{ id: string; path: string }[]>('areas') ?? []).map(({ id, path }) => [path, id]))
    return {
      items: shown
        .slice(0, most)
        .map(({ id, path, address, number, walkOrder, state, attempts, persons, lastAt, nextAt }) => ({
          id,
          area: areas.get(path) ?? '',
          address,
          number,
          walkOrder,
          state,
          attempts,
          persons,
          lastAt,
          nextAt,
        })),
      total: mine.length,
      due: due.length,
      done: done.length,
    }
  }),
  answersLocally(myTasks, () => {
    const held = heldDoors()
    const tasks = heldPart<PhoneTask[]>('tasks')
    if (!held || !tasks) return undefined
    const now = countyNow()
    return {
      items: tasks.map((task) => {
        const doors = held.filter(isOf(task))
        const open = doors.filter((door) => !isAnswered(door)).length
        const isBegun = doors.some(({ lastAt }) => lastAt !== null && lastAt > task.assignedAt)
        const facts = {
          dueAt: new Date(task.dueAt),
          acceptedAt: task.acceptedAt === null ? null : new Date(task.acceptedAt),
          open,
          isBegun,
        }
        return { ...task, assignee: '', assigneeName: '', stage: stageOf(facts, now), doors: doors.length, open }
      }),
    }
  }),
]
