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
  const { problem } = await worker().command(c.askSwap, ask)
  expect(problem).toMatchObject({ code: 'duty.swap_rest_theirs', detail: { hours: 2, rule: 11 } })
  // No reason opens it, and the text does not ask for one.
  expect(problem?.title).toContain('请找排班的人调整')
  expect((await worker().command(c.askSwap, { ...ask, said: '孩子发烧' })).problem?.code).toBe('duty.swap_rest_theirs')
  const { items } = await worker().get(c.swapChoices, { shift: mine })
  expect(items).toMatchObject([
    {
      ...{ id: accountOf('worker2'), against: { kind: 'rest', isOwn: false, hours: 2, rule: 11 } },
      shifts: [{ against: null }],
    },
  ])
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

test('the choices say what stands against each of them, as asking would', async () => {
  const gate = await madePost(leader())
  const mine = (await put(leader(), gate, 'worker', 30, 38)).id
  const free = await put(leader(), gate, 'worker2', 120, 128)
  // One that would leave the worker, who stands before it, without rest.
  const close = await put(leader(), gate, 'worker2', 80, 88)
  await put(leader(), gate, 'worker', 70, 78)
  const { items } = await worker().get(c.swapChoices, { shift: mine })
  expect(items).toMatchObject([
    {
      ...{ id: accountOf('worker2'), against: null },
      shifts: [
        { id: close.id, against: { kind: 'rest', isOwn: true, hours: 2 } },
        { id: free.id, against: null },
      ],
    },
  ])
  const ask = { shift: mine, account: accountOf('worker2'), said: '孩子发烧' }
  expect(refusal(await worker().command(c.askSwap, { ...ask, forShift: close.id }))).toBe('duty.swap_rest_own')
  const swap = newId()
  expect((await worker().command(c.askSwap, { ...ask, forShift: free.id }, { id: swap })).status).toBe('accepted')
  // What came meanwhile is told from the side of whoever answers.
  await put(leader(), gate, 'worker', 118, 120, { despite: '临时加班' })
  expect(refusal(await worker2().command(c.answerSwap, { swap, answer: 'agreed' }))).toBe('duty.swap_rest_theirs')
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
