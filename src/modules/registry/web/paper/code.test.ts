import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, cleanCode, codeFault, codeLength, codeOf, showCode } from './code.ts'

const characters = '0123456789BCDFGHJKMNPQRSTVWXZ'
const code = fc.uuid().map(codeOf)
const place = fc.integer({ min: 0, max: codeLength - 1 })

describe('short codes of doors', () => {
  it('checks as the published example of the algorithm', () => {
    expect(checkCharacter('13030/XF93GT2')).toBe('Q')
  })

  it('is sound, the same each time, and read back however it was typed', () => {
    fc.assert(
      fc.property(fc.uuid(), (door) => {
        const own = codeOf(door)
        expect(own).toBe(codeOf(door.toUpperCase()))
        expect(codeFault(own)).toBeUndefined()
        const small = showCode(own).toLowerCase()
        expect(cleanCode(small)).toBe(own)
        expect(cleanCode(small.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(own)
        const wide = [...own].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join('')
        expect(cleanCode(wide)).toBe(own)
      }),
    )
  })

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(code, place, fc.constantFrom(...characters), (own, at, other) => {
        fc.pre(own[at] !== other)
        expect(codeFault(own.slice(0, at) + other + own.slice(at + 1))).toBe('check')
      }),
      { numRuns: 2000 },
    )
  })

  it('finds any two characters that changed places', () => {
    fc.assert(
      fc.property(code, place, place, (own, one, other) => {
        fc.pre(own[one] !== own[other])
        const typed = [...own]
        typed[one] = own[other] as string
        typed[other] = own[one] as string
        expect(codeFault(typed.join(''))).toBe('check')
      }),
      { numRuns: 2000 },
    )
  })

  it('finds a character too many, too few, or of no code', () => {
    fc.assert(
      fc.property(code, place, fc.constantFrom(...characters), (own, at, more) => {
        expect(codeFault(own.slice(0, at) + own.slice(at + 1))).toBe('length')
        expect(codeFault(own.slice(0, at) + more + own.slice(at))).toBe('length')
        expect(codeFault(`${own.slice(0, at)}A${own.slice(at + 1)}`)).toBe('character')
      }),
    )
  })

  it('gives the doors of a grid codes of their own', () => {
    const start = 0x018f_0000_0000
    const doors = Array.from({ length: 2000 }, (_, at) => {
      const hex = (start + at).toString(16).padStart(12, '0')
      return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${at.toString(16).padStart(12, '0')}`
    })
    expect(new Set(doors.map(codeOf)).size).toBe(doors.length)
  })
})
