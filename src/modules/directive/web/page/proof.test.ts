import { expect, test } from 'vitest'
import { pageOf, readProof } from './proof.ts'

const id = '01a22b8e-a849-7c43-bf4e-e3278811bfb1'

test('the address of a record is read however it was copied, and leads back to its page', () => {
  for (const pasted of [`http://10.0.0.5:8420/statements/${id}`, ` /statements/${id}/ `, `/statements/${id}?tab=2#x`])
    expect(readProof(pasted)).toEqual({ record: 'statement', id })
  expect(readProof(`https://10.0.0.5:8420/field/incidents/${id}`)).toEqual({ record: 'incident', id })
  expect(pageOf({ record: 'request', id })).toBe(`/supply/requests/${id}`)
  expect(readProof(pageOf({ record: 'request', id }))).toEqual({ record: 'request', id })
})

test('what is no record of the product is none', () => {
  for (const pasted of [
    '',
    '/statements/',
    `/doors/${id}`,
    `/statements/${id}x`,
    'https://example.org/',
    `/incidents/new/${id}`,
  ])
    expect(readProof(pasted)).toBeUndefined()
})
