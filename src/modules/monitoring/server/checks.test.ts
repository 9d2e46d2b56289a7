import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas, doors } from '#main/testing/county-fixture.ts'
import { withSql } from '#main/testing/sql.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
const officer = () => county.as('healthOfficer')
const today = () => c.dayAt(new Date())
const day = (days: number) => c.dayAfter(today(), days)
const contact = (change: object = {}) => ({
  ...{ kind: 'contact' as const, status: 'observed' as const, place: doors.unit[0] as string, name: '扎西', ...change },
})
/** Field and code of a refusal; undefined where it was accepted. */
const fault = ({ problem }: { problem?: ProblemBody }) =>
  problem?.fields?.map(({ path, code }) => `${path.replace(/^.*\/body\//, '')} ${code}`)[0] ?? problem?.code
async function opened(change: object = {}): Promise<string> {
  const id = newId()
  expect(fault(await officer().command(c.open, contact(change), { id }))).toBeUndefined()
  return id
}

/** Registers a household behind a door and answers its residents' ids. */
async function onTheRoll(names: readonly string[], door = doors.unit[0] as string): Promise<[string, ...string[]]> {
  const residents = names.map((name) => ({ id: newId(), name }))
  const household = { id: newId(), headCount: names.length, residents }
  const done = await county.as('worker').command(recordVisit, { door, outcome: 'registered', household })
  expect(done.status).toBe('accepted')
  return residents.map(({ id }) => id) as [string, ...string[]]
}

test('a tie to the roll is to somebody behind that door, whom nobody follows up already', async () => {
  const [first, second] = await onTheRoll(['测试甲', '测试乙'])
  const tied = (resident: string | undefined, change: object = {}) =>
    officer().command(c.open, contact({ resident, ...change }))
  expect(fault(await tied(newId()))).toBe('resident monitoring.not_of_door')
  expect(fault(await tied(first, { place: doors.unit[1] }))).toBe('resident monitoring.not_of_door')
  const id = newId()
  const made = await officer().command(c.open, contact({ resident: first }), { id })
  expect(fault(made)).toBeUndefined()
  const again = await tied(first)
  expect(fault(again)).toBe('monitoring.already_followed')
  expect(again.problem?.detail).toEqual({ code: made.result?.code })
  expect(fault(await tied(second))).toBeUndefined()
  expect((await officer().get(c.person, { id })).person.resident).toBe(first)
  // Whoever was released may be exposed again.
  await county.admin.query('update monitoring.schedule set starts_on = starts_on - 20 where id = $1', [id])
  expect(fault(await tied(first))).toBeUndefined()
})

test('an exposure without the person who exposed them is refused, not left out', async () => {
  const alone = await officer().command(c.open, contact({ exposure: { setting: 'meal' } }))
  expect(fault(alone)).toBe('source monitoring.source_missing')
})

test.each([
  ['a contact is not confirmed', () => ({ status: 'confirmed' }), 'status monitoring.status_not_of_kind'],
  [
    'an arrival is not suspected',
    () => ({ kind: 'arrival', status: 'suspected' }),
    'status monitoring.status_not_of_kind',
  ],
  ['a case is not observed', () => ({ kind: 'case' }), 'status monitoring.status_not_of_kind'],
  [
    'nobody fell ill tomorrow',
    () => ({ kind: 'case', status: 'confirmed', onsetOn: day(1) }),
    'onsetOn monitoring.onset_future',
  ],
  [
    'nobody fell ill in the year 1000',
    () => ({ kind: 'case', status: 'confirmed', onsetOn: '1000-01-01' }),
    'onsetOn monitoring.onset_long_ago',
  ],
  [
    'nobody was born next year',
    () => ({ birthYear: Number(today().slice(0, 4)) + 1 }),
    'birthYear monitoring.birth_year_impossible',
  ],
  [
    'nobody is 121',
    () => ({ birthYear: Number(today().slice(0, 4)) - 121 }),
    'birthYear monitoring.birth_year_impossible',
  ],
  ['no follow-up since 61 days', () => ({ startsOn: day(-61) }), 'startsOn monitoring.starts_out_of_range'],
  ['no follow-up in 15 days', () => ({ startsOn: day(15) }), 'startsOn monitoring.starts_out_of_range'],
] as const)('%s', async (_, change, expected) => {
  expect(fault(await officer().command(c.open, contact(change())))).toBe(expected)
})

test('what lies on the edge is taken', async () => {
  await opened({ kind: 'case', status: 'asymptomatic', onsetOn: today(), birthYear: Number(today().slice(0, 4)) - 120 })
  await opened({ kind: 'arrival', startsOn: day(-60) })
  await opened({ startsOn: day(14) })
})

test('an exposure has its days in order, one direction, and two ends', async () => {
  const [a, b] = [await opened({ kind: 'case', status: 'confirmed' }), await opened()]
  const tie = { source: a, target: b, setting: 'meal' as const }
  const add = async (change: object) => fault(await officer().command(c.addExposure, { ...tie, ...change }))
  expect(await add({ firstOn: day(-1), lastOn: day(-2) })).toBe('lastOn monitoring.days_reversed')
  expect(await add({ firstOn: day(-1), lastOn: day(1) })).toBe('lastOn monitoring.exposure_future')
  expect(await add({ target: a })).toBe('target monitoring.exposure_of_self')
  expect(await add({ firstOn: day(-2), lastOn: day(-2) })).toBeUndefined()
  expect(await add({ source: b, target: a })).toBe('target monitoring.exposed_other_way')
  const reversed = contact({ source: a, exposure: { setting: 'meal', firstOn: day(-1), lastOn: day(-2) } })
  expect(fault(await officer().command(c.open, reversed))).toBe('exposure/lastOn monitoring.days_reversed')
})

test('a change keeps kind, status and onset in line', async () => {
  const id = await opened()
  const edit = async (change: object) => fault(await officer().command(c.edit, { person: id, version: 1, ...change }))
  expect(await edit({ kind: 'case' })).toBe('status monitoring.status_not_of_kind')
  expect(await edit({ status: 'confirmed' })).toBe('status monitoring.status_not_of_kind')
  expect(await edit({ onsetOn: day(1) })).toBe('onsetOn monitoring.onset_future')
  expect(await edit({ kind: 'case', status: 'confirmed' })).toBeUndefined()
})

test('a finding is of the past, and no older than it may be kept', async () => {
  const person = await opened()
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const add = async (kind: 'visited' | 'care', minutes: number) =>
    fault(await officer().command(c.addFact, { person, kind, at: at(minutes), text: '农贸市场' }))
  expect(await add('visited', 10)).toBe('at monitoring.fact_future')
  expect(await add('visited', 3)).toBeUndefined()
  expect(await add('visited', -21 * 1440 - 1)).toBe('at monitoring.fact_too_old')
  expect(await add('care', -21 * 1440 - 1)).toBeUndefined()
  expect(await add('care', -30 * 1440 - 1)).toBe('at monitoring.fact_too_old')
})

test('a follow-up tells what can be told', async () => {
  const id = await opened({ startsOn: day(-3) })
  const told = { schedule: id, day: day(-1), slot: 1, how: 'phone' as const, reached: true, temperature: 366 }
  const tell = async (change: object) => fault(await officer().command(c.recordFollowUp, { ...told, ...change }))
  expect(await tell({ symptoms: ['cough', 'hiccups'] })).toBe('symptoms/1 monitoring.symptom_unknown')
  expect(await tell({ reached: false })).toBe('temperature monitoring.not_reached_with_findings')
  const nobody = { reached: false, temperature: undefined }
  expect(await tell({ ...nobody, symptoms: ['cough'] })).toBe('symptoms monitoring.not_reached_with_findings')
  expect(await tell({ ...nobody, symptoms: [] })).toBeUndefined()
  await officer().command(c.edit, { person: id, version: 1, kind: 'case', status: 'confirmed' })
  await county.admin.query('update monitoring.schedule set ended_on = $2 where id = $1', [id, day(-2)])
  expect(await tell({})).toBe('day monitoring.follow_up_over')
  expect(await tell({ day: day(-2) })).toBeUndefined()
})

test('lists from above that name somebody stand on the line of time, by number, phone or decision', async () => {
  const idNumber = '999999199001010000'
  const list = newId()
  const [resident] = await onTheRoll(['测试丙'])
  const person = await opened({ kind: 'arrival', idNumber, resident })
  const keep = new Date(Date.now() + 86_400_000).toISOString()
  const { rows } = await county.admin.query(
    'select county, path, emergency, id_index from monitoring.person where id = $1',
    [person],
  )
  const [{ county: code, path, emergency, id_index: index }] = rows
  const account = accountOf('dispatcher')
  await county.admin.query(
    `insert into lead.list (county, id, path, emergency, year, no, sender, title, urgency, file_name, agency, received_by, received_at, due_at, retain_until)
     values ($1, $2, $3, $4, 2020, 1, '市指挥部', '返乡人员', 'normal', 'a.csv', $2, $5, now(), now(), $6)`,
    [code, list, path, emergency, account, keep],
  )
  const lead = async (row: number, number: Buffer | null) => {
    const id = newId()
    await county.admin.query(
      `insert into lead.lead (county, id, list, row_no, path, emergency, agency, desk, body, id_index, due_at, retain_until)
       values ($1, $2, $3, $4, $5, $6, $3, $3, '', $7, now(), $8)`,
      [code, id, list, row, path, emergency, number, keep],
    )
    return id
  }
  const [byNumber, decided, undecided] = [await lead(1, index), await lead(2, null), await lead(3, null)]
  for (const [id, decision] of [
    [decided, 'same'],
    [undecided, null],
  ])
    await county.admin.query(
      `insert into lead.match (county, lead, kind, other, path, by, decision, decided_by, decided_at, retain_until)
       values ($1, $2, 'resident', $3, $4, 'name_year', $5, case when $5::text is null then null else $6::uuid end, case when $5::text is null then null else now() end, $7)`,
      [code, id, resident, path, decision, account, keep],
    )
  const read = async () => (await officer().get(c.person, { id: person })).leads
  const state = (at: string, agency: string | null = null) =>
    county.admin.query(
      `alter table lead.lead disable trigger guard_lead; update lead.lead set agency = ${agency ? `'${agency}'` : 'desk'}, ${at}; alter table lead.lead enable trigger guard_lead`,
    )
  // Another agency's: that there are two and how far they are, and neither which list nor when.
  const hidden = { id: null, state: 'new', listTitle: null, at: null, isOwn: false }
  expect(await read()).toEqual([hidden, hidden])
  // Given to the health office: its own.
  await state("state = 'assigned', assigned_at = now()", agencies.health.id)
  const own = await read()
  expect(own.map(({ id }) => id).sort()).toEqual([byNumber, decided].sort())
  expect(own[0]).toMatchObject({ state: 'assigned', listTitle: '返乡人员', isOwn: true })
  // And the desk's, who sent it out to somebody else.
  await state(`desk = '${agencies.health.id}'`, agencies.police.id)
  expect((await read())[0]).toMatchObject({ listTitle: '返乡人员', isOwn: false })
  await state(`desk = '${list}'`, agencies.police.id)
  // Past the server too: no table of leads is in reach of the page, nothing is told of persons without a row, and nothing past its end.
  await withSql(county, 'healthOfficer', c.person.name, async (client) => {
    const ask = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows
    expect(await ask('select * from lead.pub_lead')).toEqual([])
    expect(await ask('select * from lead.list')).toEqual([])
    const leadsOf = 'select id, list_title, received_at from monitoring.leads_of($1, $2)'
    const bare = { id: null, list_title: null, received_at: null }
    expect(await ask(leadsOf, [code, person])).toEqual([bare, bare])
    expect(await ask(leadsOf, [code, newId()])).toEqual([])
    expect(await ask(leadsOf, [code + 1, person])).toEqual([])
  })
  await withSql(county, 'dispatcher', 'lead.counts', async (client) => {
    expect((await client.query('select * from monitoring.leads_of($1, $2)', [code, person])).rows).toEqual([])
  })
  await county.admin.query("update monitoring.person set retain_until = now() - interval '1 minute' where id = $1", [
    person,
  ])
  await withSql(county, 'healthOfficer', c.person.name, async (client) => {
    expect((await client.query('select * from monitoring.leads_of($1, $2)', [code, person])).rows).toEqual([])
  })
  const other = await opened({ place: areas.grid1.id, name: '达瓦' })
  expect((await officer().get(c.person, { id: other })).leads).toEqual([])
})
