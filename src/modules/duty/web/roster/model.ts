import type { ResponseOf } from '#platform/contract/index.ts'
import {
  type Candidate,
  type Clash,
  clashOf,
  type getRoster,
  HOUR,
  holeHours,
  hoursOf,
  type Post,
  type RestRule,
  type Shift,
  type Slot,
  type Span,
  slotsOf,
} from '../../contract/index.ts'

/** A week as the grid shows it. */
export type Roster = ResponseOf<typeof getRoster>

/** A shift of a post on a day: who stands there, how many are missing, and whether it is within the next 24 hours. */
export interface SlotView extends Slot {
  key: string
  post: Post
  day: string
  shifts: readonly Shift[]
  missing: number
  isNear: boolean
  isOver: boolean
}

/** Why somebody cannot take a slot, or only with a reason. */
export interface PersonClash extends Clash {
  postName: string
}

export interface Model {
  slots(post: Post, day: string): readonly SlotView[]
  clash(account: string, span: Span): PersonClash | undefined
  name(account: string): string
  /** Shifts of somebody within the days shown. */
  count(account: string): number
  /** Whether somebody stands at a post on these days or the day before. */
  knows(account: string, post: string): boolean
}

export const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Span => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
})

/** Rules of rest as the rules take them. */
export const restRules = (rest: Roster['rest']): RestRule[] =>
  rest.flatMap(({ from, hours }) => (from === null ? [] : [{ from: Date.parse(from), hours }]))

/** Puts a week in order, once an answer. */
export function makeModel({ now, posts, shifts, elsewhere, people, gone, rest }: Roster): Model {
  const rules = restRules(rest)
  const byPost = Map.groupBy(shifts, ({ post }) => post)
  const names = new Map([...people, ...gone].map(({ id, name }) => [id, name]))
  const postNames = new Map(posts.map(({ id, name }) => [id, name]))
  const taken = [...shifts, ...elsewhere].map((one) => ({ ...spanOf(one), account: one.account, post: one.post }))
  const byPerson = Map.groupBy(taken, ({ account }) => account)
  const counts = Map.groupBy(shifts, ({ account }) => account)
  const at = Date.parse(now)
  return {
    slots(post, day) {
      const here = (byPost.get(post.id) ?? []).map((shift) => ({ shift, ...spanOf(shift) }))
      const boxes = slotsOf(post, day, true).map((slot) => {
        const hours = hoursOf(post, here, slot.startsAt, slot.endsAt)
        return {
          ...slot,
          ...{ key: `${post.id} ${slot.startsAt}`, post, day },
          // A longer shift stands in each box that it covers some of, as it does in the hours that are counted.
          shifts: here
            .filter(({ startsAt, endsAt }) => startsAt < slot.endsAt && endsAt > slot.startsAt)
            .map(({ shift }) => shift),
          missing: Math.max(0, ...hours.filter((hour) => hour.at + HOUR > at).map(({ missing }) => missing)),
          isNear: slot.endsAt > at && slot.startsAt < at + holeHours * HOUR,
          isOver: slot.endsAt <= at,
        }
      })
      // Who stands where nobody is needed is there all the same, and can be taken off.
      return boxes.filter(({ need, shifts }) => need > 0 || shifts.length > 0)
    },
    clash(account, span) {
      const found = clashOf(span, byPerson.get(account) ?? [], rules)
      return found && { ...found, postName: postNames.get(found.with.post) ?? '' }
    },
    name: (account) => names.get(account) ?? '',
    count: (account) => counts.get(account)?.length ?? 0,
    knows: (account, post) => (byPerson.get(account) ?? []).some((one) => one.post === post),
  }
}

/**
 * People in the order in which a planner wants them for a slot: free ones first, who know the post before others, who has fewest shifts
 * before others; then those who need a reason.
 */
export function ranked(model: Model, people: readonly Candidate[], slot: Span | undefined, post?: string) {
  const rows = people.map((person) => ({
    person,
    clash: slot ? model.clash(person.id, slot) : undefined,
    isLentTooShort: slot !== undefined && person.lentUntil !== null && Date.parse(person.lentUntil) < slot.endsAt,
    count: model.count(person.id),
    knows: post !== undefined && model.knows(person.id, post),
  }))
  const weight = ({ clash, isLentTooShort }: (typeof rows)[number]) =>
    isLentTooShort || clash?.kind === 'double' ? 2 : clash ? 1 : 0
  return slot
    ? rows.sort((a, b) => weight(a) - weight(b) || Number(b.knows) - Number(a.knows) || a.count - b.count)
    : rows
}
