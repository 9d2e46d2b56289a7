import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { agencies, areas } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())

const commander = () => county.as('commander')
const police = () => county.as('policeOfficer')
const issued = async (demands = 1) => {
  const id = newId()
  const demand = {
    ...{ text: '守好六个卡口', asks: 'words' as const, owners: [agencies.police.id] },
    dueAt: new Date(Date.now() + 8 * 3_600_000).toISOString(),
  }
  const body = { place: areas.county.id, title: '通知', demands: Array.from({ length: demands }, () => demand) }
  expect(await commander().command(c.issue, body, { id })).toMatchObject({ status: 'accepted' })
  return id
}
const events = async (id: string) => (await police().get(c.getOwn, { id })).events.map(({ what }) => what).reverse()

test('what a phone kept arrives in the order of its deeds, once, though it is sent twice', async () => {
  const directive = await issued()
  const mine = { directive, demand: 1 }
  const [first, second, third, fourth] = [newId(), newId(), newId(), newId()]
  const send = async () => [
    (await police().command(c.receive, { directive }, { id: first })).status,
    (await police().command(c.answerDemand, { ...mine, answer: 'accepted' }, { id: second })).status,
    (await police().command(c.tellProgress, { ...mine, said: '四个点已到岗' }, { id: third })).status,
    (await police().command(c.report, { ...mine, said: '六个点已到岗' }, { id: fourth })).status,
  ]
  expect(await send()).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  expect(await send()).toEqual(['repeated', 'repeated', 'repeated', 'repeated'])
  expect(await events(directive)).toEqual(['received', 'accepted', 'progress', 'reported'])
})

test('what was written while the paper was withdrawn, or another one reported, is refused with its reason and changes nothing', async () => {
  const taken = await issued()
  await commander().command(c.withdraw, { directive: taken, why: '发错了' })
  const late = await police().command(c.report, { directive: taken, demand: 1, said: '已办' })
  expect(late).toMatchObject({ status: 'refused', problem: { code: 'directive.withdrawn' } })
  expect(await events(taken)).toEqual([])
  const directive = await issued()
  await police().command(c.report, { directive, demand: 1, said: '已办' })
  const second = await police().command(c.tellProgress, { directive, demand: 1, said: '正在办' })
  expect(second).toMatchObject({ status: 'refused', problem: { code: 'directive.wrong_state' } })
  expect(await events(directive)).toEqual(['reported'])
})

test('the list of the phone has what waits for the issuer too; what is signed off, and what was withdrawn, has left it', async () => {
  const directive = await issued(4)
  const own = { directive, agency: agencies.police.id }
  await police().command(c.answerDemand, { directive, demand: 1, answer: 'question', said: '几个人？' })
  for (const demand of [2, 3]) await police().command(c.report, { directive, demand, said: '已办' })
  await commander().command(c.decide, { ...own, demand: 3, decision: 'signed_off' })
  const listed = async (params: { asked?: 'yes' }) =>
    (await police().get(c.myDemands, params)).items
      .filter((item) => item.directive === directive)
      .map(({ demand, state }) => [demand, state])
  expect(await listed({})).toEqual([[4, 'issued']])
  expect(await listed({ asked: 'yes' })).toEqual([
    [1, 'question'],
    [2, 'reported'],
    [4, 'issued'],
  ])
  await commander().command(c.withdraw, { directive, why: '发错了' })
  expect(await listed({ asked: 'yes' })).toEqual([])
  await expect(county.as('worker').get(c.myDemands, { asked: 'yes' })).rejects.toThrow('platform.not_permitted')
})
