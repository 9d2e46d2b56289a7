import { namesOf } from '#modules/agency/server/index.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  countNotices,
  listNotices,
  listSent,
  type Notice,
  ownSettings,
  type Sent,
  usualQuiet,
} from '../contract/index.ts'
import { digestOf } from './commands.ts'
import * as sql from './queries.ts'
import { unsealed } from './secrets.ts'

const newest = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Unread ones first; where a page ends among them, or they end within it, the read ones follow. */
const listAnswer = answer(listNotices, async (work, { show = 'all', after, limit = 50 }) => {
  const [part = 'unread', at = newest.at, id = newest.id] = readCursor(after, ['text', 'instant', 'uuid']) ?? []
  const of = show === 'urgent' ? 'urgent' : 'all'
  const page = (which: 'unread' | 'read', from: string, key: string, most: number) =>
    sql.pageOf(work.db, `${which} ${of}`, [work.county, work.account, from, key, most])
  const rows = part === 'read' ? [] : await page('unread', at, id, limit + 1)
  if (show !== 'unread' && rows.length <= limit) {
    const start = part === 'read' ? { at, id } : newest
    rows.push(...(await page('read', start.at, start.id, limit + 1 - rows.length)))
  }
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const key = last && writeCursor([last.read_at ? 'read' : 'unread', last.at.toISOString(), last.occasion])
  const details = new Map<string, NonNullable<Notice['detail']>>()
  await work.emit('notice.detailsAsked', {
    notices: items.map(({ occasion, kind }) => ({ occasion, kind })),
    give: (occasion, detail) => details.set(occasion, detail),
  })
  const shown = items.map((row) => {
    const detail = details.get(row.occasion)
    return { ...present(row), ...(detail ? { detail } : {}) }
  })
  return { items: shown, ...(rows.length > limit && key ? { next: key } : {}) }
})

const countAnswer = answer(countNotices, async (work) => {
  const own = [work.county, work.account]
  const [[row], urgent] = await Promise.all([
    work.db.query<{ unread: number }>(sql.unreadCount, own),
    work.db.query<sql.NoticeRow>(sql.urgentOpen, own),
  ])
  return { unread: row?.unread ?? 0, urgent: urgent.map(present) }
})

const sentAnswer = answer(listSent, async (work) => {
  const rows = await work.db.query<sql.SentRow>(sql.sentBy, [work.county, work.account])
  const names = await namesOf(work, [...new Set(rows.map(({ account }) => account))])
  const items = [...Map.groupBy(rows, ({ occasion }) => occasion).values()].map((people): Sent => {
    const { occasion, kind, record, at } = people[0] as sql.SentRow
    return {
      ...{ occasion, kind, record, at: at.toISOString() },
      escalatedAt: people.find((one) => one.escalated_at)?.escalated_at?.toISOString() ?? null,
      people: people.map((one) => ({
        name: names.get(one.account)?.name ?? '',
        acknowledgedAt: one.acknowledged_at?.toISOString() ?? null,
      })),
    }
  })
  return { items }
})

const settingsAnswer = answer(ownSettings, async (work) => {
  const own = [work.county, work.account]
  type Browser = { id: string; sealed: Buffer; made_at: Date; device: string | null }
  const [[row], ways, [push], browsers] = await Promise.all([
    work.db.query<sql.SettingRow>(sql.ownSetting, own),
    work.db.query<{ kind: string }>(sql.offered, [work.county]),
    work.db.query<{ id: string; sealed: Buffer }>(sql.pushChannel, [work.county]),
    work.db.query<Browser>(sql.ownSubscriptions, own),
  ])
  const number = row?.phone ? unsealed(work.vault, work.county, 'phone', work.account, row.phone).number : undefined
  return {
    quiet: row ? { on: row.is_quiet, from: row.quiet_from, to: row.quiet_to } : usualQuiet,
    topics: row?.topics ?? {},
    phone: number === undefined ? null : `*${number.slice(-4)}`,
    pushKey: push ? (unsealed(work.vault, work.county, 'channel', push.id, push.sealed).publicKey ?? null) : null,
    sms: ways.some(({ kind }) => kind === 'sms'),
    browsers: browsers.map(({ id, sealed, made_at, device }) => {
      const { endpoint } = unsealed(work.vault, work.county, 'subscription', id, sealed)
      return { id, digest: digestOf(endpoint), device, madeAt: made_at.toISOString(), host: new URL(endpoint).hostname }
    }),
  }
})

/** Reads of what is the reader's own. */
export const ownAnswers = [listAnswer, countAnswer, sentAnswer, settingsAnswer]

function present(row: sql.NoticeRow): Notice {
  const { occasion, kind, about, record, count } = row
  return {
    ...{ occasion, kind, about, record, count },
    urgent: row.is_urgent,
    at: row.at.toISOString(),
    read: row.read_at !== null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    settled: row.settled_at !== null,
  }
}
