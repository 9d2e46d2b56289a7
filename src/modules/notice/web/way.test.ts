import { expect, test } from 'vitest'
import { deskWay, fieldWay } from './way.ts'

const notice = (kind: string, about: string | null = null) =>
  ({ kind, about, record: 'R' }) as unknown as Parameters<typeof deskWay>[0] // a built text is no NoticeKind to the type checker

test('a notice about a directive leads an owner to the paper, on the phone to the phone’s', () => {
  for (const kind of ['issued', 'chased', 'returned', 'replied', 'late', 'entrusted'])
    expect(fieldWay(notice(`directive_${kind}`))).toBe('/directives/R')
  expect(deskWay(notice('directive_issued'))).toBe('/directives/R')
})

test('what the issuer does about one is done at a desk, and the phone says so', () => {
  for (const kind of ['asked', 'reported']) expect(fieldWay(notice(`directive_${kind}`))).toBeUndefined()
  expect(fieldWay(notice('not_acknowledged', 'directive_issued'))).toBeUndefined()
  expect(deskWay(notice('directive_asked'))).toBe('/directives/R')
})
