import { describe, expect, it } from 'vitest'
import { addressBeside, placeOf } from './address.ts'

describe('an address in few words', () => {
  it('names the place before the number', () => {
    expect(placeOf({ address: '人民东路12号2单元301', number: '301' })).toBe('人民东路12号2单元')
    expect(placeOf({ address: '人民东路12号', number: '301' })).toBe('')
  })
  it('is the part that differs from the door on screen', () => {
    expect(addressBeside('人民东路12号2单元201', '人民东路12号2单元202')).toBe('201')
    expect(addressBeside('人民东路12号2单元201', '人民东路12号3单元101')).toBe('2单元201')
    expect(addressBeside('人民东路12号2单元201', '人民东路13号2单元201')).toBe('人民东路12号2单元201')
    expect(addressBeside('人民东路12号2单元201', undefined)).toBe('人民东路12号2单元201')
    expect(addressBeside('人民东路12号2单元201', '人民东路12号2单元201')).toBe('201')
  })
})
