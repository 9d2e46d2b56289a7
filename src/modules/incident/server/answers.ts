import { namesOf } from '#modules/agency/server/index.ts'
import { type ParamsOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { answerFile, shownFile } from '#platform/server/files/attach.ts'
import {
  countIncidents,
  getIncident,
  getIncidentFile,
  getOwnIncident,
  getOwnIncidentFile,
  type Incident,
  isLate,
  listIncidents,
  myIncidents,
  type WholeIncident,
} from '../contract/index.ts'
import { counts, eventsOf, findShown, joinedTo, pageOf, type ShownRow } from './queries.ts'
import { files as attached } from './queries-files.ts'

const before = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const from = { at: '1970-01-01T00:00:00.000Z', id: '00000000-0000-0000-0000-000000000000' }

async function listed(work: Work, who: 'all' | 'own', params: ParamsOf<typeof listIncidents>) {
  const { show = 'live', kind = null, after, limit = 50 } = params
  const start = show === 'closed' ? before : from
  const [at = start.at, id = start.id] = readCursor(after, ['instant', 'uuid']) ?? []
  const found = { kind, at, id, now: work.receivedAt, limit: limit + 1 }
  const rows = await pageOf(work.db, work.county, who, show, found)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const key = last && (show === 'closed' ? last.received_at : last.due_at)
  return {
    items: items.map((row) => present(row, work.receivedAt)),
    ...(rows.length > limit && last && key ? { next: writeCursor([key.toISOString(), last.id]) } : {}),
  }
}

async function whole(work: Work, { id }: { id: string }): Promise<WholeIncident> {
  const row = await findShown(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  type Event = { id: string; what: string; said: string | null; actor: string; at: Date }
  const [joined, events, files] = await Promise.all([
    work.db.query<{ id: string; year: number; no: number; what: string }>(joinedTo, [work.county, id]),
    work.db.query<Event>(eventsOf, [work.county, id]),
    attached.of(work.db, work.county, id),
  ])
  const names = await namesOf(work, [...new Set([row.reported_by, ...[...events, ...files].map(({ actor }) => actor)])])
  return {
    incident: present(row, work.receivedAt),
    reportedBy: names.get(row.reported_by)?.name ?? '',
    joinedInto: row.joined_into,
    joined,
    files: files.map((file) => shownFile(file, names.get(file.actor)?.name)),
    events: events.map(({ actor, at, ...event }) => ({
      ...event,
      by: names.get(actor)?.name ?? '',
      at: at.toISOString(),
      files: files.filter(({ command }) => event.id.startsWith(`${command}.`)).map(({ id: file }) => file),
    })),
  }
}

const saved = async (work: Work, { id }: { id: string }): Promise<unknown> => {
  const row = await attached.find(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  return answerFile(work, row)
}

const countAnswer = answer(countIncidents, async (work) => {
  type Row = { kind: string; live: number; open: number; assigned: number; late: number; solved: number }
  const rows = await work.db.query<Row>(counts, [work.county, work.receivedAt])
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    open: sum(({ open }) => open),
    assigned: sum(({ assigned }) => assigned),
    late: sum(({ late }) => late),
    toTell: sum(({ solved }) => solved),
    kinds: Object.fromEntries(rows.map(({ kind, open, assigned }) => [kind, open + assigned])),
  }
})

/** Handlers of the module's reads. */
export const queries = [
  answer(listIncidents, (work, params) => listed(work, 'all', params)),
  answer(myIncidents, (work, params) => listed(work, 'own', params)),
  answer(getIncident, whole),
  answer(getOwnIncident, whole),
  answer(getIncidentFile, saved),
  answer(getOwnIncidentFile, saved),
  countAnswer,
]

function present(row: ShownRow, now: Date): Incident {
  return {
    id: row.id,
    year: row.year,
    no: row.no,
    kind: row.kind,
    placeName: row.place_name ?? '',
    spot: row.spot,
    what: row.what,
    source: row.source,
    state: row.state,
    late: isLate(row.state, row.due_at.getTime(), now.getTime()),
    agency: row.agency,
    agencyName: row.agency_name,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    result: row.result,
    hasContact: row.has_contact,
    finding: row.finding,
  }
}
