import { expect, test } from 'vitest'
import { timesOf } from './times.ts'

const one = {
  ...{ schedule: 's', person: 'p', name: null, address: '', door: null, startsOn: '2020-01-24', days: 14, perDay: 2 },
  ...{ missed: 0, done: [] },
}
/** What the phone offers at a time of 25 January in the county, as numbers of times from the first. */
const at = (time: string) => timesOf(one, [], new Date(`2020-01-25T${time}+08:00`))

test.each([
  ['before dawn what was not done yesterday, and nothing of today', '05:56', null, [1, 0]],
  ['in the morning the first of today too', '06:00', 2, [2, 1, 0]],
  ['in the afternoon the second', '15:00', 3, [3, 2, 1, 0]],
  ['at night both', '22:30', null, [3, 2, 1, 0]],
] as const)('offers %s', (_, time, open, offered) => {
  expect(at(time).open).toBe(open)
  expect(at(time).offered).toEqual(offered)
})
