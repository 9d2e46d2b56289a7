import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as lead from '#modules/lead/contract/index.ts'
import * as measure from '#modules/measure/contract/index.ts'
import { open as begin, person, readings, releaseReading } from '#modules/monitoring/contract/index.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { newId, now, startTestCounty, type TestCounty } from './testing/county.ts'
import { accountOf, agencies, areas, countyCode, doors, type PersonName } from './testing/county-fixture.ts'
import { aContact } from './testing/samples-monitoring.ts'

/** 200 persons a worker and day (RIGHTS C-04): one count, whichever module names them. */
let county: TestCounty
const desk = () => county.as('dispatcher')
beforeAll(async () => {
  county = await startTestCounty()
})
beforeEach(() => county.admin.query('truncate agency.reading, agency.reading_release'))
afterAll(() => county.stop())

const fill = (by: PersonName, count: number) =>
  county.admin.query(
    `insert into agency.reading (county, actor, day, person)
     select $1, $2, (now() at time zone 'Asia/Shanghai')::date, gen_random_uuid() from generate_series(1, $3)`,
    [countyCode, accountOf(by), count],
  )
const readBy = async (by: PersonName) =>
  (await county.admin.query('select 1 from agency.reading where actor = $1', [accountOf(by)])).rows.length

async function leads(): Promise<string[]> {
  const list = newId()
  const done = await desk().command(lead.importList, {
    ...{
      list,
      place: areas.county.id,
      sender: '市',
      title: '返乡',
      urgency: 'normal',
      fileName: 'a.csv',
      dryRun: false,
    },
    rows: [
      { row: 1, name: '张测', phone: '00000000031' },
      { row: 2, name: '李测', phone: '00000000032' },
    ],
  })
  expect(done.status).toBe('accepted')
  const { rows } = await county.admin.query('select id from lead.lead where list = $1 order by row_no', [list])
  return rows.map(({ id }) => id)
}

it('a lead counts once a day, for the desk and for whoever goes there, with its number too', async () => {
  const [a = '', b = ''] = await leads()
  await desk().command(lead.assign, { leads: [a, b], agency: agencies.police.id })
  await fill('dispatcher', 199)
  expect((await desk().get(lead.get, { id: a })).lead.name).toBe('张测')
  expect((await desk().get(lead.get, { id: a })).lead.name).toBe('张测')
  await expect(desk().get(lead.get, { id: b })).rejects.toThrow('monitoring.reading_limit')
  const officer = county.as('policeOfficer')
  await fill('policeOfficer', 200)
  await expect(officer.get(lead.getOwn, { id: a })).rejects.toThrow('monitoring.reading_limit')
  const asked = await officer.command(lead.reveal, { lead: a, why: '核查电话' })
  expect(asked.problem?.code).toBe('monitoring.reading_limit')
  const commander = county.as('commander')
  expect((await commander.get(readings)).items.map(({ read, limit }) => [read, limit])).toEqual([
    [200, 200],
    [200, 200],
  ])
  await commander.command(releaseReading, { account: accountOf('policeOfficer'), why: '名单集中核查' })
  expect((await officer.get(lead.getOwn, { id: a })).lead.name).toBe('张测')
  expect(await readBy('policeOfficer')).toBe(201)
})

it('an order names 50 persons at most, each of them counted, and monitoring goes on from there', async () => {
  const homes = [doors.grid2[0], doors.grid2[1]].map((door) => ({
    door: door as string,
    people: Array.from({ length: 30 }, () => newId()),
  }))
  for (const { door, people } of homes) {
    const residents = people.map((id, nth) => ({ id, name: `测试住户${nth}`, birthYear: 1960 }))
    const household = { id: newId(), headCount: 30, contactName: '测试住户0', residents }
    expect((await desk().command(recordVisit, { door, outcome: 'registered', household })).status).toBe('accepted')
  }
  const persons = homes.flatMap(({ door, people }) => people.map((one) => ({ measure: newId(), person: one, door })))
  const police = county.as('policeOfficer')
  const done = await police.command(measure.propose, {
    ...{ kind: 'home_observation', basis: 'infectious-disease-law-39', restrictions: ['stay'], help: ['food'] },
    ...{ startsAt: now(), days: 14, evidence: { kind: 'arrival', text: '自流行地区返回' }, persons },
  })
  expect(done.problem?.code).toBeUndefined()
  const health = county.as('healthOfficer')
  const open = async (nth: number) => {
    const whole = await health.get(measure.get, { id: persons[nth]?.measure ?? '' })
    return { whole, named: whole.order.filter((one) => one.person !== '') }
  }
  const first = await open(0)
  expect(first.whole.order).toHaveLength(60)
  expect(first.whole.order.every(({ content }) => content.length === 64)).toBe(true)
  expect(first.named).toHaveLength(measure.mostNamed)
  expect(await readBy('healthOfficer')).toBe(50)
  // Whoever stands further down is named on the own page.
  const last = await open(59)
  expect(last.whole.measure.person).toBe('测试住户29')
  expect(await readBy('healthOfficer')).toBe(51)
  await fill('healthOfficer', 148)
  const followed = newId()
  await health.command(begin, { ...aContact(), place: areas.grid1.id }, { id: followed })
  expect((await health.get(person, { id: followed })).person.name).toBe('扎西')
  // Those who were read today stay readable; nobody new is named.
  expect((await open(59)).whole.measure.person).toBe('测试住户29')
  await expect(open(58)).rejects.toThrow('monitoring.reading_limit')
  expect(await readBy('healthOfficer')).toBe(200)
})
