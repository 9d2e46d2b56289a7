import { enqueue, newId } from '#platform/web/outbox.ts'
import type { Step } from '#platform/web/useSeries.ts'
import { assign, reassign, type Task, withdraw } from '../../contract/index.ts'

/** Counter-command: takes tasks back that were given a moment ago. */
export function withdrawStep(tasks: readonly string[], label: string): Step {
  return { label, send: () => enqueue(withdraw, { tasks: [...tasks] }) }
}

/** Counter-commands: tasks that were withdrawn are given again, to the same people with the same note and deadline. */
export function assignAgainSteps(tasks: readonly Task[], now: Date): Step[] {
  const live = tasks.filter(({ dueAt }) => Date.parse(dueAt) > now.getTime())
  return [...Map.groupBy(live, ({ assignee, dueAt, note }) => [assignee, dueAt, note].join('\u0000')).values()].flatMap(
    (group) => {
      const [first] = group
      if (!first) return []
      const { assignee, assigneeName, dueAt, note } = first
      const places = group.map(({ place }) => ({ task: newId(), place }))
      return [
        { label: assigneeName, send: () => enqueue(assign, { assignee, dueAt, places, ...(note ? { note } : {}) }) },
      ]
    },
  )
}

/** Counter-commands: tasks that were handed on go back to whom they were given before. `next` is their new id by the old. */
export function handBackSteps(tasks: readonly Task[], next: ReadonlyMap<string, string>, now: Date): Step[] {
  return [...Map.groupBy(tasks, ({ assignee, dueAt }) => [assignee, dueAt].join('\u0000')).values()].flatMap(
    (group) => {
      const [first] = group
      if (!first) return []
      const { assignee, assigneeName, dueAt } = first
      const back = group.flatMap(({ id }) => {
        const task = next.get(id)
        return task ? [{ task, next: newId() }] : []
      })
      const due = Date.parse(dueAt) > now.getTime() ? { dueAt } : {}
      return [{ label: assigneeName, send: () => enqueue(reassign, { tasks: back, assignee, ...due }) }]
    },
  )
}
