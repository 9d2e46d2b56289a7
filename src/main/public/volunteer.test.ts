import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as c from '#modules/volunteer/contract/index.ts'
import { startVolunteers } from '#modules/volunteer/server/index.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import { type PublicServer, startPublic } from '../public.ts'
import { newId, startTestCounty, type TestCounty } from '../testing/county.ts'
import { areas } from '../testing/county-fixture.ts'

const log = pino({ level: 'silent' })
let county: TestCounty
let site: PublicServer
beforeAll(async () => {
  county = await startTestCounty()
  site = await startPublic(county.runtime, log)
  const pool = createPool(county.runtime.database.worker, 1, () => undefined)
  const worker = startVolunteers({ pool, log, vault: openVault(county.runtime.folder) })
  await worker.stop()
  await pool.end()
})
afterAll(async () => {
  await site.stop()
  await county.stop()
})
beforeEach(async () => {
  for (const table of ['thanks', 'event', 'volunteer']) await county.admin.query(`delete from volunteer.${table}`)
})

const leader = () => county.as('communityLeader')
const post = (url: string, fields: Record<string, string>, address = '192.0.2.1') =>
  site.app.inject({
    ...{ method: 'POST', url, remoteAddress: address, payload: new URLSearchParams(fields).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
/** A form as it was fetched, filled in. */
async function filled(change: Record<string, string> = {}): Promise<Record<string, string>> {
  const { body } = await site.app.inject({ url: '/volunteer?lang=zh-Hans' })
  return {
    ...{ id: hidden(body, 'id'), code: hidden(body, 'code'), name: '测试达瓦', phone: '００００ 0000001' },
    ...{ place: areas.communityA.id, birth: '１９９１年', 'skill.driving': 'on', 'free.night': 'on', ...change },
  }
}
const state = (code: string, more: Record<string, string> = {}) =>
  post('/volunteer/code?lang=zh-Hans', { code, ...more })

test('a resident signs up without a script, in three languages, and reads under the code how it goes on', async () => {
  for (const [language, word] of [
    ['zh-Hans', '报名做志愿者'],
    ['zh-Hant', '報名做志願者'],
    ['en', 'Year of birth'],
  ] as const) {
    const page = await site.app.inject({ url: `/volunteer?lang=${language}` })
    expect(page.body).toContain(word)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).not.toMatch(/<script|undefined|\[object|\{\{/)
  }
  const form = await filled()
  const done = await post('/volunteer?lang=zh-Hans', form)
  expect(done.statusCode).toBe(200)
  expect(done.body).toContain(form.code)
  // The same form once more, as somebody presses twice: one sign-up, the same code.
  const again = await post('/volunteer?lang=zh-Hans', form)
  expect([again.statusCode, again.body.includes(form.code as string)]).toEqual([200, true])
  const { rows } = await county.admin.query('select contact, skills, birth_year, no, id from volunteer.volunteer')
  expect(rows).toMatchObject([{ skills: ['driving'], birth_year: 1991, no: 1 }])
  expect(rows[0].contact.toString()).not.toMatch(/达瓦|0000001/)
  expect((await state(form.code ?? '')).body).toContain('社区还没有处理')
  expect((await state(form.code ?? '')).body).not.toMatch(/达瓦|0000001/)
  const looked = await leader().command(c.look, { volunteer: rows[0].id, reason: 'vetting' })
  expect(looked.result).toEqual({ name: '测试达瓦', phone: '0000 0000001' })
})

test('what is wrong is named at its field, and nothing that was typed is lost', async () => {
  const year = new Date().getFullYear()
  const wrong = await post('/volunteer?lang=zh-Hans', {
    ...{ name: '<b>达瓦</b>', phone: '没有', place: newId(), birth: String(year - 17), 'skill.cooking': 'on' },
  })
  expect(wrong.statusCode).toBe(422)
  for (const word of ['请填电话号码', '请选择社区或村', '年满 18 周岁才能报名', '请至少选一项有空', '有 4 处要改'])
    expect(wrong.body).toContain(word)
  expect(wrong.body).toContain('value="&lt;b&gt;达瓦&lt;/b&gt;"')
  expect(wrong.body).toMatch(/name="skill.cooking" checked/)
  for (const odd of ['', 'a'.repeat(60), '\u0000'])
    expect((await post('/volunteer', await filled({ name: odd }))).statusCode).toBe(422)
  for (const odd of ['85', '1850', '2999', 'abcd'])
    expect((await post('/volunteer?lang=zh-Hans', await filled({ birth: odd }))).body).toContain('四位数的出生年份')
  expect((await county.admin.query('select id from volunteer.volunteer')).rows).toEqual([])
})

test('withdrawing asks once, and deletes name and phone at once; a wrong code opens nothing', async () => {
  const form = await filled()
  await post('/volunteer', form)
  const code = form.code as string
  expect((await state(code, { withdraw: 'ask' })).body).toContain('马上删除')
  expect((await state(code, { withdraw: 'yes' })).body).toContain('已撤回，姓名和电话已删除')
  expect((await state(code, { withdraw: 'yes' })).body).not.toContain('撤回报名')
  const { rows } = await county.admin.query('select contact, state from volunteer.volunteer')
  expect(rows).toEqual([{ contact: null, state: 'withdrawn' }])
  const none = await state('ABCD-EFGH-JKMN-PQRS')
  expect([none.statusCode, none.body.includes('没有找到这个编号')]).toEqual([404, true])
  // A form with somebody else's id and another code changes nothing and tells nothing.
  expect((await post('/volunteer', { ...form, code: (await filled()).code as string })).statusCode).toBe(409)
})

test('who is declined reads the reason in words; who serves can stop, and signs in no more', async () => {
  const form = await filled()
  await post('/volunteer', form)
  const id = form.id as string
  await leader().command(c.decline, { volunteer: id, version: 1, reason: 'enough' })
  expect((await state(form.code as string)).body).toContain('目前人手已够')
  await leader().command(c.reopen, { volunteer: id, version: 2 })
  await leader().command(c.check, { volunteer: id, version: 3, checks: ['met'] })
  const account = newId()
  const done = await leader().command(c.accept, { volunteer: id, version: 4, account })
  expect(done.status).toBe('accepted')
  expect((await state(form.code as string)).body).toContain('社区已接收')
  expect((await state(form.code as string, { withdraw: 'ask' })).body).toContain('账号停用')
  expect((await state(form.code as string, { withdraw: 'yes' })).body).toContain('志愿服务已结束')
  const { rows } = await county.admin.query(
    'select disabled_at is not null as closed from agency.account where id = $1',
    [account],
  )
  expect(rows).toEqual([{ closed: true }])
})

test('a flood from one network is asked to wait, keeps what it typed, and reaches no other network', async () => {
  const form = await filled()
  let slowed = 0
  for (let n = 0; n < 40; n++) {
    const { statusCode } = await post('/volunteer', { ...form, place: newId(), id: '', code: '' }, '198.51.100.7')
    if (statusCode === 429) slowed++
  }
  expect(slowed).toBe(0)
  for (let n = 0; n < 40; n++) {
    const { statusCode, body } = await post('/volunteer', { ...(await filled()) }, '198.51.100.7')
    if (statusCode !== 429) continue
    slowed++
    expect(body).toContain('name="phone"')
  }
  expect(slowed).toBe(10)
  expect((await post('/volunteer', await filled(), '203.0.113.9')).statusCode).toBe(200)
})

test('without an emergency nobody is called for', async () => {
  const form = await filled()
  await county.admin.query('delete from app.live_emergency')
  await county.admin.query('update emergency.emergency set ended_at = now(), ended_by = declared_by')
  const fresh = await startPublic(county.runtime, log)
  const page = await fresh.app.inject({ url: '/volunteer?lang=zh-Hans' })
  expect(page.body).toContain('暂不招募志愿者')
  expect(page.body).not.toContain('name="phone"')
  await fresh.stop()
  expect((await post('/volunteer?lang=zh-Hans', form)).statusCode).toBe(409)
})
