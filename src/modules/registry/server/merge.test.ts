import { describe, expect, it } from 'vitest'
import { mergeField } from '#platform/sync/merge.ts'
import { seenAs } from './merge.ts'

const phone = '0816 8820000'
const merge = (field: string, current: string | null, was: string | null | undefined, is: string) =>
  mergeField(current, { is, was: seenAs({ field, was }, current) })

describe('an edit of a field that screens mask', () => {
  it('takes the masked form for the value that was seen', () => {
    expect(merge('contactPhone', phone, '********0000', '0816 8821111')).toBe('take')
  })
  it('collides where the value behind the mask is another one now', () => {
    expect(merge('contactPhone', '0816 8823333', '********0000', '0816 8821111')).toBe('conflict')
  })
  it('collides where nothing was seen', () => {
    expect(merge('contactPhone', phone, undefined, '0816 8821111')).toBe('conflict')
    expect(merge('contactPhone', phone, null, '0816 8821111')).toBe('conflict')
  })
  it('reads stars in any other field as stars', () => {
    expect(merge('contactName', '某某某某某某某某某', '*****某某某某', '某')).toBe('conflict')
  })
})
