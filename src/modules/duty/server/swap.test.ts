import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'
import { clear, madePost, put, refusal } from './testing/duty.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => clear(county))

const leader = () => county.as('communityLeader')
const [worker, worker2] = [() => county.as('worker'), () => county.as('worker2')]
const holders = async () => {
  const { rows } = await county.admin.query('select id, account from duty.shift where removed_at is null')
  return Object.fromEntries(rows.map(({ id, account }) => [id, account]))
}

test('two people exchange shifts of the same hours when the other one agrees, and not before', async () => {
  const [gate, point] = [await madePost(leader()), await madePost(leader())]
  const mine = (await put(leader(), gate, 'worker', 30, 38)).id
  const theirs = (await put(leader(), point, 'worker2', 30, 38)).id
  // Colleagues are those who stand at the same post at some time.
  const ask = { shift: mine, account: accountOf('worker2'), forShift: theirs, said: '家里有事' }
  expect(refusal(await worker().command(c.askSwap, ask))).toBe('platform.not_found')
  await put(leader(), gate, 'worker2', 60, 68)
  const choices = (await worker().get(c.swapChoices, { shift: mine })).items
  expect(choices).toMatchObject([{ id: accountOf('worker2'), shifts: [{ id: theirs }, {}] }])
  const swap = newId()
  expect((await worker().command(c.askSwap, ask, { id: swap })).result).toEqual({ state: 'asked' })
  expect(refusal(await worker().command(c.askSwap, ask))).toBe('duty.swap_asked_already')
  expect((await holders())[mine]).toBe(accountOf('worker'))
  expect((await worker2().get(c.myDuty)).swaps).toMatchObject([
    { id: swap, isMine: false, said: '家里有事', state: 'asked' },
  ])
  expect(refusal(await worker().command(c.answerSwap, { swap, answer: 'agreed' }))).toBe('platform.not_found')
  expect(refusal(await county.as('workerB').command(c.answerSwap, { swap, answer: 'agreed' }))).toBe(
    'platform.not_found',
  )
  expect((await worker2().command(c.answerSwap, { swap, answer: 'agreed' })).result).toEqual({ state: 'agreed' })
  expect(await holders()).toMatchObject({ [mine]: accountOf('worker2'), [theirs]: accountOf('worker') })
  expect(refusal(await worker2().command(c.answerSwap, { swap, answer: 'agreed' }))).toBe('duty.answered_already')
  expect((await worker().get(c.myDuty)).shifts.map(({ id }) => id)).toEqual([theirs])
})

test('a shift is given away only to somebody who has the rest for it; it is declined and withdrawn', async () => {
  const gate = await madePost(leader())
  const mine = (await put(leader(), gate, 'worker', 30, 38)).id
  await put(leader(), gate, 'worker2', 40, 48)
  const ask = { shift: mine, account: accountOf('worker2') }
  expect((await worker().command(c.askSwap, ask)).problem).toMatchObject({
    code: 'duty.too_little_rest',
    detail: { hours: 2 },
  })
  await put(leader(), gate, 'leaderA', 60, 68)
  const toLeader = { shift: mine, account: accountOf('leaderA') }
  expect(refusal(await worker().command(c.askSwap, { ...toLeader, account: accountOf('worker') }))).toBe(
    'duty.with_oneself',
  )
  for (const [answer, who] of [
    ['declined', county.as('leaderA')],
    ['withdrawn', worker()],
  ] as const) {
    const swap = newId()
    expect((await worker().command(c.askSwap, toLeader, { id: swap })).status).toBe('accepted')
    expect((await who.command(c.answerSwap, { swap, answer })).result).toEqual({ state: answer })
  }
  expect((await holders())[mine]).toBe(accountOf('worker'))
})

test('what changed meanwhile is not swapped', async () => {
  const gate = await madePost(leader())
  const mine = (await put(leader(), gate, 'worker', 30, 38)).id
  await put(leader(), gate, 'worker2', 60, 68)
  const swap = newId()
  await worker().command(c.askSwap, { shift: mine, account: accountOf('worker2') }, { id: swap })
  await leader().command(c.removeShifts, { shifts: [mine] })
  expect(refusal(await worker2().command(c.answerSwap, { swap, answer: 'agreed' }))).toBe('duty.swap_gone')
})

test('past the server, nobody carries out a swap that somebody else was asked', async () => {
  const gate = await madePost(leader())
  const mine = (await put(leader(), gate, 'worker', 30, 38)).id
  await put(leader(), gate, 'worker2', 60, 68)
  const swap = newId()
  await worker().command(c.askSwap, { shift: mine, account: accountOf('worker2') }, { id: swap })
  await expect(county.admin.query('select duty.carry_out_swap(510727, $1, now())', [swap])).rejects.toThrow(
    'out of reach',
  )
})
