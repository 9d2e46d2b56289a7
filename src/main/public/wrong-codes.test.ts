import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as monitoring from '#modules/monitoring/contract/index.ts'
import { type PublicServer, startPublic } from '../public.ts'
import { newId, startTestCounty, type TestCounty } from '../testing/county.ts'
import { doors } from '../testing/county-fixture.ts'
import { limitWrongCodes, secondsForOneMore, wrongCodesAtOnce } from './wrong-codes.ts'

let county: TestCounty
let site: PublicServer
let code = ''
const lines: string[] = []
beforeAll(async () => {
  county = await startTestCounty()
  site = await startPublic(county.runtime, pino({ level: 'info' }, { write: (line) => void lines.push(line) }))
  const health = county.as('healthOfficer')
  const schedule = newId()
  const contact = { kind: 'contact', status: 'observed', place: doors.grid2[0] as string, name: '测试住户' } as const
  await health.command(monitoring.open, contact, { id: schedule })
  const issued = await health.command(monitoring.issueCode, { schedule, language: 'zh-Hans' })
  code = issued.result?.code ?? ''
})
afterAll(async () => {
  await site.stop()
  await county.stop()
})

const post = (remoteAddress: string, fields: Record<string, string>, url = '/report?lang=zh-Hans') =>
  site.app.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const wrong = 'ABCD-EFGH-JKMN-PQRS'

test('sixty wrong codes from one network are slowed, with the seconds to wait and what was typed; another network is not', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) => post('203.0.113.9', { code: wrong }, at % 2 ? '/report' : '/measures')),
  )
  const statuses = answers.map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 404)).toHaveLength(wrongCodesAtOnce)
  expect(statuses.filter((status) => status === 429)).toHaveLength(60 - wrongCodesAtOnce)
  const slow = await post('203.0.113.77', { code: wrong, temperature: '36.6', note: '"><b>' })
  expect(slow.statusCode).toBe(429)
  const seconds = Number(slow.headers['retry-after'])
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(secondsForOneMore)
  expect(slow.headers['cache-control']).toBe('no-store')
  for (const text of [`请等 ${seconds} 秒`, 'name="temperature" value="36.6"', '&quot;&gt;&lt;b&gt;', '再试一次'])
    expect(slow.body).toContain(text)
  expect((await post('203.0.113.9', { code: wrong }, '/measures?lang=en')).body).toContain('Right codes never count')
  expect((await post('203.0.113.9', { code: wrong }, '/measures?lang=zh-Hant')).body).toContain('請稍等再試')
  expect((await post('198.51.100.1', { code: wrong })).statusCode).toBe(404)
})

test('a family behind one address reads as often as it likes, and mistypes in between', async () => {
  for (let at = 0; at < 40; at++) {
    expect((await post('192.0.2.5', { code })).statusCode).toBe(200)
    if (at % 4 === 0) expect((await post('192.0.2.5', { code: wrong })).statusCode).toBe(404)
  }
})

test('no address and no code stands in the log', () => {
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('')).not.toMatch(/203\.0\.113|198\.51|192\.0\.2|ABCD/)
})

test('a store fills by itself, never beyond its measure, and right codes leave it as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ after: fc.nat(60), right: fc.boolean() }), { maxLength: 200 }), (tries) => {
      let at = 0
      let left = wrongCodesAtOnce
      const limit = limitWrongCodes(() => at * 1000)
      for (const { after, right } of tries) {
        at += after
        left = Math.min(wrongCodesAtOnce, left + after / secondsForOneMore)
        const wait = limit.take('192.0.2.1')
        expect(wait === undefined).toBe(left >= 1 - 1e-9)
        if (wait !== undefined) expect(wait).toBe(Math.ceil((1 - left) * secondsForOneMore - 1e-6))
        else if (right) limit.giveBack('192.0.2.1')
        else left -= 1
      }
    }),
  )
})
