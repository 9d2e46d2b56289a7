import { describe, expect, test } from 'vitest'
import { asPlate, fitting, isWhole, keysAt, mayGrow, typed } from './plate.ts'

describe('a plate', () => {
  const usual = ['川B12345', '京A1234警', '川B1234学', '沪A0023领']
  const newEnergy = ['川BD12345', '川B12345F', '川AF00012', '川BKA1234']
  const others = ['WJ川12345', '使123456', 'VA12345', '川0712345', 'ABC1234']
  test.each([...usual, ...newEnergy, ...others])('%s is whole', (plate) => {
    expect(isWhole(plate)).toBe(true)
  })
  test.each(['', '川', '川B1234', '川B123456', 'B12345X8901', '川B1234I学', '川b12345', 'ABCDEF'])(
    '%s is not',
    (plate) => {
      expect(isWhole(plate)).toBe(false)
    },
  )
  test.each(newEnergy)('of eight signs waits for the last: %s', (plate) => {
    const seven = [...plate.slice(0, 7)].reduce(typed, '')
    expect([isWhole(seven), mayGrow(seven), mayGrow(plate)]).toEqual([true, true, false])
    expect(keysAt(seven)).toHaveLength(1)
    expect(keysAt(seven)[0]).toContain(plate[7])
    expect(keysAt(plate)).toEqual([])
  })
  test.each(['川B1A345', '川BL1234', '川B1234学', '京A1234警'])('%s can get no eighth sign', (plate) => {
    expect([isWhole(plate), mayGrow(plate), keysAt(plate)]).toEqual([true, false, []])
  })

  test('is typed from province over letter to signs', () => {
    expect(keysAt('')[0]).toContain('川')
    expect(keysAt('川')[0]).not.toContain('I')
    expect(keysAt('川B1')).toHaveLength(2)
    expect(keysAt('川B1234')[2]).toContain('学')
    expect([...'川B123456'].reduce(typed, '')).toBe('川B123456')
    expect(typed('川BD12345', '6')).toBe('川BD12345')
  })

  test('is read from whatever was pasted', () => {
    expect(asPlate(' 川b·１2 345 ')).toBe('川B12345')
    expect(asPlate('wj·川12345')).toBe('WJ川12345')
  })

  test('is found by any part of it, the latest first', () => {
    const known = ['川B12345', '川B99345', '川A00000'].map((plate) => ({ plate }))
    expect(fitting(known, '345').map(({ plate }) => plate)).toEqual(['川B12345', '川B99345'])
    expect(fitting(known, '3')).toEqual([])
  })
})
