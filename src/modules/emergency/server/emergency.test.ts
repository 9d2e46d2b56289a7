import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { emergencyId } from '#main/testing/county-fixture.ts'
import { languages } from '#platform/contract/index.ts'
import { changeLevel, currentEmergency, declareEmergency, endEmergency, listPlaybooks } from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())

const wish = (change: object = {}) => ({
  id: newId(),
  playbook: '2020-novel-pneumonia',
  name: '新型冠状病毒感染的肺炎疫情',
  level: 1,
  legalBasis: ['phe-regulation-40', 'emergency-response-law-49'],
  startedAt: new Date(Date.now() - 3_600_000).toISOString(),
  ...change,
})
const commander = () => county.as('commander')

test('playbooks are there to be chosen from, for those who declare', async () => {
  const { items } = await commander().get(listPlaybooks)
  expect(items.map(({ id }) => id)).toEqual(['2020-novel-pneumonia'])
  expect(items[0]?.legalBasis[0]?.allows.en).toMatch(/province/i)
  await expect(county.as('worker').get(listPlaybooks)).rejects.toThrow('platform.not_permitted')
  await expect(county.stranger().get(listPlaybooks)).rejects.toThrow('platform.not_signed_in')
})

test('the live emergency shows its day, and nobody outside the county asks', async () => {
  const { live, roll } = await county.as('worker').get(currentEmergency)
  expect(live).toMatchObject({ id: emergencyId, level: 1, day: 4, endedAt: null, version: 1 })
  expect(roll?.fields).toContain('headCount')
  await expect(county.stranger().get(currentEmergency)).rejects.toThrow('platform.not_signed_in')
})

test('only one emergency runs at a time', async () => {
  const second = await commander().command(declareEmergency, wish())
  expect(second).toMatchObject({ status: 'refused', problem: { code: 'emergency.already_live' } })
})

test('the level changes with a reason, once, from the version that was seen', async () => {
  const id = newId()
  const body = { id: emergencyId, version: 1, level: 2, why: '形势好转' }
  expect((await county.as('dispatcher').command(changeLevel, body)).problem?.code).toBe('platform.not_permitted')
  expect(await commander().command(changeLevel, body, { id })).toMatchObject({
    status: 'accepted',
    result: { version: 2 },
  })
  expect(await commander().command(changeLevel, body, { id })).toMatchObject({
    status: 'repeated',
    result: { version: 2 },
  })
  expect((await commander().command(changeLevel, { ...body, level: 3 })).problem?.code).toBe(
    'platform.changed_meanwhile',
  )
  expect((await commander().command(changeLevel, { ...body, version: 2 })).problem?.code).toBe('emergency.same_level')
  expect((await commander().command(changeLevel, { ...body, id: newId() })).problem?.code).toBe('platform.not_found')
  expect((await commander().command(changeLevel, { ...body, level: 5 })).problem).toMatchObject({
    code: 'platform.invalid',
    fields: [{ path: '/body/level' }],
  })
  const { live, changes } = await commander().get(currentEmergency)
  expect(live).toMatchObject({ level: 2, version: 2 })
  const change = { from: 1, to: 2, why: '形势好转', actorAgency: '县指挥部' }
  expect(changes).toMatchObject([change])
  expect(changes[0]?.actorName.length).toBeGreaterThan(0)
  // Also for those who reach neither the account nor the place it belongs to.
  expect((await county.as('workerB').get(currentEmergency)).changes).toEqual(changes)
})

test('with its end nothing about persons is written, and a new one can be declared', async () => {
  const id = newId()
  const body = { id: emergencyId, version: 2, why: '省指挥部 2020 年第 9 号通知' }
  expect((await county.as('administrator').command(endEmergency, body)).problem?.code).toBe('platform.not_permitted')
  expect((await commander().command(endEmergency, { ...body, version: 1 })).problem?.code).toBe(
    'platform.changed_meanwhile',
  )
  expect((await commander().command(endEmergency, { ...body, version: 0 })).problem?.code).toBe('platform.invalid')
  const bare = await commander().command(endEmergency, { ...body, why: ' ' })
  expect(bare.problem?.fields?.map(({ path }) => path)).toEqual(['/body/why'])
  expect(await commander().command(endEmergency, body, { id })).toMatchObject({ status: 'accepted' })
  expect(await commander().command(endEmergency, body, { id })).toMatchObject({ status: 'repeated' })
  expect((await commander().command(endEmergency, body)).problem?.code).toBe('platform.not_found')
  const { live, roll, ended } = await commander().get(currentEmergency)
  expect([live, roll, ended.map((one) => one.id)]).toEqual([null, null, [emergencyId]])
  // Its levels, and by what it ended, stay to be read.
  expect(ended[0]?.changes).toMatchObject([
    { from: 1, to: 2, why: '形势好转' },
    { from: 2, to: 0, why: body.why, actorName: expect.stringMatching(/./) },
  ])
  const keyFile = join(county.runtime.folder, 'keys', `emergency-${emergencyId}.key`)
  expect(existsSync(keyFile)).toBe(true)
})

test.each([
  ['emergency.unknown_playbook', { playbook: 'none' }],
  ['emergency.unknown_basis', { legalBasis: ['phe-regulation-40', 'made-up'] }],
  ['emergency.start_in_future', { startedAt: new Date(Date.now() + 86_400_000).toISOString() }],
  ['platform.invalid', { legalBasis: [] }],
])('a declaration is refused as %s', async (code, change) => {
  expect((await commander().command(declareEmergency, wish(change))).problem?.code).toBe(code)
})

test('a declaration makes the key, copies the roll, and is made once', async () => {
  const body = wish({ startedAt: new Date(Date.now() - 1000).toISOString() })
  expect((await county.as('dispatcher').command(declareEmergency, body)).problem?.code).toBe('platform.not_permitted')
  const id = newId()
  expect(await commander().command(declareEmergency, body, { id })).toMatchObject({ status: 'accepted' })
  expect(await commander().command(declareEmergency, body, { id })).toMatchObject({ status: 'repeated' })
  expect(existsSync(join(county.runtime.folder, 'keys', `emergency-${body.id}.key`))).toBe(true)
  const { live, roll, basis } = await county.as('worker').get(currentEmergency)
  expect(live).toMatchObject({ id: body.id, day: 1, legalBasis: body.legalBasis })
  expect(basis.map(({ code }) => code).sort()).toEqual([...body.legalBasis].sort())
  for (const { title, article, allows } of basis)
    for (const text of [title, article, allows])
      for (const language of languages) expect(text[language]?.length).toBeGreaterThan(2)
  expect(roll).toMatchObject({ revisitHours: 20, attempts: 3 })
  const { rows } = await county.admin.query('select emergency from app.live_emergency')
  expect(rows).toEqual([{ emergency: body.id }])
})
