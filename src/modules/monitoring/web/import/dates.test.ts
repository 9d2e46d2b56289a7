import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DateStyle, detectStyle, isBlank, readDay } from './dates.ts'

const style = (change: Partial<DateStyle> = {}): DateStyle => ({ order: 'ymd', serial: 'excel', ...change })

test.each([
  ['2020-01-24', '2020-01-24'],
  ['2020/1/4', '2020-01-04'],
  ['2020年1月4日', '2020-01-04'],
  ['2020.1.4 10:00', '2020-01-04'],
  ['20200104', '2020-01-04'],
  ['43854', '2020-01-24'],
  ['43854.5', '2020-01-24'],
  ['23 Jun 2015', '2015-06-23'],
  ['June 23, 2015', '2015-06-23'],
  // An instant is that day in the county, eight hours on.
  ['2020-01-20T16:00:00.000Z', '2020-01-21'],
  ['2020-02-30', undefined],
  ['20201301', undefined],
  ['Jun /23/Y', undefined],
  ['2020', undefined],
  ['上周三', undefined],
])('reads %s as %s', (text, day) => expect(readDay(text, style())).toBe(day))

test.each([
  ['04/05/2020', 'dmy', '2020-05-04'],
  ['04/05/2020', 'mdy', '2020-04-05'],
  ['23/01/2020', 'mdy', undefined],
  ['04/ 07 /15', 'dmy', '2015-07-04'],
  ['20/01/24', 'ymd', '2020-01-24'],
  ['1/23/20 0:00', 'mdy', '2020-01-23'],
] as const)('reads %s in the order %s as %s', (text, order, day) => expect(readDay(text, style({ order }))).toBe(day))

test('a bare number counts from 1970 where the sheet does', () => {
  expect(readDay('16372', style({ serial: 'unix' }))).toBe('2014-10-29')
})

describe('the style of a sheet', () => {
  test('is read off the cells', () => {
    expect(detectStyle(['14/01/2020', '05/02/2020', 'NA'])).toEqual({ order: 'dmy', serial: 'excel', isOpen: false })
    expect(detectStyle(['1/23/2020', '2/5/2020'])).toMatchObject({ order: 'mdy', isOpen: false })
    // The dates of one outbreak lie close together.
    expect(detectStyle(['20/01/24', '20/02/29'])).toMatchObject({ order: 'ymd', isOpen: true })
    expect(detectStyle(['16372', '16384', '02/09/2015'])).toMatchObject({ serial: 'unix' })
    expect(detectStyle(['43854'])).toMatchObject({ serial: 'excel' })
  })
  test('is said to be open where the cells fit both', () => {
    expect(detectStyle(['04/05/2020', '01/02/2020'])).toMatchObject({ order: 'dmy', isOpen: true })
    expect(detectStyle(['2020-01-24'])).toMatchObject({ isOpen: false })
    expect(detectStyle([])).toMatchObject({ isOpen: false })
  })
})

test('whatever the day, each way of writing it says the same', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
      const count = Date.parse(iso) / 86_400_000
      expect(
        [
          readDay(iso, style()),
          readDay(iso.replaceAll('-', ''), style()),
          readDay(`${year}年${month}月${day}日`, style()),
          readDay(`${day}/${month}/${year}`, style({ order: 'dmy' })),
          readDay(`${month}/${day}/${iso.slice(2, 4)}`, style({ order: 'mdy' })),
          readDay(String(count + 25_569), style()),
          readDay(String(count), style({ serial: 'unix' })),
        ].every((read) => read === iso),
      ).toBe(true)
    }),
  )
})

test('what says that there is nothing to say is no unreadable date', () => {
  expect(['', ' ', 'NA', 'n/a', '-', '不详', 'unknown'].every(isBlank)).toBe(true)
  expect(isBlank('0')).toBe(false)
})
