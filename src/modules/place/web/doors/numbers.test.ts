import { describe, expect, test } from 'vitest'
import { listNumbers, mostNumbers, readNumbers } from './numbers.ts'

const of = (text: string, byFloor?: boolean) => readNumbers(text, byFloor).numbers

describe('door numbers', () => {
  test('of a stairway go floor by floor', () => {
    const numbers = of('101-604')
    expect(numbers).toHaveLength(24)
    expect(numbers.slice(0, 6)).toEqual(['101', '102', '103', '104', '201', '202'])
    expect(numbers.at(-1)).toBe('604')
    expect(of('1001-1102')).toEqual(['1001', '1002', '1101', '1102'])
    expect(of('901-1002')).toEqual(['901', '902', '1001', '1002'])
  })
  test('of one floor, or with floors off, go one by one', () => {
    expect(of('101-104')).toEqual(['101', '102', '103', '104'])
    expect(of('199-202', false)).toEqual(['199', '200', '201', '202'])
    expect(of('8-11')).toEqual(['8', '9', '10', '11'])
    expect(of('01-03')).toEqual(['01', '02', '03'])
    expect(of('98-102')).toEqual(['98', '99', '100', '101', '102'])
  })
  test('keep what stands before and behind', () => {
    expect(of('A1-A3')).toEqual(['A1', 'A2', 'A3'])
    expect(of('1号-3号')).toEqual(['1号', '2号', '3号'])
    expect(of('1-3号')).toEqual(['1号', '2号', '3号'])
    expect(of('B101-202')).toEqual(['B101', 'B102', 'B201', 'B202'])
  })
  test('come as lists, in full width, with Chinese marks, each once', () => {
    expect(of('１０１，102、101；附1号')).toEqual(['101', '102', '附1号'])
    expect(of('1至3')).toEqual(['1', '2', '3'])
    expect(of('1-1-101')).toEqual(['1-1-101'])
  })
  test('that cannot be meant are named', () => {
    expect(readNumbers('604-101')).toEqual({ numbers: [], unread: ['604-101'] })
    expect(readNumbers('104-203').unread).toEqual(['104-203'])
    expect(readNumbers('A1-B3, 5').unread).toEqual(['A1-B3'])
    expect(readNumbers(`1-${mostNumbers + 1}`).unread).toHaveLength(1)
    expect(readNumbers('1-99999999999').numbers).toEqual([])
    expect(readNumbers('  ').numbers).toEqual([])
  })
  test('are listed one by one where a dash is part of a number', () => {
    expect(listNumbers('102-1，102-２, 102-1')).toEqual(['102-1', '102-2'])
  })
})
