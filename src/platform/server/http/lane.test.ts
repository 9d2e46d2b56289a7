import { describe, expect, it } from 'vitest'
import { createLane } from './lane.ts'

describe('a lane', () => {
  const tick = () => new Promise((go) => setImmediate(go))

  it('runs as many at a time as it is wide, in their order, and goes on after one that failed', async () => {
    const lane = createLane(2, 10)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const done = [0, 1, 2, 3].map((n) =>
      lane(async () => {
        begun.push(n)
        await new Promise<void>((go, fail) => ends.push(n === 0 ? () => fail(new Error('no')) : go))
      }).catch(() => 'failed'),
    )
    await tick()
    expect(begun).toEqual([0, 1])
    ends[0]?.()
    await tick()
    expect(begun).toEqual([0, 1, 2])
    for (let at = 1; at < 4; at++) {
      ends[at]?.()
      await tick()
    }
    expect(await Promise.all(done)).toEqual(['failed', undefined, undefined, undefined])
  })

  it('turns away who finds it full, and takes the next when there is room', async () => {
    const lane = createLane(1, 1)
    let end = () => {}
    const first = lane(() => new Promise<void>((go) => (end = go)))
    const second = lane(async () => 'second')
    await expect(lane(async () => 'third')).rejects.toMatchObject({ definition: { status: 503 } })
    end()
    expect([await first, await second, await lane(async () => 'fourth')]).toEqual([undefined, 'second', 'fourth'])
  })
})
