import { createHash } from 'node:crypto'
import type { Due, PlaybookTask, RoleOwner } from '../contract/index.ts'

/** An agency as tasks find their owners. */
export interface Body {
  id: string
  kind: string
  name: string
  path: string
}

/** A role at a place that a task names; `agency` answers for it, `holder` is an account, or nobody. */
export interface Post {
  code: string
  agency: string
  role: string
  place: string
  holder: string | null
}

/** Who holds a role where. */
export interface Holder {
  role: string
  place: string
  path: string
  account: string
  agency: string
}

/** A place at which a role can be held. */
export interface Spot {
  id: string
  kind: string
  path: string
}

/** What a county has of owners at a moment. */
export interface Owners {
  bodies: readonly Body[]
  holders: readonly Holder[]
  spots: readonly Spot[]
}

/** A task that an agency is to have. */
export interface Wanted {
  code: string
  agency: string
  dueAt: Date
  standIn: boolean
}

/** A task that an agency has. */
export interface Running {
  code: string
  agency: string
  dueAt: Date
}

const OFFSET = 8 * 3_600_000
const DAY = 86_400_000

/** The deadline of a task that is given at a moment, by the county's clock. Never in the past. */
export function dueOf(due: Due, at: Date): Date {
  if ('hours' in due) return new Date(at.getTime() + due.hours * 3_600_000)
  const [hour = 0, minute = 0] = due.at.split(':').map(Number)
  const midnight = Math.floor((at.getTime() + OFFSET) / DAY) * DAY - OFFSET
  const moment = midnight + due.day * DAY + (hour * 60 + minute) * 60_000
  return new Date(moment > at.getTime() ? moment : moment + DAY)
}

/**
 * Who has which task at a level. A task falls to every agency of its kinds, and to the agency of whoever holds a role that it names;
 * where the county has none of those kinds, to those that stand in, and else to the command. Level 0 is the end: nobody has any.
 */
export function wantedAt(
  tasks: readonly PlaybookTask[],
  level: number,
  { bodies, holders, spots }: Owners,
  at: Date,
): { tasks: Wanted[]; posts: Post[] } {
  const of = (kinds: readonly string[]) => bodies.filter(({ kind }) => kinds.includes(kind))
  const running = tasks.filter(({ levels }) => levels.includes(level))
  const posts = running.flatMap(({ code, roles = [] }) =>
    roles.flatMap((owner) => postsOf(owner, { bodies, holders, spots }).map((post) => ({ code, ...post }))),
  )
  return {
    posts,
    tasks: running.flatMap(({ code, owners = [], standIn, due }) => {
      const named = posts.filter((post) => post.code === code).map(({ agency }) => agency)
      const own = of(owners).map(({ id }) => id)
      const isAlone = own.length === 0 && (owners.length > 0 || named.length === 0)
      const stand = isAlone && standIn ? of([standIn]) : []
      const chosen = isAlone ? (stand.length > 0 ? stand : of(['commission'])).map(({ id }) => id) : own
      return [...new Set([...chosen, ...named])].map((agency) => ({
        ...{ code, agency, dueAt: dueOf(due, at) },
        standIn: isAlone && chosen.includes(agency),
      }))
    }),
  }
}

type Named = Omit<Post, 'code'>

/** A role at every place of a kind, or wherever it is held: one post for each who holds it, one without a holder where nobody does. */
function postsOf({ role, at }: RoleOwner, { bodies, holders, spots }: Owners): Named[] {
  const held = holders.filter((one) => one.role === role)
  const known = new Set(bodies.map(({ id }) => id))
  const kinds = at === 'community' ? ['community', 'village'] : [at ?? 'county']
  const places = at || held.length === 0 ? spots.filter(({ kind }) => kinds.includes(kind)) : undefined
  const filled = (one: Holder): Named[] => {
    // A holder whose agency was closed meanwhile answers through the body of the place.
    const agency = known.has(one.agency) ? one.agency : bodyOver(one.path, bodies)
    return agency ? [{ role, place: one.place, holder: one.account, agency }] : []
  }
  if (!places) return held.flatMap(filled)
  return places.flatMap(({ id, path }): Named[] => {
    const own = held.filter(({ place }) => place === id)
    if (own.length > 0) return own.flatMap(filled)
    const agency = bodyOver(path, bodies)
    return agency ? [{ role, place: id, holder: null, agency }] : []
  })
}

/** The body that answers for a place: its community or town, the nearest one above it, and else the command. */
function bodyOver(path: string, bodies: readonly Body[]): string | undefined {
  const over = bodies
    .filter(({ kind }) => kind === 'town' || kind === 'community')
    .filter((body) => path === body.path || path.startsWith(`${body.path}.`))
    .sort((a, b) => b.path.length - a.path.length)
  return (over[0] ?? bodies.find(({ kind }) => kind === 'commission') ?? bodies[0])?.id
}

/** What begins, goes on and ends between what agencies have and what they are to have; every pair in exactly one of the three. */
export function changeOf(running: readonly Running[], wanted: readonly Wanted[]) {
  const key = ({ code, agency }: { code: string; agency: string }) => `${code} ${agency}`
  const has = new Set(running.map(key))
  const gets = new Set(wanted.map(key))
  return {
    starts: wanted.filter((one) => !has.has(key(one))),
    goesOn: running.filter((one) => gets.has(key(one))),
    ends: running.filter((one) => !gets.has(key(one))),
  }
}
export type Change = ReturnType<typeof changeOf>

const postKey = ({ code, agency, role, place, holder }: Post) => [code, agency, role, place, holder ?? ''].join(' ')

/** Roles at places that are named anew, and those that are not named any more or have another holder. */
export function postChangeOf<Now extends Post>(running: readonly Now[], wanted: readonly Post[]) {
  const has = new Set(running.map(postKey))
  const gets = new Set(wanted.map(postKey))
  return {
    starts: wanted.filter((one) => !has.has(postKey(one))),
    ends: running.filter((one) => !gets.has(postKey(one))),
  }
}

/** Digest of a change as somebody saw it: who gets, keeps and loses what, and who holds the roles. Deadlines follow from the moment of signing. */
export function digestOf(level: number, { starts, goesOn, ends }: Change, posts: readonly Post[] = []): string {
  const lines = (list: readonly { code: string; agency: string }[]) =>
    list.map(({ code, agency }) => `${code} ${agency}`).sort()
  return createHash('sha256')
    .update(JSON.stringify([level, lines(starts), lines(goesOn), lines(ends), posts.map(postKey).sort()]))
    .digest('hex')
}
