import { countReading, namesOf } from '#modules/agency/server/index.ts'
import { mask, openResidents } from '#modules/registry/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { column, counts, get, getOwn, listLists, mine, mineCounts, type WholeLead } from '../contract/index.ts'
import { record } from './events.ts'
import * as sql from './queries-read.ts'
import { aboutKnown, type Body, type Known, unseal } from './secrets.ts'
import { present } from './shown.ts'

const first = ['1970-01-01T00:00:00.000Z', '00000000-0000-0000-0000-000000000000'] as const

function page(rows: readonly sql.ShownRow[], limit: number, now: Date) {
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map((row) => present(row, now)),
    ...(rows.length > limit && last ? { next: writeCursor([last.due_at.toISOString(), last.id]) } : {}),
  }
}

const listsAnswer = answer(listLists, async (work, { after, limit = 50 }) => {
  const [year = 32_000, no = 0] = readCursor(after, ['integer', 'integer']) ?? []
  const rows = await sql.listsBefore(work.db, work.county, work.receivedAt, year, no, limit + 1)
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map((row) => ({
      ...{ id: row.id, year: row.year, no: row.no, sender: row.sender, title: row.title, urgency: row.urgency },
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      returnedAt: row.returned_at?.toISOString() ?? null,
      rows: row.new + row.assigned + row.received + row.answered + row.returned + row.rejected,
      rejected: row.rejected,
      counts: countsOf(row),
    })),
    ...(rows.length > limit && last ? { next: writeCursor([last.year, last.no]) } : {}),
  }
})

function countsOf({ new: fresh, assigned, received, answered, returned, late }: sql.Counted) {
  return { new: fresh, assigned, received, answered, returned, late }
}

const columnAnswer = answer(column, async (work, { list, state, late, after, limit = 50 }) => {
  const part = { list: list ?? null, state, late: late === 'yes' }
  const start = readCursor(after, ['instant', 'uuid']) ?? first
  return page(
    await sql.columnAfter(work.db, work.county, work.receivedAt, part, start, limit + 1),
    limit,
    work.receivedAt,
  )
})

const mineAnswer = answer(mine, async (work, { after, limit = 50 }) => {
  const [at, id] = readCursor(after, ['instant', 'uuid']) ?? first
  return page(await sql.mineAfter(work.db, work.county, at, id, limit + 1), limit, work.receivedAt)
})

const countsAnswer = answer(counts, async (work, { list }) => {
  const row = await sql.countLeads(work.db, work.county, work.receivedAt, list ?? null)
  const lateIn = { new: row.late_new, assigned: row.late_assigned, received: row.late_received }
  return { ...countsOf(row), escalated: row.escalated, dueAt: row.due_at?.toISOString() ?? null, lateIn }
})

/** One lead, opened: it counts as one person read today, and who looks is kept on its line, once an hour. */
async function whole(work: Work, id: string, own: boolean): Promise<WholeLead> {
  const row = await sql.findWhole(work.db, work.county, id, own)
  if (!row) throw new Problem(problems.not_found)
  await countReading(work, id)
  const hour = new Date(work.receivedAt.getTime() - 3_600_000)
  const seen = await work.db.query(sql.readSince, [work.county, id, work.account, hour])
  if (seen.length === 0 && work.emergency !== null)
    await record(work, [{ id, path: row.path, retain_until: row.retain_until }], { what: 'read', agency: row.agency })
  const { idNumber, phone, ...body } = unseal<Body>(work, row.emergency, `lead.lead:${id}`, row.body)
  const events = await work.db.query<sql.EventRow>(sql.eventsOf, [work.county, id])
  const names = await namesOf(work, [...new Set(events.map(({ actor }) => actor))])
  return {
    lead: {
      ...present(row, work.receivedAt),
      ...{ code: body.code ?? null, name: body.name ?? null, address: body.address ?? null, note: body.note ?? null },
      ...{ phone: mask(phone), idNumber: mask(idNumber), birthYear: row.birth_year, mine: row.is_mine },
      said: row.answer && unseal<string>(work, row.emergency, `lead.answer:${id}`, row.answer),
    },
    matches: own ? [] : await matchesOf(work, id),
    known: own ? await knownOf(work, row.emergency, id) : [],
    events: events.map(({ actor, agency_name, to_name, said, at, ...one }) => ({
      ...{ id: one.id, what: one.what, by: names.get(actor)?.name ?? '', at: at.toISOString() },
      agencyName: agency_name ?? '',
      toAgency: to_name,
      said: said && unseal<string>(work, row.emergency, `lead.event:${one.id}`, said),
    })),
  }
}

/** What the desk decided to be known of the same person, for whoever goes there. */
async function knownOf(work: Work, emergency: string, id: string): Promise<WholeLead['known']> {
  type Row = { kind: string; other: string; known: Buffer }
  const rows = await work.db.query<Row>(sql.knownOf, [work.county, id])
  return rows.map(({ kind, other, known }) => {
    const { address, outcome, at } = unseal<Known>(work, emergency, aboutKnown(id, kind, other), known)
    return { address: address ?? null, outcome: outcome ?? null, at: at ?? null }
  })
}

/** Who may be the same person, with name and phone beside the lead's own. */
async function matchesOf(work: Work, id: string): Promise<WholeLead['matches']> {
  const rows = await work.db.query<sql.MatchRow>(sql.matchesOf, [work.county, id])
  const ids = (kind: string) => rows.filter((one) => one.kind === kind).map(({ other }) => other)
  const residents = await openResidents(work, ids('resident'))
  const leads = new Map((await sql.bodiesOf(work.db, work.county, ids('lead'))).map((one) => [one.id, one]))
  return rows.map((row) => {
    const lead = leads.get(row.other)
    const body = lead && unseal<Body>(work, lead.emergency, `lead.lead:${row.other}`, lead.body)
    return {
      ...{ kind: row.kind, other: row.other, by: row.by, decision: row.decision, outcome: row.outcome },
      at: row.at?.toISOString() ?? null,
      where: row.where ?? '',
      row: row.row_no,
      name: body?.name ?? residents.get(row.other)?.name ?? null,
      phone: mask(body?.phone),
    }
  })
}

/** Handlers of the module's reads. */
export const queries = [
  listsAnswer,
  columnAnswer,
  mineAnswer,
  countsAnswer,
  answer(mineCounts, (work) => sql.countOwn(work.db, work.county, work.receivedAt)),
  answer(get, (work, { id }) => whole(work, id, false)),
  answer(getOwn, (work, { id }) => whole(work, id, true)),
]
