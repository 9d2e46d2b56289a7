import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { listChannels, listDeliveries } from '../contract/index.ts'
import * as sql from './queries-channel.ts'
import { unsealed } from './secrets.ts'

const channelsAnswer = answer(listChannels, async (work) => {
  const rows = await work.db.query<sql.ChannelRow>(sql.openChannels, [work.county])
  const items = rows.map((row) => {
    const { secret, hosts = [], contact } = unsealed(work.vault, work.county, 'channel', row.id, row.sealed)
    const { id, kind, name, agency, topics, host, version } = row
    return {
      ...{ id, kind, name, agency, topics, host, version, hosts, contact: contact ?? null },
      ...{ urgentOnly: row.is_urgent_only, inner: row.is_inner, hasSecret: secret !== undefined },
      madeAt: row.made_at.toISOString(),
    }
  })
  return { items }
})

const deliveriesAnswer = answer(listDeliveries, async (work, { channel = null, state = null, after, limit = 50 }) => {
  const [at = '9999-12-31T00:00:00.000Z', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await work.db.query<sql.DeliveryRow>(sql.deliveries, [work.county, channel, state, at, id, limit + 1])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      ...{ id: row.id, channel: row.channel, channelName: row.channel_name, kind: row.kind, state: row.state },
      what: row.is_test ? ('test' as const) : row.is_gathered ? ('gathered' as const) : ('urgent_or_single' as const),
      ...{ tries: row.tries, status: row.status, why: row.why },
      dueAt: row.due_at.toISOString(),
      doneAt: row.done_at?.toISOString() ?? null,
    })),
    ...(rows.length > limit && last ? { next: writeCursor([last.made_at.toISOString(), last.id]) } : {}),
  }
})

/** Reads of the administrator. */
export const channelAnswers = [channelsAnswer, deliveriesAnswer]
