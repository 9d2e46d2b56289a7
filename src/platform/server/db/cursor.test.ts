import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'

const id = '016f61de-f887-7231-9dcd-d55c894950b6'
const kinds = ['path', 'integer', 'uuid'] as const

test('a cursor comes back as the key it was made of', () => {
  const key = ['510727.510727100.x4bc5013155b8', 2, id] as const
  expect(readCursor(writeCursor(key), kinds)).toEqual(key)
  expect(readCursor(undefined, kinds)).toBeUndefined()
  expect(readCursor(writeCursor(['2020-01-24T01:02:03.004Z', '户𠮷']), ['instant', 'text'])).toHaveLength(2)
})

test.each([
  ['of another length', [id]],
  ['a path the database cannot read', ["'; select 1--", 2, id]],
  ['a number for a path', [1e308, 2, id]],
  ['a number that is no integer of the database', ['510727', 1e308, id]],
  ['no uuid', ['510727', 2, 'x']],
  ['no list', { length: 3 }],
])('a cursor that we did not make is a problem at its field: %s', (_what, key) => {
  expect(() => readCursor(writeCursor(key as never), kinds)).toThrow(
    expect.objectContaining({ definition: expect.objectContaining({ code: 'platform.invalid' }) }),
  )
})

test.each(['2020-13-45T01:02:03.004Z', '\0', '\ud800'])(
  '%j is no instant, and what cannot be stored no text',
  (part) => {
    const cursor = Buffer.from(JSON.stringify([part])).toString('base64url')
    expect(() => readCursor(cursor, ['instant'])).toThrow()
    if (!part.startsWith('2020')) expect(() => readCursor(cursor, ['text'])).toThrow()
  },
)
