import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyDays, daysOf, type Placed, rotate } from './planning.ts'
import {
  clashOf,
  countyHour,
  HOUR,
  holesOf,
  hoursOf,
  metresBetween,
  midnightOf,
  mondayOf,
  usualRestHours as restHours,
  slotsOf,
  standingOf,
} from './rules.ts'

const monday = '2020-01-27'
const at = (hour: number) => midnightOf(monday) + hour * HOUR
const need = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 24, maxLength: 24 })
const starts = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 6 })
const span = fc
  .record({ from: fc.integer({ min: -24, max: 160 }), length: fc.integer({ min: 1, max: 24 }) })
  .map(({ from, length }) => ({
    startsAt: at(from),
    endsAt: at(from + length),
  }))

describe('holes', () => {
  test('are need less those assigned in every hour, and nothing else', () => {
    fc.assert(
      fc.property(need, fc.array(span, { maxLength: 12 }), (needs, shifts) => {
        const holes = holesOf({ need: needs }, shifts, at(0), at(96))
        for (let hour = 0; hour < 96; hour++) {
          const assigned = shifts.filter(({ startsAt, endsAt }) => startsAt <= at(hour) && endsAt > at(hour)).length
          const missing = holes
            .filter(({ startsAt, endsAt }) => startsAt <= at(hour) && endsAt > at(hour))
            .map((hole) => hole.missing)
          expect(missing).toEqual(assigned < (needs[hour % 24] ?? 0) ? [(needs[hour % 24] ?? 0) - assigned] : [])
        }
      }),
    )
  })

  test('slots of a day and the next cover each hour that needs somebody, once', () => {
    fc.assert(
      fc.property(need, starts, (needs, begin) => {
        const slots = daysOf(monday, 3).flatMap((day) => slotsOf({ need: needs, starts: begin }, day))
        const counts = hoursOf({ need: needs }, slots, at(24), at(48))
        for (const hour of counts) {
          if (hour.need > 0) expect(hour.assigned).toBe(1)
          else expect(hour.assigned).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

test('rotation puts nobody in two places or below the rest, fills no more than is needed, and leaves only what nobody can take', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(need, starts), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 6 }),
      fc.array(span, { maxLength: 4 }),
      (wishes, count, busy) => {
        const posts = wishes.map(([needs, begin], index) => ({ id: `p${index}`, need: needs, starts: begin }))
        const people = Array.from({ length: count }, (_, index) => `a${index}`)
        const taken: Placed[] = busy.map((one, index) => ({
          ...one,
          post: 'other',
          account: people[index % Math.max(1, count)] ?? 'x',
        }))
        const made = rotate(posts, people, taken, daysOf(monday, 3), at(0), [])
        const all = [...taken, ...made]
        for (const [index, one] of made.entries()) {
          const others = [...taken, ...made.filter((_, other) => other !== index)].filter(
            ({ account }) => account === one.account,
          )
          expect(clashOf(one, others, [])).toBeUndefined()
          const post = posts.find(({ id }) => id === one.post)
          expect(
            hoursOf(
              { need: post?.need ?? [] },
              made.filter((other) => other.post === one.post),
              one.startsAt,
              one.endsAt,
            ).some((hour) => hour.assigned <= hour.need),
          ).toBe(true)
        }
        for (const post of posts)
          for (const slot of daysOf(monday, 3).flatMap((day) => slotsOf(post, day))) {
            const isOpen = hoursOf(
              post,
              made.filter((one) => one.post === post.id),
              slot.startsAt,
              slot.endsAt,
            ).some(({ missing }) => missing > 0)
            if (isOpen)
              for (const person of people)
                expect(
                  clashOf(
                    slot,
                    all.filter(({ account }) => account === person),
                    [],
                  ),
                ).toBeDefined()
          }
      },
    ),
    { numRuns: 60 },
  )
})

test('a week that is copied twice is there once; who is gone or busy is named', () => {
  const from: Placed[] = [
    { post: 'p', account: 'a', startsAt: at(8), endsAt: at(20) },
    { post: 'p', account: 'b', startsAt: at(20), endsAt: at(32) },
    { post: 'p', account: 'gone', startsAt: at(32), endsAt: at(40) },
  ]
  const busy: Placed[] = [{ post: 'q', account: 'b', startsAt: at(7 * 24 + 22), endsAt: at(7 * 24 + 26) }]
  const first = copyDays(from, 7, busy, new Set(['a', 'b']), at(100), [])
  expect(first.made).toEqual([{ post: 'p', account: 'a', startsAt: at(7 * 24 + 8), endsAt: at(7 * 24 + 20) }])
  expect(first.left.map(({ account, why }) => [account, why])).toEqual([
    ['b', 'double'],
    ['gone', 'gone'],
  ])
  expect(copyDays(from, 7, [...busy, ...first.made], new Set(['a']), at(100), []).made).toEqual([])
  expect(copyDays(from, 7, [], new Set(['a']), at(7 * 24 + 24), []).left.map(({ why }) => why)).toEqual([
    'past',
    'gone',
    'gone',
  ])
})

test('a new rest counts where the later shift begins after its moment', () => {
  const shift = { startsAt: at(0), endsAt: at(8) }
  const rules = [
    { from: at(12), hours: 6 },
    { from: at(16), hours: 9 },
  ]
  const begins = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour + 8) })
  expect(clashOf(begins(11), [shift], rules)).toMatchObject({ kind: 'rest', hours: 3, rule: 11 })
  expect(clashOf(begins(13), [shift], rules)).toMatchObject({ kind: 'rest', hours: 5, rule: 6 })
  expect(clashOf(begins(14), [shift], rules)).toBeUndefined()
  expect(clashOf(begins(16), [shift], rules)).toMatchObject({ kind: 'rest', hours: 8, rule: 9 })
  // The one before is put on the roster last: the rule is still that of the later one.
  expect(clashOf(shift, [begins(14)], rules)).toBeUndefined()
  expect(clashOf(shift, [begins(16)], rules)).toMatchObject({ rule: 9 })
  expect(
    rotate([{ id: 'p', need: Array(24).fill(1), starts: [0, 8, 16] }], ['a'], [], ['2020-01-27'], 0, rules),
  ).toHaveLength(1)
})

test('rest, standing, hours and distance are what they say', () => {
  const shift = { startsAt: at(8), endsAt: at(16) }
  expect(clashOf({ startsAt: at(16 + restHours), endsAt: at(34) }, [shift], [])).toBeUndefined()
  expect(clashOf({ startsAt: at(16 + restHours - 1), endsAt: at(34) }, [shift], [])).toMatchObject({
    kind: 'rest',
    hours: 10,
  })
  expect(clashOf({ startsAt: at(15), endsAt: at(17) }, [shift], [])).toMatchObject({ kind: 'double' })
  const minute = 60_000
  expect([
    standingOf(shift, undefined, at(7)),
    standingOf(shift, undefined, at(8) + 10 * minute),
    standingOf(shift, undefined, at(8) + 11 * minute),
    standingOf(shift, undefined, at(16)),
    standingOf(shift, { isPresent: true, at: at(8) + 10 * minute }, at(9)),
    standingOf(shift, { isPresent: true, at: at(8) + 11 * minute }, at(9)),
    standingOf(shift, { isPresent: false, at: at(9) }, at(9)),
    standingOf({ ...shift, madeAt: at(10) }, undefined, at(10) + 10 * minute),
    standingOf({ ...shift, madeAt: at(10) }, undefined, at(10) + 11 * minute),
    // Taken off at ten and put back: came at nine for a shift that began at eight.
    standingOf({ ...shift, madeAt: at(10) }, { isPresent: true, at: at(9) }, at(11)),
  ]).toEqual([
    ...['planned', 'due', 'late', 'absent', 'present', 'present_late', 'absent'],
    ...['due', 'late', 'present_late'],
  ])
  expect([countyHour(at(0)), countyHour(at(23)), countyHour(-1)]).toEqual([0, 23, 7])
  expect([mondayOf('2020-01-27'), mondayOf('2020-02-02'), mondayOf('2020-02-03')]).toEqual([
    monday,
    monday,
    '2020-02-03',
  ])
  expect(metresBetween({ lat: 32.41, lon: 104.55 }, { lat: 32.41, lon: 104.551 })).toBeGreaterThan(90)
  expect(metresBetween({ lat: 32.41, lon: 104.55 }, { lat: 32.41, lon: 104.551 })).toBeLessThan(97)
})
