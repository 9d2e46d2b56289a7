import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as measure from '#modules/measure/contract/index.ts'
import * as monitoring from '#modules/monitoring/contract/index.ts'
import { countNotices } from '#modules/notice/contract/index.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { type PublicServer, startPublic } from '../public.ts'
import { newId, now, startTestCounty, type TestCounty } from '../testing/county.ts'
import { countyCode, doors } from '../testing/county-fixture.ts'

let county: TestCounty
let site: PublicServer
let code = ''
const id = newId()
const [door, person] = [doors.grid2[0] as string, newId()]

beforeAll(async () => {
  county = await startTestCounty()
  site = await startPublic(county.runtime, pino({ level: 'silent' }))
  const residents = [{ id: person, name: '测试住户' }]
  const household = { id: newId(), headCount: 1, contactName: '测试住户', residents }
  await county.as('dispatcher').command(recordVisit, { door, outcome: 'registered', household })
  const order = newId()
  const police = county.as('policeOfficer')
  await police.command(
    measure.propose,
    {
      ...{ kind: 'home_observation', basis: 'infectious-disease-law-39', restrictions: ['stay'], help: ['food'] },
      ...{
        startsAt: now(),
        days: 14,
        evidence: { kind: 'arrival', text: '返乡' },
        persons: [{ measure: id, person, door }],
      },
    },
    { id: order },
  )
  const health = county.as('healthOfficer')
  const whole = await health.get(measure.get, { id })
  const contents = whole.order.map((one) => ({ measure: one.id, content: one.content }))
  await health.command(measure.approve, { order, contents })
  const served = await police.command(measure.serve, { measure: id, how: 'paper', language: 'zh-Hans' })
  code = served.result?.code ?? ''
})
afterAll(async () => {
  await site.stop()
  await county.stop()
})

const post = (fields: Record<string, string>, url = '/measures?lang=zh-Hans') =>
  site.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

describe('a measure on the public site', () => {
  it('is read with the code of the paper, in three languages, and kept in no cache', async () => {
    const answer = await post({ code: code.toLowerCase().replaceAll('-', ' ') })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    for (const text of [
      '测试住户',
      '居家医学观察',
      '第三十九条',
      '县公安局',
      '执行中',
      '县卫生健康局',
      '<li>返乡</li>',
    ])
      expect(answer.body).toContain(text)
    expect(answer.body).not.toMatch(/<script|undefined|\[object|\{\{/)
    expect((await post({ code }, '/measures?lang=en')).body).toContain('Medical observation at home')
    expect((await post({ code }, '/measures?lang=zh-Hant')).body).toContain('居家醫學觀察')
  })

  it('says of a wrong code that there is none, and keeps what was typed', async () => {
    for (const wrong of ['', 'hello', 'ABCD-EFGH-JKMN-PQRS', '<b>'.repeat(30)]) {
      const answer = await post({ code: wrong })
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toContain('没有找到这个编码')
      expect(answer.body).not.toContain('<b>')
    }
    expect((await site.app.inject({ method: 'POST', url: '/measures', payload: { code: 1 } })).statusCode).toBeLessThan(
      500,
    )
    const long = await post({ code, text: 'x'.repeat(20_000) })
    expect(long.statusCode).toBe(413)
  })

  it('leads to the own report of the same resident who is followed up, with the same code', async () => {
    expect((await post({ code })).body).not.toContain('报告今天的体温')
    expect((await post({ code }, '/report')).statusCode).toBe(404)
    const health = county.as('healthOfficer')
    const yesterday = monitoring.dayAfter(monitoring.dayAt(new Date()), -1)
    const contact = { kind: 'contact', status: 'observed', place: door, resident: person, name: '测试住户' } as const
    const schedule = newId()
    await health.command(monitoring.open, { ...contact, startsOn: yesterday }, { id: schedule })
    const opened = await post({ code })
    expect(opened.body).toMatch(
      /action="\/report\?lang=zh-Hans">\s*<input type="hidden" name="code"[\s\S]*报告今天的体温/,
    )
    const form = { code, id: newId(), at: `${yesterday} 1`, temperature: '37.6', 's.tired': 'on' }
    expect((await post(form, '/report')).body).toContain('37.6 ℃ · 乏力')
    const { followUps, language } = await health.get(monitoring.person, { id: schedule })
    expect(followUps).toMatchObject([{ how: 'own_report', temperature: 376, symptoms: ['tired'], by: null }])
    expect(language).toBe('zh-Hans')
    // A new code of the measure opens what the old one told; the old one opens nothing.
    const renewed = await county.as('policeOfficer').command(measure.renewCode, { measure: id })
    expect((await post(form, '/report')).statusCode).toBe(404)
    code = renewed.result?.code ?? ''
    expect((await post({ code }, '/report')).body).toContain('37.6 ℃')
  })

  it('is objected to once; the desk reads it, and its answer is read with the code', async () => {
    const blank = await post({ code, text: '　\u0000 ' })
    expect(blank.body).toContain('请写您为什么不同意。')
    const long = await post({ code, text: '说'.repeat(1001) })
    expect(long.body).toMatch(/最多 1000 字，您写了 1001 字[\s\S]*/)
    expect(long.body).toContain('说'.repeat(1001))
    const first = await post({ code, text: '我 1 月 20 日以后\u0000没有离开过本县。\u0007' })
    expect(first.body).toContain('已收到您的异议')
    // Whoever may answer is told at once; who proposed is not.
    const told = await county.as('healthOfficer').get(countNotices)
    expect(told.urgent).toMatchObject([{ kind: 'objection_made', record: id }])
    expect((await county.as('policeOfficer').get(countNotices)).urgent).toEqual([])
    expect((await post({ code, text: '再说一次' })).body).toContain('这次没有收下')
    const whole = await county.as('commander').get(measure.review, { id })
    expect(whole.objections.map(({ text, how }) => [text, how])).toEqual([
      ['我 1 月 20 日以后没有离开过本县。', 'code'],
    ])
    const { rows } = await county.admin.query('select cipher from measure.objection')
    expect(rows[0].cipher.toString('utf8')).not.toContain('没有离开')
    const objection = whole.objections[0]?.id ?? ''
    const answered = await county
      .as('commander')
      .command(measure.answerObjection, { objection, answer: 'lifted', text: '行程已核实。' })
    expect(answered.status).toBe('accepted')
    const after = await post({ code })
    for (const text of ['行程已核实。', '解除', '我 1 月 20 日以后没有离开过本县。']) expect(after.body).toContain(text)
    expect(after.body).not.toContain('<textarea')
  })

  it('counts by ground, without small counts', async () => {
    const publish = (day: string) => county.admin.query('select measure.publish($1, $2)', [countyCode, day])
    await county.admin.query(
      'update measure.measure set ended_at = null, ended_by = null, ended_how = null, ended_why = null',
    )
    await publish('2020-02-01')
    await publish('2020-02-01')
    const { rows } = await county.admin.query('select figures from measure.publication')
    expect(rows).toEqual([
      { figures: { grounds: [{ basis: 'infectious-disease-law-39', running: null }], running: null } },
    ])
    // What is published is read again after a few seconds; another reader's process has not read it yet.
    const other = await startPublic(county.runtime, pino({ level: 'silent' }))
    const { body } = await other.app.inject('/measures?lang=zh-Hans')
    await other.stop()
    expect(body).toContain('2020年2月1日')
    expect(body).toMatch(/第三十九条<\/th><td>—/)
  })
})
