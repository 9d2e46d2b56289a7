import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { newId, startTestCounty, type TestCounty } from '../../../main/testing/county.ts'
import { agencies, areas, countyCode, doors, type PersonName, pathOf } from '../../../main/testing/county-fixture.ts'
import * as lead from '../contract/index.ts'

let county: TestCounty
const townA = newId()
const townB = newId()
const sql = (text: string, values?: unknown[]) => county.admin.query(text, values)
const desk = () => county.as('dispatcher')
const town = () => county.as('leaderA')

beforeAll(async () => {
  county = await startTestCounty()
  for (const [id, name, place] of [
    [townA, '龙安镇人民政府', 'townA'],
    [townB, '白马藏族乡人民政府', 'townB'],
  ] as const)
    await sql("insert into agency.agency (county, id, kind, name, place, path) values ($1, $2, 'town', $3, $4, $5)", [
      countyCode,
      id,
      name,
      areas[place].id,
      pathOf(place),
    ])
  await sql("update agency.account set agency = $1 where username in ('leadera')", [townA])
  await sql("update agency.account set agency = $1 where username in ('leaderb')", [townB])
  const residents = [
    { id: newId(), name: '测试甲', birthYear: 1960, idNumber: '110101196001010015' },
    { id: newId(), name: '测试乙', birthYear: 1962, phone: '000 0000 0022' },
  ]
  const household = { id: newId(), headCount: 2, contactName: '测试甲', contactPhone: '00000000021', residents }
  const seen = await desk().command(recordVisit, { door: doors.grid2[0] as string, outcome: 'registered', household })
  expect(seen.status).toBe('accepted')
})
beforeEach(() =>
  sql('truncate lead.list cascade').then(() =>
    sql('truncate lead.event, lead.match, agency.reading, agency.reading_release'),
  ),
)
afterAll(() => county.stop())

type Rows = Parameters<typeof body>[0]
const body = (
  rows: {
    row: number
    name?: string
    idNumber?: string
    phone?: string
    birthYear?: number
    address?: string
    code?: string
  }[],
  list = newId(),
  more: object = {},
) => ({
  ...{ list, place: areas.county.id, sender: '市指挥部', title: '返乡人员', urgency: 'urgent' as const },
  ...{ fileName: 'a.xlsx', dryRun: false, rows, ...more },
})
async function imported(rows: Rows, list = newId()) {
  const done = await desk().command(lead.importList, body(rows, list))
  expect(done.problem?.code).toBeUndefined()
  return { list, result: done.result }
}
const three: Rows = [
  { row: 2, code: 'S-1', name: '张测', phone: '00000000031', address: '平武县龙安镇报恩寺社区' },
  { row: 3, code: 'S-2', name: '李测', phone: '00000000032', address: '白马藏族乡白马村' },
  { row: 4, code: 'S-3', name: '王测', phone: '00000000033', address: '不详' },
]
const idsOf = async (list: string) =>
  (await sql('select id from lead.lead where list = $1 order by row_no', [list])).rows.map(({ id }) => id as string)

describe('a list', () => {
  it('comes in with as many leads and named rejects as it has rows; a dry run says the same and writes nothing', async () => {
    const rows = [
      ...three,
      { row: 5, address: '龙安镇' },
      { row: 6, idNumber: '110101190001010001' },
      { row: 7, name: '赵测', idNumber: '11010119900101001X' },
      { row: 8, name: '赵测', idNumber: '11010119900101001x' },
    ]
    const list = newId()
    const dry = await desk().command(lead.importList, body(rows, list, { dryRun: true }))
    expect((await desk().get(lead.listLists)).items).toEqual([])
    const real = await imported(rows, list)
    expect(real.result).toEqual(dry.result)
    expect(real.result?.created).toBe(rows.length - (real.result?.rejected.length ?? 0))
    expect(real.result?.rejected.map(({ row, why }) => [row, why])).toContainEqual([5, 'nobody_named'])
    const again = await desk().command(lead.importList, body(rows, list))
    expect(again.result).toMatchObject({ created: 0, known: rows.length })
    expect((await desk().get(lead.listLists)).items[0]).toMatchObject({ rows: rows.length, no: 1 })
    for (const change of [{ sender: '省' }, { urgency: 'immediate' as const }]) {
      const other = await desk().command(lead.importList, { ...body(three, list), ...change })
      expect(other.problem?.code).toBe('lead.other_list')
    }
    expect((await county.as('worker').command(lead.importList, body(three))).problem?.code).toBe(
      'platform.not_permitted',
    )
  })

  it('finds who is known: by number, by phone, by name with the year of birth, and who was asked about before', async () => {
    const first = await imported([{ row: 1, name: '测试甲', idNumber: '110101196001010015' }])
    expect(first.result?.matched).toEqual({ lead: 0, pass: 0, resident: 1 })
    const byName = await imported([{ row: 1, name: '测试乙', birthYear: 1962 }])
    expect(byName.result?.matched.resident).toBe(1)
    const byPhone = await imported([{ row: 1, name: '测试某', phone: '000 0000-0021' }])
    expect(byPhone.result?.matched.resident).toBe(1)
    const byOwnPhone = await imported([{ row: 1, name: '测试某', phone: '00000000022' }])
    expect(byOwnPhone.result?.matched.resident).toBe(1)
    const [own = ''] = await idsOf(byOwnPhone.list)
    expect((await desk().get(lead.get, { id: own })).matches).toContainEqual(
      expect.objectContaining({ kind: 'resident', by: 'phone', name: '测试乙' }),
    )
    const [id = ''] = await idsOf(first.list)
    await desk().command(lead.assign, { leads: [id], agency: townA })
    await town().command(lead.answerLead, { lead: id, outcome: 'found', said: '一直在家' })
    const again = await imported([{ row: 9, name: '测试甲', idNumber: '110101 1960 0101 0015' }])
    expect(again.result?.matched).toEqual({ lead: 1, pass: 0, resident: 1 })
    const [second = ''] = await idsOf(again.list)
    const seen = await desk().get(lead.get, { id: second })
    expect(seen.matches.find(({ kind }) => kind === 'lead')).toMatchObject({
      by: 'number',
      outcome: 'found',
      name: '测试甲',
    })
    expect(seen.matches.find(({ kind }) => kind === 'resident')).toMatchObject({ name: '测试甲', by: 'number' })
    const adopt = { lead: second, kind: 'lead' as const, other: id, decision: 'same' as const, adopt: true }
    expect((await desk().command(lead.decideMatch, adopt)).status).toBe('accepted')
    const adopted = await desk().get(lead.get, { id: second })
    expect(adopted.lead).toMatchObject({ state: 'answered', outcome: 'found', said: '一直在家' })
  })

  it('goes out by area and evenly, is signed for, answered, and goes back row for row', async () => {
    const { list } = await imported(three)
    const split = await desk().command(lead.split, { list, how: 'area' })
    expect(split.result).toEqual({ moved: 2, left: 1 })
    const wrong = await desk().command(lead.split, { list, how: 'evenly' })
    expect(wrong.problem?.fields?.[0]).toMatchObject({ path: '/body/agencies', code: 'lead.agencies_missing' })
    const rest = await desk().command(lead.split, { list, how: 'evenly', agencies: [townA, townB] })
    expect(rest.result).toEqual({ moved: 1, left: 0 })
    const mine = (await town().get(lead.mine)).items
    expect(mine.map(({ row }) => row).sort()).toEqual([2, 4])
    const ids = mine.map(({ id }) => id)
    expect((await town().command(lead.receive, { leads: ids })).result).toEqual({ moved: 2, left: 0 })
    expect((await town().command(lead.receive, { leads: ids })).problem?.code).toBe('lead.wrong_state')
    const [a = '', b = '', c = ''] = await idsOf(list)
    expect((await town().command(lead.answerLead, { lead: b, outcome: 'found' })).problem?.code).toBe(
      'platform.not_found',
    )
    expect((await desk().command(lead.sendBack, { list })).problem?.code).toBe('lead.not_all_answered')
    await town().command(lead.answerLead, { lead: a, outcome: 'home_observation', said: '1 月 24 日起' })
    await town().command(lead.passOn, { lead: c, agency: townB, said: '在白马' })
    expect((await town().get(lead.mine)).items).toEqual([])
    const b2 = county.as('leaderB')
    expect((await b2.get(lead.mine)).items.map(({ state }) => state)).toEqual(['assigned', 'assigned'])
    await b2.command(lead.passOn, { lead: c, said: '也不在' })
    expect((await desk().get(lead.column, { state: 'new' })).items.map(({ id }) => id)).toEqual([c])
    // Given to the wrong agency, the desk takes it back; what is nobody's, or answered, cannot be.
    await desk().command(lead.assign, { leads: [c], agency: townA })
    const back = { leads: [c], said: '派错了' }
    expect((await town().command(lead.takeBack, back)).problem?.code).toBe('platform.not_permitted')
    const id = newId()
    expect((await desk().command(lead.takeBack, back, { id })).result).toEqual({ moved: 1 })
    expect((await desk().command(lead.takeBack, back, { id })).status).toBe('repeated')
    expect((await desk().command(lead.takeBack, back)).problem?.code).toBe('lead.wrong_state')
    expect((await town().get(lead.mine)).items).toEqual([])
    await desk().command(lead.assign, { leads: [c], agency: townB })
    await b2.command(lead.answerLead, { lead: c, outcome: 'not_found' })
    await b2.command(lead.answerLead, { lead: b, outcome: 'moved_city', said: '已去绵阳' })
    expect((await desk().command(lead.askAgain, { lead: b, said: '哪个区？' })).status).toBe('accepted')
    await b2.command(lead.answerLead, { lead: b, outcome: 'moved_city', said: '涪城区' })
    expect((await desk().command(lead.sendBack, { list })).result).toEqual({ rows: 3 })
    expect((await desk().command(lead.sendBack, { list })).problem?.code).toBe('lead.returned')
    const file = await desk().raw('GET', `/api/lead/feedback.file?list=${list}&format=csv&language=zh-Hans`)
    const lines = String(file.body).replace('\ufeff', '').trim().split('\r\n')
    expect(lines.map((line) => line.split(',').slice(0, 5).join(','))).toEqual([
      '行号,原编号,姓名,核查结果,说明',
      '2,S-1,张测,在家观察,1 月 24 日起',
      '3,S-2,李测,已到外市,涪城区',
      '4,S-3,王测,查无此人,',
    ])
    const line = (await desk().get(lead.get, { id: c })).events.map(({ what }) => what)
    expect(line).toEqual([
      'imported',
      'assigned',
      'received',
      'passed_on',
      'given_back',
      'assigned',
      'taken_back',
      'assigned',
      'answered',
      'returned',
      'read',
    ])
  })

  it('is late by the clock, and rises after an hour more', async () => {
    await imported(three)
    const first = async () =>
      ((await sql('select min(due_at) as at from lead.lead')) as { rows: { at: Date }[] }).rows[0]?.at.toISOString()
    expect(await desk().get(lead.counts)).toMatchObject({ new: 3, late: 0, escalated: 0, dueAt: await first() })
    await sql("update lead.lead set due_at = now() - interval '10 minutes'").catch(() => undefined)
    await sql(
      "alter table lead.lead disable trigger guard_lead; update lead.lead set due_at = now() - interval '10 minutes'; alter table lead.lead enable trigger guard_lead",
    )
    expect(await desk().get(lead.counts)).toMatchObject({ late: 3, escalated: 0 })
    await sql("update lead.lead set due_at = now() - interval '2 hours'")
    expect(await desk().get(lead.counts)).toMatchObject({ late: 3, escalated: 3, dueAt: await first() })
  })

  it('is sealed: no name and no number stands in the database, and a number is shown against a reason', async () => {
    const { list } = await imported([{ row: 1, name: '密测', idNumber: '110101196001010015', phone: '00000000099' }])
    const { rows } = await sql("select encode(body, 'escape') as body from lead.lead where list = $1", [list])
    expect(rows[0].body).not.toMatch(/1960|0099/)
    const [id = ''] = await idsOf(list)
    await desk().command(lead.assign, { leads: [id], agency: townA })
    const own = await town().get(lead.getOwn, { id })
    expect(own.lead).toMatchObject({ name: '密测', phone: '*******0099', idNumber: '********0015' })
    const shown = await town().command(lead.reveal, { lead: id, why: '核对身份' })
    expect(shown.result).toEqual({ idNumber: '110101196001010015', phone: '00000000099' })
    expect((await desk().get(lead.get, { id })).events.map(({ what }) => what)).toContain('revealed')
  })
})

describe('one list', () => {
  it('that names a person twice says so, and a person decides; a family with one phone is no match', async () => {
    const twice: Rows = [
      { row: 1, name: '周测', phone: '00000000041' },
      { row: 2, name: '周 测', phone: '000-0000-0041', address: '龙安镇' },
      { row: 3, name: '吴测', phone: '00000000041' },
      { row: 4, name: '郑测', birthYear: 1970, phone: '00000000042' },
      { row: 5, name: '郑测', birthYear: 1970 },
      { row: 6, name: '郑测', birthYear: 1970, phone: '00000000043' },
    ]
    const list = newId()
    const dry = await desk().command(lead.importList, body(twice, list, { dryRun: true }))
    const { result } = await imported(twice, list)
    expect(result).toEqual(dry.result)
    expect(result).toMatchObject({ created: 6, matched: { lead: 3 } })
    const ids = await idsOf(list)
    const matched = async (at: number) =>
      (await desk().get(lead.get, { id: ids[at] as string })).matches.map(({ other, by, row }) => [
        ids.indexOf(other),
        by,
        row,
      ])
    expect(await matched(1)).toEqual([[0, 'phone', 1]])
    expect(await matched(2)).toEqual([])
    expect(await matched(4)).toEqual([[3, 'name_year', 4]])
    expect(await matched(5)).toEqual([[4, 'name_year', 5]])
    // A later lot is held against the rows that stand there.
    const more = await desk().command(lead.importList, body([{ row: 9, name: '周测', phone: '00000000041' }], list))
    expect(more.result).toMatchObject({ created: 1, matched: { lead: 1 } })
  })

  it('is told to whoever goes there by number and title, with the dwelling and the earlier result that the desk found to be the same', async () => {
    const earlier = await imported([{ row: 1, name: '测试甲', idNumber: '110101196001010015' }])
    const [before = ''] = await idsOf(earlier.list)
    await desk().command(lead.assign, { leads: [before], agency: townA })
    await town().command(lead.answerLead, { lead: before, outcome: 'found', said: '在家' })
    const { list } = await imported([{ row: 7, name: '测试甲', idNumber: '110101196001010015' }])
    const [id = ''] = await idsOf(list)
    await desk().command(lead.assign, { leads: [id], agency: townA })
    const own = () => town().get(lead.getOwn, { id })
    expect((await own()).known).toEqual([])
    for (const { kind, other } of (await desk().get(lead.get, { id })).matches)
      expect((await desk().command(lead.decideMatch, { lead: id, kind, other, decision: 'same' })).status).toBe(
        'accepted',
      )
    const { rows } = await sql('select address from place.dwelling where id = $1', [doors.grid2[0]])
    const seen = await own()
    expect(seen.matches).toEqual([])
    expect(seen.known).toEqual([
      { address: null, outcome: 'found', at: expect.any(String) },
      { address: rows[0].address, outcome: null, at: null },
    ])
    expect(seen.lead).toMatchObject({ listTitle: '返乡人员', row: 7 })
    expect((await town().get(lead.mine)).items).toMatchObject([{ listTitle: '返乡人员', listNo: seen.lead.listNo }])
    const match = (await desk().get(lead.get, { id })).matches.find(({ kind }) => kind === 'resident')
    await desk().command(lead.decideMatch, { lead: id, kind: 'resident', other: match?.other ?? '', decision: 'other' })
    expect((await own()).known).toHaveLength(1)
    await town().command(lead.answerLead, { lead: id, outcome: 'found' })
    await expect(own()).rejects.toThrow('platform.not_found')
  })

  it('is signed for whole, however long, counted, and passed to another agency alone', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({
      row: at + 1,
      name: `长测${at}`,
      phone: `000000${String(10_000 + at)}`,
    }))
    const { list } = await imported(rows)
    const ids = await idsOf(list)
    await desk().command(lead.assign, { leads: ids, agency: townA })
    const waiting = await town().get(lead.mineCounts)
    expect(waiting).toMatchObject({ assigned: 60, received: 0, late: 0 })
    expect(Date.parse(waiting.dueAt ?? '')).toBeGreaterThan(Date.now())
    expect((await town().command(lead.receive, {})).problem?.fields?.[0]).toMatchObject({ path: '/body/leads' })
    expect((await town().command(lead.receive, { most: 50 })).result).toEqual({ moved: 50, left: 10 })
    expect((await town().command(lead.receive, { most: 500 })).result).toEqual({ moved: 10, left: 0 })
    expect((await town().command(lead.receive, { most: 500 })).result).toEqual({ moved: 0, left: 0 })
    expect(await town().get(lead.mineCounts)).toEqual({ assigned: 0, received: 60, late: 0, dueAt: waiting.dueAt })
    const own = await town().command(lead.passOn, { lead: ids[0] as string, agency: townA, said: '自己' })
    expect(own.problem?.fields?.[0]).toMatchObject({ path: '/body/agency', code: 'lead.own_agency' })
    expect((await town().get(lead.getOwn, { id: ids[0] as string })).lead.state).toBe('received')
  })

  it('is searched by the whole name, number, phone or code, and shows what is late alone', async () => {
    const { list } = await imported([
      { row: 1, name: '寻测', idNumber: '110101196001010015', phone: '00000000051', code: 'Q-7' },
      { row: 2, name: '旁测', phone: '00000000052', code: 'Q-70' },
    ])
    const found = async (by: (typeof lead.findBys)[number], value: string) =>
      (await desk().command(lead.find, { by, value })).result?.items?.map(({ row }) => row)
    const { year, no } = (await desk().get(lead.listLists)).items[0] as lead.LeadList
    for (const [by, value] of [
      ['name', '寻 测'],
      ['number', '110101 1960 0101 0015'],
      ['phone', '000-0000-0051'],
      ['code', 'q-7'],
      ['code', `${year}-${no}-1`],
    ] as const)
      expect(await found(by, value), value).toEqual([1])
    for (const [by, value] of [
      ['name', '寻'],
      ['phone', '0051'],
      ['code', 'Q'],
    ] as const)
      expect(await found(by, value)).toEqual([])
    expect((await town().command(lead.find, { by: 'name', value: '寻测' })).problem?.code).toBe(
      'platform.not_permitted',
    )
    await sql("update lead.lead set due_at = now() - interval '1 minute' where row_no = 2 and list = $1", [list])
    const late = await desk().get(lead.column, { state: 'new', late: 'yes' })
    expect(late.items.map(({ row }) => row)).toEqual([2])
    expect((await desk().get(lead.counts)).lateIn).toEqual({ new: 1, assigned: 0, received: 0 })
  })
})

describe('a lead, whatever is done to it', () => {
  it('is in exactly one state with one owner, and none is lost', async () => {
    const deeds = ['assignA', 'assignB', 'receive', 'answer', 'passOn', 'giveBack', 'askAgain', 'split'] as const
    const owners: Readonly<Record<string, PersonName>> = { [townA]: 'leaderA', [townB]: 'leaderB' }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...deeds), fc.nat(2)), { maxLength: 12 }), async (plan) => {
        const { list } = await imported(three)
        const ids = await idsOf(list)
        for (const [deed, at] of plan) {
          const id = ids[at] as string
          const { rows } = await sql('select agency from lead.lead where id = $1', [id])
          const owner = county.as(owners[rows[0].agency] ?? 'leaderA')
          if (deed === 'assignA' || deed === 'assignB')
            await desk().command(lead.assign, { leads: [id], agency: deed === 'assignA' ? townA : townB })
          if (deed === 'receive') await owner.command(lead.receive, { leads: [id] })
          if (deed === 'answer') await owner.command(lead.answerLead, { lead: id, outcome: 'found' })
          if (deed === 'passOn') await owner.command(lead.passOn, { lead: id, agency: townB, said: '转' })
          if (deed === 'giveBack') await owner.command(lead.passOn, { lead: id, said: '退' })
          if (deed === 'askAgain') await desk().command(lead.askAgain, { lead: id, said: '再查' })
          if (deed === 'split') await desk().command(lead.split, { list, how: 'area' })
        }
        const { rows } = await sql('select state, agency, desk from lead.lead where list = $1', [list])
        expect(rows).toHaveLength(3)
        for (const row of rows) {
          const atDesk = ['new', 'answered', 'returned'].includes(row.state)
          expect(row.agency === agencies.commission.id, row.state).toBe(atDesk)
          expect(row.desk).toBe(agencies.commission.id)
        }
        const { new: fresh, assigned, received, answered, returned } = await desk().get(lead.counts, { list })
        expect(fresh + assigned + received + answered + returned).toBe(3)
      }),
      { numRuns: 15 },
    )
  })
})
