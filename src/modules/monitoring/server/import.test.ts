import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['follow_up', 'schedule', 'sample', 'exposure', 'import', 'look', 'person'])
    await county.admin.query(`delete from monitoring.${table}`)
})
const officer = () => county.as('healthOfficer')
const list = (change: object = {}) => ({
  ...{ area: areas.grid1.id, fileName: 'a.csv', cases: [{ code: 'a', onsetOn: '2020-01-20' }, { code: 'b' }] },
  ...{ links: [{ from: 'a', to: 'b' }], ...change },
})
const count = async (table: string) =>
  Number((await county.admin.query(`select count(*) from monitoring.${table}`)).rows[0].count)

test('a dry run counts and writes nothing; it says which codes nobody bears', async () => {
  const links = [
    { from: 'a', to: 'b' },
    { from: 'zz', to: 'b' },
  ]
  const tried = await officer().command(c.importLineList, list({ links, dryRun: true }))
  expect(tried.result).toMatchObject({ created: 2, known: 0, linked: 1, dangling: [{ row: 1 }], missing: ['zz'] })
  expect([await count('person'), await count('exposure'), await count('import')]).toEqual([0, 0, 0])
})

test('lots of one import are one; it is taken back as a whole, once, and can come again', async () => {
  const whole = newId()
  await officer().command(c.importLineList, list({ import: whole, links: [] }))
  await officer().command(c.importLineList, list({ import: whole, cases: [], links: [{ from: 'a', to: 'b' }] }))
  expect((await officer().get(c.imports)).items).toMatchObject([{ id: whole, cases: 2, links: 1, isYoung: true }])
  expect((await county.as('worker').command(c.undoImport, { import: whole })).problem?.code).toBe(
    'platform.not_permitted',
  )
  const id = newId()
  const done = await officer().command(c.undoImport, { import: whole }, { id })
  expect(done).toMatchObject({ status: 'accepted', result: { cases: 2, links: 1 } })
  expect(await officer().command(c.undoImport, { import: whole }, { id })).toMatchObject({ status: 'repeated' })
  expect((await officer().command(c.undoImport, { import: whole })).problem?.code).toBe('monitoring.import_undone')
  expect((await officer().command(c.importLineList, list({ import: whole }))).problem?.code).toBe(
    'monitoring.import_undone',
  )
  expect((await officer().command(c.undoImport, { import: newId() })).problem?.code).toBe('platform.not_found')
  expect([await count('person'), await count('exposure')]).toEqual([0, 0])
  expect((await officer().get(c.imports)).items).toEqual([])
  expect((await officer().command(c.importLineList, list())).result).toMatchObject({ created: 2, linked: 1 })
})

test('an import of yesterday, or one that somebody worked on, stays', async () => {
  const whole = newId()
  await officer().command(c.importLineList, list(), { id: whole })
  const { rows } = await county.admin.query("select id from monitoring.person where code = 'a'")
  const undo = async () => (await officer().command(c.undoImport, { import: whole })).problem?.code
  await officer().command(c.takeSample, { person: rows[0].id, kind: 'blood', lab: '' })
  expect(await undo()).toBe('monitoring.import_used')
  await county.admin.query('delete from monitoring.sample')
  const edited = { person: rows[0].id, version: 1, outcome: 'recovered' as const }
  expect((await officer().command(c.edit, edited)).status).toBe('accepted')
  expect(await undo()).toBe('monitoring.import_used')
  await county.admin.query('update monitoring.person set version = 1')
  await officer().command(c.importLineList, list({ cases: [{ code: 'c' }], links: [{ from: 'a', to: 'c' }] }))
  expect(await undo()).toBe('monitoring.import_used')
  await county.admin.query('delete from monitoring.exposure where import <> $1', [whole])
  await county.admin.query("update monitoring.import set at = at - interval '25 hours'")
  expect(await undo()).toBe('monitoring.import_old')
  expect((await officer().get(c.imports)).items.map(({ isYoung }) => isYoung)).toEqual([false, false])
  expect(await count('person')).toBe(3)
})

test('cases are told apart by import and by onset, in the list and in the chain', async () => {
  const [first, second] = [newId(), newId()]
  await officer().command(c.importLineList, list(), { id: first })
  const later = {
    cases: [{ code: 'x', onsetOn: '2020-02-20', status: 'suspected' as const, outcome: 'died' as const }],
  }
  await officer().command(c.importLineList, list({ ...later, links: [{ from: 'b', to: 'x' }] }), { id: second })
  const hand = { kind: 'case' as const, status: 'confirmed' as const, place: areas.grid1.id, name: '扎西' }
  await officer().command(c.open, hand)
  const codes = async (only?: string) =>
    (await officer().get(c.list, { state: 'cases', ...(only ? { import: only } : {}) })).items.map(({ code }) => code)
  expect((await codes()).length).toBe(4)
  expect((await codes(first)).sort()).toEqual(['a', 'b'])
  expect(await codes('none')).toEqual([expect.stringMatching(/^B-/)])
  expect((await officer().get(c.counts, { import: second })).cases).toBe(1)
  expect((await officer().get(c.list, { state: 'cases', import: second })).items).toMatchObject([
    { code: 'x', status: 'suspected', outcome: 'died', onsetOn: '2020-02-20', sample: null },
  ])
  const chain = async (params: object) => {
    const { cases, links } = await officer().get(c.chain, params)
    return [
      cases
        .map(({ code }) => code)
        .sort()
        .join(''),
      links.length,
    ]
  }
  expect(await chain({ import: first })).toEqual(['ab', 1])
  // Whom a link of the import names belongs to its chain, from wherever they came.
  expect(await chain({ import: second })).toEqual(['bx', 1])
  expect(await chain({ from: '2020-02-01', to: '2020-02-28' })).toEqual(['x', 0])
})

test('a day of onset to come and an impossible year of birth are refused at their row', async () => {
  const tomorrow = c.dayAfter(c.dayAt(new Date()), 1)
  for (const [wrong, path, code] of [
    [{ onsetOn: tomorrow }, '/body/cases/1/onsetOn', 'monitoring.onset_future'],
    [{ reportedOn: tomorrow }, '/body/cases/1/reportedOn', 'monitoring.onset_future'],
    [{ onsetOn: '2020-01-20', birthYear: 1890 }, '/body/cases/1/birthYear', 'monitoring.birth_year_impossible'],
  ] as const) {
    const done = await officer().command(c.importLineList, list({ cases: [{ code: 'a' }, { code: 'b', ...wrong }] }))
    expect(done.problem?.code).toBe('platform.invalid')
    expect(done.problem?.fields?.map((one) => [one.path.slice(-path.length), one.code])).toEqual([[path, code]])
  }
  // An old outbreak is measured by its own days.
  const old = list({ cases: [{ code: 'a', onsetOn: '1967-04-05', birthYear: 1880 }], links: [] })
  expect((await officer().command(c.importLineList, old)).status).toBe('accepted')
})

const contacts = (change: object = {}) => ({
  ...{ area: areas.grid1.id, fileName: 'contacts.csv', links: [] },
  cases: [
    { code: 'J1', isContact: true, startsOn: '2020-02-02', days: 14 },
    { code: 'J2', isContact: true },
  ],
  followUps: [
    { code: 'J1', day: '2020-02-02', seen: true },
    { code: 'J1', day: '2020-02-03', seen: true, unwell: true },
    { code: 'J1', day: '2020-02-16', seen: true },
    { code: 'J2', day: '2020-02-02', seen: false },
    { code: 'J3', day: '2020-02-02', seen: true },
  ],
  ...change,
})

test('contacts come with their follow-up: each day is told, known or astray, and the whole is taken back', async () => {
  const tried = await officer().command(c.importLineList, contacts({ dryRun: true }))
  expect(tried.result).toMatchObject({ created: 2, missing: ['J3'], followed: 0 })
  expect([await count('person'), await count('schedule'), await count('follow_up')]).toEqual([0, 0, 0])
  const id = newId()
  const done = await officer().command(c.importLineList, contacts(), { id })
  expect(done.result).toMatchObject({
    ...{ created: 2, followed: 2, followedKnown: 0 },
    strays: [
      { row: 2, code: 'J1', why: 'outside' },
      { row: 3, code: 'J2', why: 'no_plan' },
      { row: 4, code: 'J3', why: 'nobody' },
    ],
  })
  expect(await officer().command(c.importLineList, contacts(), { id })).toMatchObject({ status: 'repeated' })
  const again = await officer().command(c.importLineList, contacts())
  expect(again.result).toMatchObject({ created: 0, known: 2, followed: 0, followedKnown: 2 })
  const { rows } = await county.admin.query("select id from monitoring.person where code = 'J1'")
  const found = await officer().get(c.person, { id: rows[0].id })
  expect(found.person).toMatchObject({ kind: 'contact', status: 'observed' })
  expect(await officer().command(c.undoImport, { import: id })).toMatchObject({
    status: 'accepted',
    result: { cases: 2 },
  })
  expect([await count('person'), await count('schedule'), await count('follow_up')]).toEqual([0, 0, 0])
})

test('days of follow-up that are no contact’s, or begin too far ahead, are refused at their field', async () => {
  for (const one of [
    { startsOn: '2020-02-02' },
    { isContact: true, startsOn: '2999-01-01' },
    { isContact: true, days: 3 },
  ]) {
    const { problem } = await officer().command(
      c.importLineList,
      contacts({ cases: [{ code: 'J1', ...one }], followUps: [] }),
    )
    expect(problem).toMatchObject({ code: 'platform.invalid', fields: [{ path: '/body/cases/0/startsOn' }] })
  }
  const status = { code: 'J1', isContact: true, status: 'confirmed' as const }
  expect((await officer().command(c.importLineList, contacts({ cases: [status] }))).problem?.code).toBe(
    'platform.invalid',
  )
  expect(await count('person')).toBe(0)
})

test('an import stays where somebody told a follow-up since', async () => {
  const id = newId()
  await officer().command(c.importLineList, contacts({ followUps: [] }), { id })
  const { rows } = await county.admin.query('select id from monitoring.schedule')
  const told = {
    schedule: rows[0].id,
    day: '2020-02-04',
    slot: 1,
    how: 'visit' as const,
    reached: true,
    temperature: 366,
  }
  expect(await officer().command(c.recordFollowUp, told)).toMatchObject({ status: 'accepted' })
  expect((await officer().command(c.undoImport, { import: id })).problem?.code).toBe('monitoring.import_used')
})
