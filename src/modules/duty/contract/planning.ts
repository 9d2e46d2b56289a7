import { addDays, clashOf, HOUR, hoursOf, type Needs, type RestRule, type Span, slotsOf } from './rules.ts'

/** A shift of somebody at a post. */
export interface Placed extends Span {
  post: string
  account: string
}
/** A post that is to be filled. */
export interface PostNeeds extends Needs {
  id: string
}
/** What would be put on the roster, and what could not be and why. */
export interface Proposal {
  made: Placed[]
  left: (Placed & { why: 'double' | 'rest' | 'gone' | 'past' })[]
}

/**
 * Fills the holes of posts by rotation: slot after slot, the person whose turn is longest ago and who may take it. Nobody is put
 * in two places or below the rest; what nobody can take stays a hole. `taken` are all shifts of these people around the days.
 */
export function rotate(
  posts: readonly PostNeeds[],
  people: readonly string[],
  taken: readonly Placed[],
  days: readonly string[],
  now: number,
  rules: readonly RestRule[],
): Placed[] {
  const all = [...taken]
  const made: Placed[] = []
  const queue = [...people]
  const own = (account: string) => all.filter((one) => one.account === account)
  const slots = posts
    .flatMap((post) => days.flatMap((day) => slotsOf(post, day).map((slot) => ({ post, slot }))))
    .filter(({ slot }) => slot.endsAt > now)
    .sort((a, b) => a.slot.startsAt - b.slot.startsAt)
  for (const { post, slot } of slots) {
    for (let missing = mostMissing(post, slot, all); missing > 0; missing = mostMissing(post, slot, all)) {
      const isFree = (account: string) => !clashOf(slot, own(account), rules)
      const turn = queue.findIndex(isFree)
      if (turn < 0) break
      const [account = ''] = queue.splice(turn, 1)
      queue.push(account)
      const placed = { post: post.id, account, startsAt: slot.startsAt, endsAt: slot.endsAt }
      all.push(placed)
      made.push(placed)
    }
  }
  return made
}

/** The same people in the same places so many days later, but for what cannot be. */
export function copyDays(
  from: readonly Placed[],
  shift: number,
  taken: readonly Placed[],
  may: ReadonlySet<string>,
  now: number,
  rules: readonly RestRule[],
): Proposal {
  const all = [...taken]
  const made: Placed[] = []
  const left: Proposal['left'] = []
  for (const one of [...from].sort((a, b) => a.startsAt - b.startsAt)) {
    const next = { ...one, startsAt: one.startsAt + shift * 24 * HOUR, endsAt: one.endsAt + shift * 24 * HOUR }
    const own = all.filter(({ account }) => account === one.account)
    // Already there: copying twice makes no second one, and is no clash.
    if (
      own.some((other) => other.post === next.post && other.startsAt === next.startsAt && other.endsAt === next.endsAt)
    )
      continue
    const clash = clashOf(next, own, rules)
    const why = next.endsAt <= now ? 'past' : may.has(one.account) ? clash?.kind : 'gone'
    if (why) left.push({ ...next, why })
    else {
      all.push(next)
      made.push(next)
    }
  }
  return { made, left }
}

/** The seven days of a week that begins on a Monday. */
export const daysOf = (monday: string, count = 7): string[] =>
  Array.from({ length: count }, (_, at) => addDays(monday, at))

function mostMissing(post: PostNeeds, slot: Span, all: readonly Placed[]): number {
  const here = all.filter((one) => one.post === post.id)
  return Math.max(0, ...hoursOf(post, here, slot.startsAt, slot.endsAt).map(({ missing }) => missing))
}
