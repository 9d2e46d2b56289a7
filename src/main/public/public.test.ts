import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Figures } from '#modules/registry/contract/index.ts'
import { languages } from '#platform/contract/index.ts'
import { type PublicServer, startPublic } from '../public.ts'
import { startTestCounty, type TestCounty } from '../testing/county.ts'
import { countyCode } from '../testing/county-fixture.ts'
import { figuresTable } from './coverage.ts'
import { html } from './html.ts'
import { monitoringRegister, readers, rollRegister } from './register.ts'

const quiet = pino({ level: 'silent' })
const pages = ['/', '/held', '/coverage', '/measures', '/report'] as const
let county: TestCounty
let site: PublicServer
const get = (url: string, headers: Record<string, string> = {}) => site.app.inject({ url, headers })

const figures: Figures = {
  doors: 1000,
  unreached: 300,
  registered: 640,
  nobody_home: 20,
  refused: 4,
  vacant: 30,
  demolished: 6,
  not_dwelling: 0,
  persons: 1800,
  mismatch: 3,
  found: 2,
  thrice: 1,
  visits: 900,
}

beforeAll(async () => {
  county = await startTestCounty()
  await county.admin.query(
    "insert into registry.publication (county, id, day, figures, published_at) values ($1, gen_random_uuid(), '2020-01-25', $2, '2020-01-25T21:00:00+08:00')",
    [countyCode, JSON.stringify(figures)],
  )
  site = await startPublic(county.runtime, quiet)
})
afterAll(async () => {
  await site.stop()
  await county.stop()
})

describe('the database role of the public site', () => {
  it('can read what is published and no other table or view, and writes nothing', async () => {
    const { rows } = await county.admin.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'v', 'm', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`,
    )
    expect(rows.length).toBeGreaterThan(25)
    const client = new pg.Client({ connectionString: county.runtime.database.public })
    await client.connect()
    const open: string[] = []
    for (const { name } of rows) {
      await client.query(`select 1 from ${name} limit 1`).then(
        () => open.push(name),
        (error: pg.DatabaseError) => expect(error.code).toBe('42501'),
      )
      for (const text of [`insert into ${name} default values`, `delete from ${name}`])
        await expect(client.query(text), text).rejects.toThrow(/permission denied|cannot (insert|delete)/)
    }
    await client.end()
    expect(open).toEqual(['app.county', 'measure.publication', 'registry.pub_publication', 'registry.publication'])
  })
})

describe('the public pages', () => {
  it.each(pages)('%s comes in three languages, without scripts, cookies or much weight', async (page) => {
    for (const language of languages) {
      const answer = await get(`${page}?lang=${language}`)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.headers['content-language']).toBe(language)
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';style-src 'self'/)
      expect(answer.body).toContain(`<html lang="${language}">`)
      expect(answer.body).not.toMatch(/<script|style="|\son\w+=|\{\{|undefined|\[object/)
      const style = /href="(\/style-[^"]+)"/.exec(answer.body)?.[1] ?? ''
      expect((await get(style)).statusCode).toBe(200)
      expect(Buffer.byteLength(answer.body) + (await get(style)).body.length).toBeLessThan(100_000)
    }
  })

  it('follow the language of the browser and keep one that was chosen', async () => {
    expect((await get('/', { 'accept-language': 'en-GB,zh;q=0.5' })).body).toContain('What applies now')
    const chosen = await get('/?lang=zh-Hant', { 'accept-language': 'en' })
    expect(chosen.body).toContain('現在的情況')
    expect(chosen.body).toContain('href="/held?lang=zh-Hant"')
    expect((await get('/?lang=xx')).headers['content-language']).toBe('zh-Hans')
  })

  it('say who is responsible, what is live, and every field that the plan allows', async () => {
    const home = await get('/?lang=en')
    expect(home.body).toContain('县指挥部 is responsible')
    expect(home.body).toContain('演练: Level 1 response')
    const held = await get('/held?lang=en')
    for (const { name } of Object.values(rollRegister)) expect(held.body).toContain(`<dt>${name.en}</dt>`)
    for (const { name } of monitoringRegister) expect(held.body).toContain(`<dt>${name.en}</dt>`)
    expect(held.body).toContain('30 days after the last entry, places visited after 21 days')
    expect(held.body).toContain('Read by these of the place alone: Health officer')
    expect((await get('/held?lang=zh-Hans')).body).toContain('网站不会说谁有、谁没有')
    expect((await get('/held?lang=zh-Hant')).body).toContain('只在健康隨訪時登記')
    expect(held.body).toContain('Dispatcher, Community leader, Grid worker')
    expect(readers()).toEqual(['dispatcher', 'community_leader', 'grid_worker'])
  })

  it('escape what comes from the database', async () => {
    await county.admin.query("update agency.agency set name = '<script>alert(1)</script>&\"' where kind = 'commission'")
    const fresh = await startPublic(county.runtime, quiet)
    const { body } = await fresh.app.inject('/')
    await fresh.stop()
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;')
    expect(body).not.toContain('<script')
  })

  it('answer an unknown address with a page, and a database that is away with 503', async () => {
    const lost = await get('/nothing/here?lang=en')
    expect([lost.statusCode, lost.headers['cache-control']]).toEqual([404, 'no-store'])
    const away = { ...county.runtime.database, public: 'postgres://nobody@127.0.0.1:1/none' }
    const cut = await startPublic({ ...county.runtime, database: away }, quiet)
    const answer = await cut.app.inject('/?lang=en')
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60'])
    expect(answer.body).toContain('Not available')
    expect((await cut.app.inject('/healthz')).json()).toEqual({ status: 'ok' })
    await cut.stop()
  })
})

describe('figures that leave the county', () => {
  const table = (change: Partial<Figures>) => {
    const reader = { language: 'en', isChosen: false, demo: false, county: '' } as const
    const one = { county: countyCode, day: '2020-01-25', published_at: new Date(0), figures: { ...figures, ...change } }
    return figuresTable(reader, one).text
  }
  const cellOf = (text: string, label: string) => new RegExp(`${label}</th><td>([^<]*)`).exec(text)?.[1]

  it('hide small counts together with another, so that no sum tells them', () => {
    const text = table({})
    expect(cellOf(text, 'declined')).toBe('—')
    expect(cellOf(text, 'no dwelling')).toBe('—')
    expect(cellOf(text, 'Known doors')).toBe('1,000')
    const alone = table({ demolished: 0, vacant: 36 })
    expect(cellOf(alone, 'declined')).toBe('—')
    expect([...alone.matchAll(/—/g)].length).toBeGreaterThan(1)
  })

  it('hide a small number of persons and show zero', () => {
    expect(cellOf(table({ persons: 9 }), 'Persons registered')).toBe('—')
    expect(cellOf(table({ persons: 0 }), 'Persons registered')).toBe('0')
  })
})

it('html escapes values, joins lists and leaves out nothing', () => {
  const item = (text: string) => html`<li>${text}</li>`
  const made = html`<ul title="${'"\'&<>'}">${['a<b', 'c'].map(item)}${undefined}${null}${false}${0}</ul>`
  expect(made.text).toBe('<ul title="&quot;&#39;&amp;&lt;&gt;"><li>a&lt;b</li><li>c</li>0</ul>')
})
