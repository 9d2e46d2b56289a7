import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { type Device, listDevices } from '../../contract/index.ts'
import { listNames } from '../queries-account.ts'
import * as queries from '../queries-device.ts'

/** Reads about phones. */
export const deviceAnswers = [
  answer(listDevices, async (work, { account, state, after, limit = 50 }) => {
    const before = readCursor(after, ['uuid'])?.[0] ?? null
    const filter = { account: account ?? null, device: null, state: state ?? null, before }
    const rows = await queries.listDevices(work.db, work.county, filter, limit + 1)
    const page = rows.slice(0, limit)
    const people = page.flatMap((row) => [
      row.invited_by,
      ...[row.revoked_by, row.unread_by].filter((id) => id !== null),
    ])
    const names = new Map(
      (await listNames(work.db, work.county, [...new Set(people)])).map((one) => [one.id, one.display_name]),
    )
    const last = page.at(-1)
    return {
      items: page.map((row) => toDevice(row, (id) => names.get(id) ?? '')),
      ...(rows.length > limit && last ? { next: writeCursor([last.id]) } : {}),
    }
  }),
]

function toDevice(row: queries.DeviceRow, nameOf: (id: string) => string): Device {
  return {
    id: row.id,
    account: row.account,
    displayName: row.display_name,
    username: row.username,
    name: row.name,
    enrolledAt: row.enrolled_at.toISOString(),
    invitedBy: nameOf(row.invited_by),
    seenAt: row.seen_at.toISOString(),
    unsent: row.unsent,
    oldestAt: row.oldest_at?.toISOString() ?? null,
    skew: row.skew,
    waiting: row.is_waiting,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedBy: row.revoked_by && nameOf(row.revoked_by),
    revokeReason: row.revoke_reason,
    unreadAt: row.unread_at?.toISOString() ?? null,
    unreadBy: row.unread_by && nameOf(row.unread_by),
  }
}
