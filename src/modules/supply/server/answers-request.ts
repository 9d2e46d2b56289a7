import { namesOf } from '#modules/agency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  dayOf,
  getRequest,
  holders,
  isLate,
  listRequests,
  listSources,
  type RequestAct,
  type SupplyRequest,
  type WholeRequest,
} from '../contract/index.ts'
import {
  eventsOf,
  findRequest,
  type Reader,
  requestPage,
  type SentLot,
  type ShownRequest,
  sentLots,
  sourcesOf,
} from './queries-request.ts'

const before = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const from = { at: '1970-01-01T00:00:00.000Z', id: '00000000-0000-0000-0000-000000000000' }
const local = ['area_leader', 'community_leader', 'grid_worker', 'checkpoint_officer']

/** What somebody does about requests, by the roles that carry the read. */
export function readerOf({ roles }: Pick<Work, 'roles'>): Reader {
  const decides = roles.includes('commander') || roles.includes('dispatcher')
  return {
    decides,
    keeps: decides || roles.includes('area_leader'),
    stands: roles.some((role) => local.includes(role)),
  }
}

/** Whether somebody who receives it does so for the post: who has no role at the place, and who approved or sent it. */
export const signsFor = (work: Pick<Work, 'roles'>, { handled }: { handled: boolean }): boolean =>
  handled || !readerOf(work).stands

/** What the reader can do about a request as it stands. The commands decide again. */
export function actsOf(work: Pick<Work, 'roles' | 'paths'>, row: ShownRequest): RequestAct[] {
  // Whoever asked from an inspection reads on, and the post does the rest.
  if (!holders.some((role) => work.roles.includes(role))) return []
  const { decides, keeps } = readerOf(work)
  const isWithin = (path: string | null) =>
    path !== null && work.paths.some((own) => own === path || path.startsWith(`${own}.`))
  const asks = isWithin(row.path)
  const acts: [RequestAct, boolean][] = [
    ['approve', asks && decides && (row.state === 'asked' || row.state === 'approved')],
    ['refuse', asks && decides && (row.state === 'asked' || row.state === 'approved')],
    ['send', isWithin(row.source_path) && keeps && row.state === 'approved'],
    ['receive', asks && row.state === 'sent'],
    ['recount', asks && row.signed_for_at !== null && row.state !== 'settled' && !signsFor(work, row)],
    ['settle', asks && decides && row.state === 'short'],
    ['withdraw', asks && (row.state === 'asked' || row.state === 'approved')],
  ]
  return acts.filter(([, yes]) => yes).map(([act]) => act)
}

const listAnswer = answer(listRequests, async (work, { show = 'waiting', after, limit = 50 }) => {
  const start = show === 'closed' ? before : from
  const [at = start.at, id = start.id] = readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await requestPage(work.db, work.county, show, { at, id, limit: limit + 1, ...readerOf(work) })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const key = last && (show === 'closed' ? last.received_at : last.due_at)
  return {
    items: items.map((row) => presentRequest(work, row)),
    ...(rows.length > limit && last && key ? { next: writeCursor([key.toISOString(), last.id]) } : {}),
  }
})

const getAnswer = answer(getRequest, async (work, { id }): Promise<WholeRequest> => {
  const row = await findRequest(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  type Event = { id: string; what: string; quantity: number | null; said: string | null; actor: string; at: Date } & {
    signed_for_why: string | null
  }
  const events = await work.db.query<Event>(eventsOf, [work.county, id])
  const lots = await work.db.query<SentLot>(sentLots, [work.county, [id]])
  const names = await namesOf(work, [...new Set(events.map(({ actor }) => actor))])
  return {
    request: presentRequest(work, row),
    lots: lots.map((lot) => presentLot(row, lot)),
    events: events.map(({ actor, at, signed_for_why: signedForWhy, ...event }) => ({
      ...event,
      signedForWhy,
      by: names.get(actor)?.name ?? '',
      at: at.toISOString(),
    })),
    may: actsOf(work, row),
  }
})

const sourcesAnswer = answer(listSources, async (work, { request }) => {
  const row = await findRequest(work.db, work.county, request)
  if (!row) throw new Problem(problems.not_found)
  type Source = { id: string; name: string; stock: number; expires_on: string | null }
  const rows = await work.db.query<Source>(sourcesOf, [work.county, row.item, dayOf(work.receivedAt), row.point])
  return { items: rows.map(({ expires_on: expiresOn, ...source }) => ({ ...source, expiresOn })) }
})

/** Reads of requests. */
export const requestAnswers = [listAnswer, getAnswer, sourcesAnswer]

/** What was sent of one lot. Before it arrived nothing of it is missing. */
export function presentLot({ state }: Pick<ShownRequest, 'state'>, row: SentLot): WholeRequest['lots'][number] {
  const isThere = state !== 'sent'
  return {
    lot: row.lot,
    lotNo: row.lot_no,
    expiresOn: row.expires_on,
    sent: row.sent,
    arrived: isThere ? row.arrived : null,
    missing: isThere ? row.missing : 0,
  }
}

/** A request as it is shown. */
export function presentRequest(work: Work, row: ShownRequest): SupplyRequest {
  const next = { asked: 'approve', approved: 'send', sent: 'receive', short: 'settle' }[row.state as 'asked']
  const { stands } = readerOf(work)
  return {
    id: row.id,
    year: row.year,
    no: row.no,
    point: row.point,
    pointName: row.point_name,
    item: row.item,
    itemName: row.item_name,
    standard: row.standard,
    unit: row.unit,
    quantity: row.quantity,
    approved: row.approved,
    sent: row.sent,
    arrived: row.arrived,
    missing: row.missing,
    urgency: row.urgency,
    state: row.state,
    late: isLate(row.state, row.due_at.getTime(), work.receivedAt.getTime()),
    mine: actsOf(work, row).some((act) => act === next) && (next !== 'receive' || stands),
    source: row.source,
    sourceName: row.source_name,
    why: row.why,
    finding: row.finding,
    signsFor: signsFor(work, row),
    signedFor: row.signed_for_at ? { at: row.signed_for_at.toISOString(), why: row.signed_for_why ?? '' } : null,
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at.toISOString(),
  }
}
