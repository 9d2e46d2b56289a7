import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import * as c from '../contract/index.ts'
import { writeCalendar } from './ics.ts'
import { clear, hours, madePost, put, refusal } from './testing/duty.ts'

/** What a calendar program makes of a feed. */
interface Read {
  uid: string
  start: string
  end: string
  summary: string
  location: string
  status: string
}

/** The two programs, which share no code with us or with each other. */
const readers: Readonly<Record<string, (text: string) => Read[]>> = {
  'ical.js': (text) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component)
      return {
        ...{ uid: event.uid, summary: event.summary, location: event.location },
        ...{ start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString() },
        status: String(component.getFirstPropertyValue('status')),
      }
    }),
  'node-ical': (text) =>
    Object.values(nodeIcal.sync.parseICS(text)).flatMap((event) =>
      event?.type === 'VEVENT'
        ? {
            ...{ uid: event.uid, summary: String(event.summary), location: String(event.location) },
            ...{ start: event.start.toISOString(), end: event.end?.toISOString() ?? '' },
            status: String(event.status),
          }
        : [],
    ),
}

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => clear(county))

const leader = () => county.as('communityLeader')
const fetched = async (path: string) => {
  const answer = await county.server.app.inject({ url: path, headers: { host: '127.0.0.1' } })
  return { status: answer.statusCode, type: String(answer.headers['content-type']), text: answer.body }
}
const made = async (who: TestClient) => (await who.command(c.renewFeed, {})).result?.path as string

test.each(Object.entries(readers))(
  '%s reads where and when, and a shift that was taken off as cancelled',
  async (_name, read) => {
    const post = await madePost(leader(), { name: '报恩寺, 社区; 第三网格\\北门值守点', spot: '12 号院东门（岗亭）' })
    const first = (await put(leader(), post, 'worker', 5, 13)).id
    const second = (await put(leader(), post, 'worker', 30, 38)).id
    await put(leader(), post, 'worker2', 5, 13)
    await leader().command(c.removeShifts, { shifts: [second] })
    const { status, type, text } = await fetched(await made(county.as('worker')))
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    const events = read(text).sort((a, b) => (a.start < b.start ? -1 : 1))
    const where = {
      summary: '值守 · 报恩寺, 社区; 第三网格\\北门值守点',
      location: '报恩寺, 社区; 第三网格\\北门值守点 12 号院东门（岗亭）',
    }
    expect(events).toEqual([
      { uid: `${first}@duty.lianfang`, start: hours(5), end: hours(13), status: 'CONFIRMED', ...where },
      { uid: `${second}@duty.lianfang`, start: hours(30), end: hours(38), status: 'CANCELLED', ...where },
    ])
  },
)

test.each(Object.entries(readers))('%s reads any name and any hour as they were written', (_name, read) => {
  // A name that stands in quotes as a whole loses them in node-ical: it takes texts for parameters (RFC 5545, 3.1).
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter(
      (value) => /^[^\p{C}\p{Z}][^\p{C}\p{Zl}\p{Zp}]*$/u.test(value) && value.trim() === value && !/^".*"$/.test(value),
    )
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 400_000 }), fc.integer({ min: 1, max: 24 }), (name, hour, length) => {
      const startsAt = new Date(Date.UTC(2020, 0, 1) + hour * c.HOUR)
      const endsAt = new Date(startsAt.getTime() + length * c.HOUR)
      const event = {
        id: '01900000-0000-7000-8000-000000000000',
        version: 1,
        kind: 'patrol',
        name,
        spot: null,
      } as const
      const feed = writeCalendar([{ ...event, startsAt, endsAt, changedAt: startsAt, isRemoved: false }], 'zh-Hans')
      for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(feed).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
      const [one] = read(feed)
      expect([one?.location, one?.start, one?.end]).toEqual([name, startsAt.toISOString(), endsAt.toISOString()])
    }),
    { numRuns: 200 },
  )
})

test.each(Object.entries(readers))('%s reads a separator of lines in a name as a new line', (_name, read) => {
  const at = new Date('2020-01-27T00:00:00Z')
  const event = { id: '01900000-0000-7000-8000-000000000000', version: 1, kind: 'patrol', spot: null } as const
  const times = { startsAt: at, endsAt: new Date(at.getTime() + c.HOUR), changedAt: at, isRemoved: false }
  const [one] = read(writeCalendar([{ ...event, ...times, name: '报恩寺\u2028北门' }], 'zh-Hans'))
  expect(one?.location).toBe('报恩寺\n北门')
})

test('a calendar says nothing of colleagues, of the record, or of anybody else', async () => {
  const post = await madePost(leader())
  const { id } = await put(leader(), post, 'worker', 5, 13)
  await put(leader(), post, 'worker2', 5, 13)
  await county.as('worker').command(c.renewFeed, {})
  const { text } = await fetched(await made(county.as('worker')))
  const { rows } = await county.admin.query('select display_name from agency.account where generated')
  for (const { display_name } of rows) expect(text).not.toContain(display_name)
  const names = new Set(text.split('\r\n').map((line) => line.split(/[:;]/)[0]))
  expect([...names].filter((name) => /ATTENDEE|ORGANIZER|DESCRIPTION|COMMENT|GEO/.test(name ?? ''))).toEqual([])
  expect(text).toContain(id)
})

test('an address is renewed, ended, and over for who is disabled; a wrong one and an old one are the same', async () => {
  const worker = county.as('worker')
  expect((await worker.get(c.myDuty)).hasFeed).toBe(false)
  const first = await made(worker)
  expect((await fetched(first)).text).toContain('END:VCALENDAR')
  const second = await made(worker)
  expect(second).not.toBe(first)
  const over = await fetched(first)
  expect(over.status).toBe(404)
  expect((await fetched(second.replace(/.{6}\.ics$/, 'xxxxxx.ics'))).text).toBe(over.text)
  expect((await fetched('/api/duty/calendar/x.ics')).text).toBe(over.text)
  expect((await worker.get(c.myDuty)).hasFeed).toBe(true)
  const { rows } = await county.admin.query('select token_hash from duty.feed')
  expect(rows[0].token_hash.toString('base64url')).not.toBe(second.split('.')[1])
  await county.admin.query("update agency.account set disabled_at = now() where username = 'worker'")
  expect((await fetched(second)).status).toBe(404)
  await county.admin.query("update agency.account set disabled_at = null where username = 'worker'")
  expect((await fetched(second)).status).toBe(200)
  await worker.command(c.dropFeed, {})
  expect((await fetched(second)).status).toBe(404)
  expect(refusal(await county.as('auditor').command(c.renewFeed, {}))).toBe('platform.not_permitted')
})
