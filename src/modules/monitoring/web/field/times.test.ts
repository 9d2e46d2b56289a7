import { expect, test } from 'vitest'
import { timesOf } from './times.ts'

const one = {
  ...{ schedule: 's', person: 'p', name: null, address: '', door: null, missed: 0, done: [] },
  ...{ startsOn: '2020-01-24', days: 14, perDay: 2 },
}
const at = (moment: string) => timesOf(one, [], new Date(`${moment}:00+08:00`))

test('a form offers no time that has not begun: not late in the evening, nor between midnight and 6 o’clock', () => {
  expect(at('2020-01-25T09:00')).toMatchObject({ open: 2, offered: [2, 1, 0] })
  expect(at('2020-01-25T23:30')).toMatchObject({ open: null, offered: [3, 2, 1, 0] })
  expect(at('2020-01-26T05:00')).toMatchObject({ open: null, offered: [3, 2, 1, 0] })
  expect(at('2020-01-26T06:00')).toMatchObject({ open: 4, offered: [4, 3, 2, 1] })
})
