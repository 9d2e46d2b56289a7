import { describe, expect, test } from 'vitest'
import { asPlate, fitting, isWhole, keysAt, typed } from './plate.ts'

describe('a plate', () => {
  test.each(['川B12345', '川BD12345', '川B12345F', '京A1234警', '川AF0001Z', '川B1234学'])('%s is whole', (plate) => {
    expect(isWhole(plate)).toBe(true)
  })
  test.each(['', '川', '川B1234', '川B123456', 'B12345', '川B1234I学', '川b12345'])('%s is not', (plate) => {
    expect(isWhole(plate)).toBe(false)
  })

  test('is typed from province over letter to signs, and ends with the eighth', () => {
    expect(keysAt('')[0]).toContain('川')
    expect(keysAt('川')[0]).not.toContain('I')
    expect(keysAt('川B1')).toHaveLength(2)
    expect(keysAt('川B1234')[2]).toContain('学')
    expect([...'川B123456'].reduce(typed, '')).toBe('川B123456')
    expect(typed('川BD12345', '6')).toBe('川BD12345')
  })

  test('is read from whatever was pasted', () => {
    expect(asPlate(' 川b·１2 345 ')).toBe('川B12345')
  })

  test('is found by any part of it, the latest first', () => {
    const known = ['川B12345', '川B99345', '川A00000'].map((plate) => ({ plate }))
    expect(fitting(known, '345').map(({ plate }) => plate)).toEqual(['川B12345', '川B99345'])
    expect(fitting(known, '3')).toEqual([])
  })
})
