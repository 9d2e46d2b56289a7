import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashOfCode } from '#modules/measure/server/index.ts'
import * as c from '#modules/monitoring/contract/index.ts'
import { type PublicServer, startPublic } from '../public.ts'
import { newId, startTestCounty, type TestCounty } from '../testing/county.ts'
import { doors } from '../testing/county-fixture.ts'
import { readDegrees } from './report-form.ts'

let county: TestCounty
let site: PublicServer
beforeAll(async () => {
  county = await startTestCounty()
  site = await startPublic(county.runtime, pino({ level: 'silent' }))
})
afterAll(async () => {
  await site.stop()
  await county.stop()
})
beforeEach(async () => {
  for (const table of ['follow_up', 'paper', 'schedule', 'look', 'person'])
    await county.admin.query(`delete from monitoring.${table}`)
})

const officer = () => county.as('healthOfficer')
const today = () => c.dayAt(new Date())
const yesterday = () => c.dayAfter(today(), -1)

/** A contact without an account who is followed up since yesterday, with a code on paper. */
async function followed(startsOn = yesterday()): Promise<{ id: string; code: string }> {
  const id = newId()
  const contact = { kind: 'contact', status: 'observed', place: doors.unit[0] as string, name: '测试接触者' } as const
  expect((await officer().command(c.open, { ...contact, startsOn }, { id })).status).toBe('accepted')
  return { id, code: await issue(id) }
}
async function issue(schedule: string): Promise<string> {
  const issued = await officer().command(c.issueCode, { schedule, language: 'zh-Hans' })
  return issued.result?.code ?? ''
}
const post = (fields: Record<string, string>, language = 'zh-Hans') =>
  site.app.inject({
    method: 'POST',
    url: `/report?lang=${language}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const told = (code: string, more: object = {}) => ({
  ...{ code, id: newId(), at: `${yesterday()} 1`, temperature: '36.6', ...more },
})
const page = (id: string) => officer().get(c.person, { id })

describe('the own report on the public site', () => {
  it('opens with the code of the paper in three languages, without a name, kept in no cache', async () => {
    const { code } = await followed()
    for (const [language, word] of [
      ['zh-Hans', '医学观察第 2 天，共 14 天'],
      ['zh-Hant', '醫學觀察第 2 天，共 14 天'],
      ['en', 'Day 2 of 14'],
    ] as const) {
      const answer = await post({ code: code.toLowerCase().replaceAll('-', ' ') }, language)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.body).toContain(word)
      expect(answer.body).not.toMatch(/<script|undefined|\[object|\{\{|测试接触者/)
      expect(Buffer.byteLength(answer.body)).toBeLessThan(20_000)
    }
  })

  it('says of a wrong code that there is none, and keeps what was typed', async () => {
    for (const wrong of ['', 'hello', 'ABCD-EFGH-JKMN-PQRS', '<b>'.repeat(30)]) {
      const answer = await post(told(wrong))
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toContain('没有找到这个编码')
      expect(answer.body).not.toMatch(/<b>|name="temperature"/)
    }
    const odd = await site.app.inject({ method: 'POST', url: '/report', payload: { code: 1 } })
    expect(odd.statusCode).toBeLessThan(500)
    expect((await post(told('x', { note: 'x'.repeat(20_000) }))).statusCode).toBe(413)
  })

  it('is one follow-up for its time, told as the person’s own, however often the form is sent', async () => {
    const { id, code } = await followed()
    const before = (await page(id)).progress?.missed ?? 0
    const form = told(code)
    for (const _ of [1, 2]) {
      const answer = await post(form)
      expect([answer.statusCode, answer.body.includes('已收到您的报告')]).toEqual([200, true])
    }
    const again = await post(told(code, { temperature: '38.8' }))
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('没有重复记录')
    const { followUps, progress, slots } = await page(id)
    expect(followUps).toMatchObject([{ how: 'own_report', temperature: 366, symptoms: [], by: null, alert: false }])
    expect(progress).toMatchObject({ missed: before - 1, done: 1, alert: false })
    expect(slots[0]).toMatchObject({ state: 'done' })
    expect((await county.as('worker').get(c.myFollowUps)).items).toMatchObject([{ schedule: id, done: [0] }])
    expect((await post({ code })).body).toMatch(/您报告过的[\s\S]*36\.6 ℃ · 没有不适/)
  })

  it('raises an alert at the desk with fever or a symptom', async () => {
    const { id, code } = await followed()
    await post(told(code, { 's.cough': 'on', 's.nonsense': 'on' }))
    const hot = await post(told(code, { at: `${yesterday()} 2`, temperature: '３８。２℃' }))
    expect(hot.body).toContain('卫生健康人员会尽快联系您')
    expect((await officer().get(c.list, { state: 'alert' })).items).toMatchObject([{ id }])
    expect(await officer().get(c.counts)).toMatchObject({ alert: 1 })
    expect((await page(id)).followUps).toMatchObject([
      { slot: 2, temperature: 382, symptoms: [], alert: true },
      { slot: 1, temperature: 366, symptoms: ['cough'], alert: true },
    ])
  })

  it('refuses at the field what is no temperature, and keeps what was typed and ticked', async () => {
    const { id, code } = await followed()
    for (const typed of ['33.9', '43.1', '365', 'abc', '-36', '']) {
      const answer = await post(told(code, { temperature: typed, 's.cough': 'on', at: `${yesterday()} 2` }))
      expect(answer.statusCode, typed).toBe(422)
      expect(answer.body).toMatch(/id="temperature-wrong"[^>]*>(体温应是 34\.0 到 43\.0 之间的数|请填写体温)/)
      expect(answer.body).toContain(`value="${typed}" aria-describedby="temperature-wrong" aria-invalid="true"`)
      expect(answer.body).toContain('name="s.cough" checked')
      expect(answer.body).toContain(`value="${yesterday()} 2" checked`)
    }
    expect((await post(told(code, { temperature: '50' }), 'en')).body).toContain('A temperature is a number from 34.0')
    expect((await page(id)).followUps).toEqual([])
  })

  it('takes no time that has not begun, is long over or stands in no calendar', async () => {
    const { id, code } = await followed(c.dayAfter(today(), -3))
    const times = [
      `${c.dayAfter(today(), 1)} 1`,
      `${c.dayAfter(today(), -2)} 1`,
      `${yesterday()} 3`,
      '2020-02-31 1',
      '',
    ]
    for (const at of times) {
      const answer = await post(told(code, { at, temperature: '36.9' }))
      expect([answer.body.includes('没有收下'), answer.statusCode < 500], at).toEqual([true, true])
      expect(answer.body).toContain('value="36.9"')
    }
    expect((await page(id)).followUps).toEqual([])
  })

  it('leaves a time alone that somebody of the product has told', async () => {
    const { id, code } = await followed()
    const visit = { schedule: id, day: yesterday(), slot: 1, how: 'visit', reached: true, temperature: 371 } as const
    await county.as('worker').command(c.recordFollowUp, visit)
    expect((await post(told(code))).statusCode).toBe(409)
    expect((await post({ code })).body).not.toContain('37.1')
    expect((await page(id)).followUps).toHaveLength(1)
  })

  it('knows a new code and no longer the old one, and still what was told with that', async () => {
    const { id, code } = await followed()
    await post(told(code))
    const renewed = await issue(id)
    expect((await post({ code })).statusCode).toBe(404)
    expect((await post(told(code, { at: `${yesterday()} 2` }))).statusCode).toBe(404)
    expect((await post({ code: renewed })).body).toContain('36.6 ℃')
    expect((await page(id)).followUps).toMatchObject([{ temperature: 366 }])
  })

  it('ends with the follow-up and with the emergency', async () => {
    const { id, code } = await followed()
    await post(told(code))
    const closed = async (words: string) => {
      const answer = await post(told(code, { at: `${yesterday()} 2` }))
      expect(answer.body).toContain(words)
      expect(answer.body).not.toMatch(/name="temperature"|36\.6/)
    }
    await county.admin.query('update monitoring.schedule set starts_on = starts_on - 13')
    await closed('零时解除')
    await county.admin.query('update monitoring.schedule set starts_on = starts_on + 13')
    await county.admin.query('update emergency.emergency set ended_at = now()')
    await closed('已经结束')
    await county.admin.query('update emergency.emergency set ended_at = null')
    await officer().command(c.endFollowUp, { schedule: id, how: 'moved' })
    await closed('已经结束')
    expect((await officer().command(c.issueCode, { schedule: id, language: 'en' })).problem?.code).toBe(
      'monitoring.follow_up_over',
    )
    const { rows } = await county.admin.query('select count(*)::int as n from monitoring.follow_up')
    expect(rows).toEqual([{ n: 1 }])
  })
})

describe('the public login', () => {
  const ask = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: county.runtime.database.public })
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }

  it('reads and writes no table of monitoring, and calls none but its two functions', async () => {
    const { code } = await followed()
    await post(told(code))
    for (const text of [
      'select * from monitoring.follow_up',
      'select * from monitoring.paper',
      'select * from monitoring.schedule',
      'delete from monitoring.follow_up',
      "update monitoring.paper set language = 'en'",
      "select * from monitoring.by_code('\\x00')",
      'select monitoring.report_state(1, gen_random_uuid(), gen_random_uuid())',
      "select * from measure.key_of_code('\\x00')",
      'select monitoring.purge(1)',
    ])
      await expect(ask(text), text).rejects.toMatchObject({ code: '42501' })
  })

  it('gets nothing for another digest, and ciphertext alone for the right one', async () => {
    const { code } = await followed()
    await post(told(code, { 's.cough': 'on' }))
    const read = 'select * from monitoring.public_follow_up($1)'
    expect(await ask(read, [Buffer.alloc(32)])).toEqual([])
    const [row] = await ask(read, [hashOfCode(code)])
    expect(row.own).toHaveLength(1)
    const text = JSON.stringify(row) + Buffer.from(row.own[0].cipher, 'base64').toString('latin1')
    expect(text).not.toMatch(/366|cough|测试接触者/)
  })

  it('writes each time once, and nothing large', async () => {
    const { code } = await followed()
    const write = async (hash: Buffer, slot: number, size = 40, id = newId()) => {
      const text = 'select monitoring.public_report($1, $2, $3, $4, false, $5) as became'
      const [row] = await ask(text, [hash, id, yesterday(), slot, Buffer.alloc(size)])
      return row.became
    }
    const hash = hashOfCode(code)
    expect(await write(Buffer.alloc(32), 1)).toBe('closed')
    expect(await write(hash, 1, 2001)).toBe('closed')
    const id = newId()
    expect(await Promise.all([write(hash, 1, 40, id), write(hash, 1, 40, id)])).toEqual(['taken', 'taken'])
    expect((await Promise.all([write(hash, 2), write(hash, 2), write(hash, 2)])).sort()).toEqual([
      ...['taken', 'told', 'told'],
    ])
    const { rows } = await county.admin.query('select count(*)::int as n from monitoring.follow_up')
    expect(rows).toEqual([{ n: 2 }])
  })
})

it('degrees are read as people type them', () => {
  for (const typed of ['36.5', ' 36。5 ', '３６．５℃', '36,5', '36.5度', '36.50', '36.5°C'])
    expect(readDegrees(typed), typed).toBe(365)
  expect([readDegrees('34'), readDegrees('43.0'), readDegrees('37.')]).toEqual([340, 430, 370])
  for (const typed of ['33.99', '43.01', '3.65', '36.5.1', '1e2', '']) expect(readDegrees(typed), typed).toBeUndefined()
})
