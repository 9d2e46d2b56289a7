import { describe, expect, it } from 'vitest'
import { searchPatterns } from './search.ts'

describe('pieces of a search', () => {
  it('are found in any order, however they were parted', () => {
    expect(searchPatterns(' 桂香街 3号　302 ')).toEqual(['%桂香街%', '%3号%', '%302%'])
    expect(searchPatterns('人民东路，12 号')).toEqual(['%人民东路%', '%12%', '%号%'])
  })

  it('know the wide digits and letters of a Chinese keyboard', () => {
    expect(searchPatterns('３０２ Ａ座')).toEqual(['%302%', '%A座%'])
  })

  it('take wildcards as they are, and nothing from nothing', () => {
    expect(searchPatterns('100%_\\')).toEqual(['%100\\%\\_\\\\%'])
    expect(searchPatterns('  ')).toEqual([])
  })
})
