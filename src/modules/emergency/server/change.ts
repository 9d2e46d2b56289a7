import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { emergencyProblems, type Playbook } from '../contract/index.ts'
import { playbooks } from './installed.ts'
import { countyArea, endTasks, listBodies, runningTasks, startTasks } from './queries-tasks.ts'
import { type Body, type Change, changeOf, digestOf, wantedAt } from './tasks.ts'

/** What a level would change, for the preview and for the command alike. */
export interface Planned {
  playbook: Playbook | undefined
  bodies: readonly Body[]
  change: Change
  seen: string
}

/** Works out what begins, goes on and ends at a level (0: the end), for a live emergency or one that is to be declared. */
export async function planChange(
  work: Work,
  emergency: { id: string | null; playbook: string },
  level: number,
): Promise<Planned> {
  const playbook = playbooks.get(emergency.playbook)
  const bodies = await listBodies(work.db, work.county)
  const running = emergency.id ? await runningTasks(work.db, work.county, emergency.id) : []
  const change = changeOf(running, wantedAt(playbook?.tasks ?? [], level, bodies, work.receivedAt))
  return { playbook, bodies, change, seen: digestOf(level, change) }
}

/**
 * Carries out what a level changes, in the transaction of the command: the emergency's own rows, and the paper that goes to every
 * agency at once. Throws emergency.preview_outdated when the signer saw something else.
 */
export async function carryChange(
  work: Work,
  emergency: { id: string; playbook: string },
  level: number,
  by: { command: string; why: string; seen: string | undefined },
): Promise<Change> {
  const { playbook, bodies, change, seen } = await planChange(work, emergency, level)
  if (by.seen !== undefined && by.seen !== seen) throw new Problem(emergencyProblems.preview_outdated)
  if (change.starts.length + change.ends.length === 0) return change
  const place = await countyArea(work.db, work.county)
  // Tasks go to every body of the county: whoever commands a part of it cannot give them.
  if (!place || !work.paths.includes(place.path)) throw new Problem(problems.not_permitted)
  const moved = { county: work.county, emergency: emergency.id, command: by.command, at: work.receivedAt }
  await endTasks(work.db, moved, change.ends)
  await startTasks(work.db, moved, change.starts)
  const paths = new Map(bodies.map(({ id, path }) => [id, path]))
  const name = playbook?.levels.find((one) => one.level === level)?.name['zh-Hans'] ?? ''
  await work.emit('emergency.tasksChanged', {
    ...{ emergency: emergency.id, command: by.command, place, why: by.why, ends: change.ends },
    title: `${name}任务`,
    preamble: `${by.why}按《${playbook?.name['zh-Hans'] ?? ''}》，各单位即刻落实下列任务，按期回报。`,
    starts: (playbook?.tasks ?? []).flatMap(({ code, text, asks }) => {
      const own = change.starts.filter((one) => one.code === code)
      const [first] = own
      if (!first) return []
      const owners = own.map(({ agency }) => ({ agency, path: paths.get(agency) ?? place.path }))
      return [{ code, text, asks, dueAt: first.dueAt.toISOString(), owners }]
    }),
  })
  return change
}
