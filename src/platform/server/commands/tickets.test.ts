import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { createTickets } from './tickets.ts'

describe('a ticket', () => {
  let county: TestCounty
  let staff: pg.Client
  const token = createHash('sha256').update('ticket').digest()
  const permission = 'registry.recordVisit'
  const enter = async () =>
    (await staff.query('select app.enter($1, $2) as ctx', [token, permission])).rows[0].ctx.ticket
  const resume = async (ticket: Record<string, string>) => {
    await staff.query('begin')
    const { rows } = await staff.query('select app.resume($1, $2, $3, $4) as is_open', [
      ticket.ctx,
      ticket.until,
      ticket.epoch,
      ticket.mac,
    ])
    const seen = await staff.query('select count(*)::int as doors from registry.door')
    await staff.query('rollback')
    return { isOpen: rows[0].is_open as boolean, doors: seen.rows[0].doors as number }
  }

  beforeAll(async () => {
    county = await startTestCounty()
    staff = new pg.Client({ connectionString: county.runtime.database.staff })
    await staff.connect()
    await county.admin.query(
      `insert into app.session (token_hash, id, county, account, expires_at)
       select $1, gen_random_uuid(), county, account, now() + interval '1 hour' from app.role_held where role = 'grid_worker' limit 1`,
      [token],
    )
  })
  afterAll(async () => {
    await staff.end()
    await county.stop()
  })

  it('opens the very context that it was given for', async () => {
    const ticket = await enter()
    const { isOpen, doors } = await resume(ticket)
    expect(isOpen).toBe(true)
    expect(doors).toBeGreaterThan(0)
  })

  it.each(['ctx', 'until', 'epoch', 'mac'])('with another %s opens nothing', async (part) => {
    const ticket = await enter()
    const other = {
      ctx: ticket.ctx.replace('grid', 'x').replace('registry.', 'place.'),
      until: '9999999999',
      epoch: '77',
    }
    const forged = { ...ticket, [part]: part === 'mac' ? 'f'.repeat(64) : other[part as keyof typeof other] }
    expect(await resume(forged)).toEqual({ isOpen: false, doors: 0 })
  })

  it('lets the journal be written in the own name and county alone', async () => {
    const { ctx, until, epoch, mac } = await enter()
    const [account, own] = ctx.split('|')
    const write = async (county_: string, actor: string) => {
      await staff.query('begin')
      await staff.query('select app.resume($1, $2, $3, $4)', [ctx, until, epoch, mac])
      const written = await staff
        .query(
          `insert into journal.entry (county, id, parcel, ord, name, actor, occurred_at, received_at, body_mac)
           values ($1, gen_random_uuid(), gen_random_uuid(), 1, 'registry.recordVisit', $2, now(), now(), '')`,
          [county_, actor],
        )
        .then(({ rowCount }) => rowCount)
        .catch((error: { code: string }) => error.code)
      await staff.query('rollback')
      return written
    }
    expect(await write(own, account)).toBe(1)
    expect(await write(own, '01900000-0000-7000-8000-00000000abcd')).toBe('42501')
    expect(await write('510726', account)).toBe('42501')
  })

  it.each([
    ['a role changes', 'update app.role_held set valid_to = valid_to'],
    ['the live emergency changes', 'update app.live_emergency set emergency = emergency'],
    ['what a role may do changes', 'update app.role_permission set role = role'],
    ['its session changes', "update app.session set expires_at = expires_at - interval '1 second'"],
    ['a session is ended', 'delete from app.session where token_hash <> $1', true],
  ] as const)('is void when %s', async (_what, text, withToken?: boolean) => {
    if (withToken)
      await county.admin.query(
        `insert into app.session (token_hash, id, county, account, expires_at)
         select sha256('\\x01'), gen_random_uuid(), county, account, now() + interval '1 hour' from app.session where token_hash = $1`,
        [token],
      )
    const ticket = await enter()
    expect((await resume(ticket)).isOpen).toBe(true)
    await county.admin.query(text, withToken ? [token] : [])
    expect(await resume(ticket)).toEqual({ isOpen: false, doors: 0 })
  })
})

it('of many tickets the oldest make room', () => {
  const tickets = createTickets()
  const token = (n: number) => Buffer.from(String(n))
  const kept = { ticket: { ctx: '', until: '', epoch: '', mac: '' }, context: {} as never }
  for (let n = 0; n <= 10_000; n++) tickets.keep(token(n), 'p', kept)
  expect(tickets.find(token(0), 'p')).toBeUndefined()
  expect(tickets.find(token(10_000), 'p')).toBe(kept)
})
