import { randomBytes } from 'node:crypto'
import { newId, now } from './county.ts'
import { accountOf } from './county-fixture.ts'
import type { Row } from './row.ts'

/** Whose rows of notices these are, where a test wants them another way. */
export interface NoticeWish {
  occasion?: string
  account?: string
  raisedBy?: string
  urgent?: boolean
  subscription?: string
  channel?: string
  kind?: string
  sealed?: string
}

/** An occasion with one notice of it, somebody's settings and browser, a channel and a sending by it. */
export function noticeRows(
  county: number,
  {
    occasion = newId(),
    account = newId(),
    raisedBy = accountOf('commander'),
    urgent = true,
    subscription = newId(),
    channel = newId(),
    kind = 'wecom',
    sealed = '\\x00',
  }: NoticeWish = {},
): Row[] {
  const about = {
    kind: 'call_out',
    topic: 'duty',
    record: newId(),
    count: 1,
    is_urgent: urgent,
    raised_by: raisedBy,
    at: now(),
  }
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, ...values } })
  const name = randomBytes(6).toString('hex')
  return [
    row('notice.occasion', { id: occasion, key: occasion, ...about }),
    row('notice.notice', { occasion, account, ...about }),
    row('notice.setting', {
      ...{ account, is_quiet: true, quiet_from: 1320, quiet_to: 420, topics: {}, changed_at: now() },
    }),
    row('notice.subscription', {
      ...{
        id: subscription,
        account,
        endpoint_mac: `\\x${randomBytes(32).toString('hex')}`,
        sealed: '\\x00',
        made_at: now(),
      },
    }),
    row('notice.channel', {
      ...{ id: channel, kind, name, topics: [], is_urgent_only: true, is_inner: false, sealed, version: 1 },
      ...{ host: 'robot.example', made_by: account, made_at: now() },
    }),
    row('notice.delivery', {
      ...{
        id: newId(),
        channel,
        kind,
        target: channel,
        due_at: now(),
        state: 'waiting',
        tries: 0,
        retry_at: now(),
        made_at: now(),
      },
    }),
  ]
}
