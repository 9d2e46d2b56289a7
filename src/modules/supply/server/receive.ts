import { namesOf } from '#modules/agency/server/index.ts'
import { raise, settle } from '#modules/notice/server/index.ts'
import { type BodyOf, Problem } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { countyMoment, receiveRequest, supplyProblems } from '../contract/index.ts'
import { signsFor } from './answers-request.ts'
import { type HeldRow, heldLots, lockPoint } from './queries.ts'
import {
  countedSince,
  handledBy,
  markSignedFor,
  onTheWay,
  type RequestRow,
  type SentLot,
  sentLots,
} from './queries-request.ts'
import { inState, move, note } from './request-work.ts'
import { book, constraints, happened } from './work.ts'

type Body = BodyOf<typeof receiveRequest>
interface Receipt {
  id: string
  body: Body
  /** When the goods were counted. */
  at: Date
}

/** Receiving, by the post itself or for it; and the post's own count of what was signed on its behalf. */
export const receiveHandler = handleEach(
  receiveRequest,
  async (work, { id, body, occurredAt }) => {
    const row = await inState(work, body.request, 'asker', 'sent', 'short', 'received', 'settled')
    const [handled] = await work.db.query(handledBy, [work.county, row.id, work.account])
    const isFor = signsFor(work, { handled: handled !== undefined }) || body.signsFor !== undefined
    const receipt = { id, body, at: happened(work, occurredAt) }
    if (row.state === 'sent') return receive(work, row, receipt, isFor)
    if (!row.signed_for_at || isFor) throw new Problem(supplyProblems.wrong_state)
    return recount(work, row, receipt)
  },
  constraints,
)

async function receive(work: Work, row: RequestRow, { id, body, at }: Receipt, isFor: boolean) {
  const way = await work.db.query<{ lot: string; quantity: number }>(onTheWay, [work.county, row.id])
  const arrived = arrivedOf(body, new Map(way.map(({ lot, quantity }) => [lot, quantity])))
  const missing = missingOf(row, body, arrived)
  if (isFor && !body.signsFor) throw atField('signsFor', supplyProblems.signs_for)
  await book(work, id, at, arrivals(row, body, body.lines))
  const state = missing > 0 ? 'short' : 'received'
  await move(work, row, state, { arrived })
  await note(work, id, row, isFor ? 'signed_for' : 'received', arrived, body.said, body.signsFor)
  if (body.signsFor) {
    await work.db.query(markSignedFor, [work.county, row.id, work.account, work.receivedAt, body.signsFor])
    const to = [{ accounts: [row.asked_by] }, { path: row.path, permission: receiveRequest.name }]
    await raise(work, { kind: 'supply_signed_for', record: row.id, key: id, to })
  }
  return { state, missing }
}

/**
 * The post counts what was signed on its behalf: what it did not find goes back to what is missing, what it found besides comes in. Not
 * once the record has moved on by another count or a settlement, or less is left than would go back: that difference is a stock-take's.
 */
async function recount(work: Work, row: RequestRow, { id, body, at }: Receipt) {
  await work.db.query(lockPoint, [work.county, row.point])
  const lots = await work.db.query<SentLot>(sentLots, [work.county, [row.id]])
  const arrived = arrivedOf(body, new Map(lots.map(({ lot, sent }) => [lot, sent])))
  const missing = missingOf(row, body, arrived)
  const was = new Map(lots.map((lot) => [lot.lot, lot.arrived]))
  const less = body.lines.flatMap(({ lot, quantity }) => {
    const gone = (was.get(lot) ?? 0) - quantity
    return gone > 0 ? [{ lot, quantity: gone }] : []
  })
  const more = body.lines.map(({ lot, quantity }) => ({ lot, quantity: quantity - (was.get(lot) ?? 0) }))
  const isSame = less.length === 0 && more.every(({ quantity }) => quantity === 0)
  if (!isSame && (await hasMovedOn(work, row, lots, less))) throw await signedAlready(work, row)
  const back = {
    ...({ kind: 'corrected', item: row.item, from_point: row.point, request: row.id, path: row.path } as const),
    ...{ to_path: row.source_path ?? row.path, said: body.said },
  }
  await book(work, id, at, [...less.map((line) => ({ ...back, ...line })), ...arrivals(row, body, more)])
  const state = row.state === 'settled' ? 'settled' : missing > 0 ? 'short' : 'received'
  if (!isSame) await move(work, row, state, { arrived })
  await work.db.query(markSignedFor, [work.county, row.id, null, null, null])
  await note(work, id, row, isSame ? 'confirmed' : 'recounted', arrived, body.said)
  await settle(work, ['supply_signed_for'], row.id)
  return { state, missing }
}

/** Sum of what arrived. Throws at a lot that was not sent, or not so much of it, and where one is left out. */
function arrivedOf({ lines }: Body, sent: ReadonlyMap<string, number>): number {
  const said = new Set(lines.map(({ lot }) => lot))
  if (said.size !== lines.length || [...sent.keys()].some((lot) => !said.has(lot)))
    throw atField('lines', supplyProblems.incomplete)
  for (const [nth, { lot, quantity }] of lines.entries()) {
    const most = sent.get(lot)
    if (most === undefined) throw atField(`lines/${nth}/lot`)
    if (quantity > most) throw atField(`lines/${nth}/quantity`, supplyProblems.too_much, { most })
  }
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

function missingOf({ sent }: RequestRow, { said }: Body, arrived: number): number {
  const missing = (sent ?? 0) - arrived
  if (missing > 0 && !said) throw atField('said', supplyProblems.reason_needed)
  return missing
}

function arrivals(row: RequestRow, { said }: Body, lines: readonly { lot: string; quantity: number }[]) {
  const source = row.source_path ? { to_path: row.source_path } : {}
  const sides = { kind: 'arrive', item: row.item, to_point: row.point, request: row.id, path: row.path } as const
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ lot, quantity }) => ({ ...sides, ...source, lot, quantity, said }))
}

async function hasMovedOn(
  work: Work,
  row: RequestRow,
  lots: readonly SentLot[],
  less: readonly { lot: string; quantity: number }[],
): Promise<boolean> {
  // What was settled is no longer missing, though it did not arrive.
  if (lots.some(({ sent, arrived, missing }) => sent - arrived !== missing)) return true
  const counts = await work.db.query(countedSince, [work.county, row.point, row.signed_for_at])
  if (counts.length > 0) return true
  const held = await work.db.query<HeldRow>(heldLots, [work.county, row.point, less.map(({ lot }) => lot)])
  const left = new Map(held.map(({ lot, quantity }) => [lot, quantity]))
  return less.some(({ lot, quantity }) => (left.get(lot) ?? 0) < quantity)
}

async function signedAlready(work: Work, row: RequestRow): Promise<Problem> {
  const names = await namesOf(work, row.signed_for_by ? [row.signed_for_by] : [])
  return new Problem(supplyProblems.signed_for_already, {
    agency: names.get(row.signed_for_by ?? '')?.agency ?? '',
    at: countyMoment(row.signed_for_at ?? work.receivedAt),
    count: row.arrived ?? 0,
  })
}
