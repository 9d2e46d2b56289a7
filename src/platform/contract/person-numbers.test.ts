import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPersonNumbers, hasCheckSign } from './person-numbers.ts'

const some = '11010519491231002X'

describe('numbers of persons in a text', () => {
  test.each([
    ['of either kind', `姓名某某，证件${some}，电话13800000000`, [1, 1]],
    ['in full-width digits', '１１０１０５１９４９１２３１００２Ｘ　１３８００００００００', [1, 1]],
    ['cut up by gaps and hyphens', '110105 19491231 002X / 138-0000-0000 / +86 138 0000 0000', [1, 2]],
    ['with the small x', some.toLowerCase(), [1, 0]],
    ['with the country before it', '8613800000000，008613800000000', [0, 2]],
    ['with signs that nobody sees in it', `${some.slice(0, 6)}\u200b${some.slice(6)} 138\u200d0000\u20600000`, [1, 1]],
    ['one a cell', `${some}\n${some}\t13800000000`, [2, 1]],
  ])('are counted %s', (_what, text, [identity, phone]) => {
    expect(countPersonNumbers(text)).toEqual({ identity, phone })
  })

  test.each([
    ['a number whose sign does not check', '110105194912310021'],
    ['a day that nobody was born on', '110105194913320023'],
    ['a document number that is longer', '5107271380000000012345'],
    ['a landline, a sum, a date', '0816-7225566 共 12800000000 元 2020-01-24 12:00'],
    ['a case number', '（2020）川0727民初138号'],
  ])('are not %s', (_what, text) => {
    expect(countPersonNumbers(text)).toEqual({ identity: 0, phone: 0 })
  })

  test('are found wherever they stand, and one sign that is wrong makes it none', () => {
    const around = fc.stringMatching(/^[^0-9０-９+Xx\s-]{0,20}$/)
    fc.assert(
      fc.property(
        ...([around, around, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 })] as const),
        (before, after, at, change) => {
          expect(countPersonNumbers(before + some + after).identity).toBe(1)
          const sign = '0123456789X'.indexOf(some[at] as string)
          const other = some.slice(0, at) + ((sign + change) % 10) + some.slice(at + 1)
          if (other !== some) expect(hasCheckSign(other)).toBe(false)
        },
      ),
    )
  })
})
