import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { chooseLanguage, Problem } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import type { Services } from '#platform/server/services.ts'
import { calendarPath, dropFeed, dutyProblems, type PostKind, renewFeed } from '../contract/index.ts'
import { writeCalendar } from './ics.ts'
import { calendarOf, deleteFeed, putFeed } from './queries-own.ts'

/**
 * Calendars by a secret address. The secret follows from the command's id under the county's key, so that a journal played again gives
 * the same; the database keeps its hash alone.
 */
const renewHandler = handleEach(renewFeed, async (work, { id }) => {
  const token = work.vault.blind(`county-${work.county}`, 'duty.feed', id).toString('base64url')
  await work.db.query(putFeed, [work.county, work.account, hashOf(token), work.receivedAt])
  return { result: {}, answerOnly: { path: calendarPath(work.county, token) } }
})

const dropHandler = handleEach(dropFeed, async (work) => {
  await work.db.query(deleteFeed, [work.county, work.account])
  return { state: 'ended' }
})

/** Handlers of the module's commands about calendars. */
export const feedHandlers = [renewHandler, dropHandler]

interface Row {
  language: string
  id: string | null
  version: number
  kind: PostKind
  name: string
  spot: string | null
  starts_at: Date
  ends_at: Date
  changed_at: Date
  is_removed: boolean
}

/** The calendar for programs that know its address. An address that is over, and one that never was, are the same. */
export function feedRoute(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { file: string } }>('/api/duty/calendar/:file', async (request, reply) => {
    const [, county, token] = /^(\d{6})\.([\w-]{43})\.ics$/.exec(request.params.file) ?? []
    if (!token) throw new Problem(dutyProblems.calendar_over)
    const rows = await withClient(services.staff, (client) =>
      queryable(client).query<Row>(calendarOf, [Number(county), hashOf(token)]),
    )
    if (rows.length === 0) throw new Problem(dutyProblems.calendar_over)
    const events = rows.flatMap(({ id, ...row }) =>
      id === null
        ? []
        : {
            ...{ id, version: row.version, kind: row.kind, name: row.name, spot: row.spot },
            ...{ startsAt: row.starts_at, endsAt: row.ends_at, changedAt: row.changed_at, isRemoved: row.is_removed },
          },
    )
    reply.header('cache-control', 'private, no-store').header('referrer-policy', 'no-referrer')
    return reply.type('text/calendar; charset=utf-8').send(writeCalendar(events, chooseLanguage(rows[0]?.language)))
  })
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
