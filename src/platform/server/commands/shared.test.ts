import { describe, expect, it } from 'vitest'
import { Problem, problems } from '../../contract/index.ts'
import { createShared, OtherScope, sharedFor } from './shared.ts'

/** A thing to be worked out that ends when it is told to, and counts how often it was begun. */
function slow() {
  const ends: { give: (answer: unknown) => void; fail: (error: Error) => void }[] = []
  const workOut = () => new Promise<unknown>((give, fail) => ends.push({ give, fail }))
  return { workOut, ends }
}
const turn = () => new Promise((done) => setImmediate(done))

describe('a shared answer', () => {
  it('is worked out once for all who ask at once, and kept until a module that it follows changes', async () => {
    const shared = createShared()
    const { workOut, ends } = slow()
    const all = Array.from({ length: 300 }, () => shared.get('county', ['duty', 'incident'], workOut))
    ends[0]?.give(1)
    expect(new Set(await Promise.all(all))).toEqual(new Set([1]))
    shared.changed(['supply'])
    expect(await shared.get('county', ['duty', 'incident'], workOut)).toBe(1)
    shared.changed(['duty'])
    const next = shared.get('county', ['duty', 'incident'], workOut)
    ends[1]?.give(2)
    expect([await next, ends.length]).toEqual([2, 2])
  })

  it('that was begun before a change is nobody’s who asks after it', async () => {
    const shared = createShared()
    const { workOut, ends } = slow()
    const before = shared.get('a', ['duty'], workOut)
    shared.changed(['duty'])
    const after = [1, 2, 3].map(() => shared.get('a', ['duty'], workOut))
    await turn()
    expect(ends).toHaveLength(1)
    ends[0]?.give('old')
    expect(await before).toBe('old')
    await turn()
    expect(ends).toHaveLength(2)
    ends[1]?.give('new')
    expect(await Promise.all(after)).toEqual(['new', 'new', 'new'])
  })

  it('of one scope is not that of another', async () => {
    const shared = createShared()
    expect(await shared.get('a', [], async () => 'a')).toBe('a')
    expect(await shared.get('b', [], async () => 'b')).toBe('b')
  })

  it('grows old by the clock', async () => {
    let now = 0
    const shared = createShared(() => now)
    expect(await shared.get('a', [], async () => 1)).toBe(1)
    now = sharedFor - 1
    expect(await shared.get('a', [], async () => 2)).toBe(1)
    now = sharedFor
    expect(await shared.get('a', [], async () => 3)).toBe(3)
  })

  it('that was refused to one is worked out by the next; a database that is away is told to all', async () => {
    for (const error of [new OtherScope(), new Problem(problems.not_permitted)]) {
      const shared = createShared()
      const { workOut, ends } = slow()
      const first = shared.get('a', [], workOut)
      const others = [1, 2].map(() => shared.get('a', [], workOut))
      ends[0]?.fail(error)
      await expect(first).rejects.toBe(error)
      await turn()
      expect(ends).toHaveLength(2)
      ends[1]?.give('fine')
      expect(await Promise.all(others)).toEqual(['fine', 'fine'])
    }
    const shared = createShared()
    const { workOut, ends } = slow()
    const all = [1, 2, 3].map(() => shared.get('a', [], workOut))
    ends[0]?.fail(new Problem(problems.busy))
    for (const one of await Promise.allSettled(all)) expect(one.status).toBe('rejected')
    expect(ends).toHaveLength(1)
  })
})
