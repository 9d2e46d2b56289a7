import { type Events, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { emergencyProblems, type Playbook } from '../contract/index.ts'
import { playbooks } from './installed.ts'
import {
  countyArea,
  endTasks,
  listBodies,
  listHolders,
  listSpots,
  movePosts,
  runningPosts,
  runningTasks,
  startTasks,
} from './queries-tasks.ts'
import { type Body, type Change, changeOf, digestOf, type Owners, type Post, postChangeOf, wantedAt } from './tasks.ts'

/** What a level would change, for the preview and for the command alike. */
export interface Planned {
  playbook: Playbook | undefined
  bodies: readonly Body[]
  change: Change
  /** Roles at places that tasks of the level name, and what of them changes. */
  posts: readonly Post[]
  postChange: ReturnType<typeof postChangeOf<Post & { began: string; nth: number }>>
  seen: string
}

/** Works out what begins, goes on and ends at a level (0: the end), for a live emergency or one that is to be declared. */
export async function planChange(
  work: Work,
  emergency: { id: string | null; playbook: string },
  level: number,
): Promise<Planned> {
  const playbook = playbooks.get(emergency.playbook)
  const tasks = playbook?.tasks ?? []
  const owners = await ownersFor(work, tasks)
  const running = emergency.id ? await runningTasks(work.db, work.county, emergency.id) : []
  const wanted = wantedAt(tasks, level, owners, work.receivedAt)
  const change = changeOf(running, wanted.tasks)
  const posts = emergency.id ? await runningPosts(work.db, work.county, emergency.id) : []
  return {
    ...{ playbook, bodies: owners.bodies, change, posts: wanted.posts },
    postChange: postChangeOf(posts, wanted.posts),
    seen: digestOf(level, change, wanted.posts),
  }
}

/** Bodies, and for tasks that name roles whoever holds them and the places at which they are looked for. */
async function ownersFor(work: Work, tasks: NonNullable<Playbook['tasks']>): Promise<Owners> {
  const bodies = await listBodies(work.db, work.county)
  const named = tasks.flatMap(({ roles = [] }) => roles)
  if (named.length === 0) return { bodies, holders: [], spots: [] }
  const kinds = named.flatMap(({ at }) => (at === 'community' ? ['community', 'village'] : [at ?? 'county']))
  return {
    bodies,
    holders: await listHolders(work.db, work.county, [...new Set(named.map(({ role }) => role))]),
    spots: await listSpots(work.db, work.county, [...new Set(kinds)]),
  }
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
  const { playbook, bodies, change, posts, postChange, seen } = await planChange(work, emergency, level)
  if (by.seen !== undefined && by.seen !== seen) throw new Problem(emergencyProblems.preview_outdated)
  const moves = [change.starts, change.ends, postChange.starts, postChange.ends]
  if (moves.every(({ length }) => length === 0)) return change
  const place = await countyArea(work.db, work.county)
  // Tasks go to every body of the county: whoever commands a part of it cannot give them.
  if (!place || !work.paths.includes(place.path)) throw new Problem(problems.not_permitted)
  const moved = { county: work.county, emergency: emergency.id, command: by.command, at: work.receivedAt }
  await endTasks(work.db, moved, change.ends)
  await startTasks(work.db, moved, change.starts)
  await movePosts(work.db, moved, postChange)
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
    posts: touched(posts, [...postChange.starts, ...postChange.ends], [...change.starts, ...change.goesOn]),
  })
  return change
}

/** Of every agency that has a task by now and whose roles changed: all that it answers for from now on. */
function touched(
  posts: readonly Post[],
  changed: readonly Post[],
  has: readonly { code: string; agency: string }[],
): Events['emergency.tasksChanged']['posts'] {
  const pairs = new Set(changed.map(({ code, agency }) => `${code} ${agency}`))
  const own = has.filter(({ code, agency }) => pairs.has(`${code} ${agency}`))
  return own.map(({ code, agency }) => ({
    ...{ code, agency },
    posts: posts
      .filter((post) => post.code === code && post.agency === agency)
      .map(({ role, place, holder }) => ({ role, place, holder })),
  }))
}
