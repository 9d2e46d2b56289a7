import { raise, settle } from '#modules/notice/server/index.ts'
import { Problem } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  approveRequest,
  askSupply,
  refuseRequest,
  sendRequest,
  settleRequest,
  supplyProblems,
  withdrawRequest,
} from '../contract/index.ts'
import { anyPoint, nextNo, type PointRow } from './queries.ts'
import { insertRequest, onTheWay, type RequestRow } from './queries-request.ts'
import { receiveHandler } from './receive.ts'
import { inState, move, note } from './request-work.ts'
import { yearOf } from './stock.ts'
import { book, constraints, happened, itemInUse, pickLots, pointOrArea } from './work.ts'

const askHandler = handleEach(
  askSupply,
  async (work, { id, body, occurredAt }) => {
    const point = await pointOrArea(work, body.point)
    await itemInUse(work, body.item)
    const year = yearOf(work.receivedAt)
    const no = await nextNo(work.db, work.county, 'request', year)
    const at = happened(work, occurredAt)
    // Reckoned from when it was asked: what waited for signal may be late by now, and still counts.
    if (Date.parse(body.dueAt) <= at.getTime()) throw atField('dueAt', supplyProblems.due_in_past)
    await work.db.query(insertRequest, [
      ...[work.county, id, year, no, point.id, point.path, body.item, body.quantity, body.urgency],
      ...[new Date(body.dueAt), body.why ?? null, work.account, at, work.receivedAt],
      body.finding ?? null,
    ])
    await note(work, id, { id, path: point.path, source_path: null }, 'asked', body.quantity, body.why)
    const to = [{ path: point.path, permission: 'supply.approve' }]
    await raise(work, { kind: 'supply_asked', record: id, key: 'asked', to, urgent: body.urgency === 'now' })
    return { year, no }
  },
  constraints,
)

const withdrawHandler = handleEach(withdrawRequest, async (work, { id, body }) => {
  const row = await inState(work, body.request, 'asker', 'asked', 'approved')
  await move(work, row, 'withdrawn')
  await note(work, id, row, 'withdrawn', null, body.said)
  await settle(work, ['supply_asked'], row.id)
  return { state: 'withdrawn' }
})

const approveHandler = handleEach(approveRequest, async (work, { id, body }) => {
  const row = await inState(work, body.request, 'asker', 'asked', 'approved')
  if (body.quantity > row.quantity) throw atField('quantity', supplyProblems.too_much, { most: row.quantity })
  if (body.quantity < row.quantity && !body.said) throw atField('said', supplyProblems.reason_needed)
  if (body.source === row.point) throw atField('source', supplyProblems.same_point)
  const [source] = await work.db.query<PointRow>(anyPoint, [work.county, body.source])
  if (!source) throw atField('source')
  if (source.closed) throw atField('source', supplyProblems.closed)
  await move(work, row, 'approved', { approved: body.quantity, source: source.id, sourcePath: source.path })
  await note(work, id, { ...row, source_path: source.path }, 'approved', body.quantity, body.said)
  await tellAsker(work, id, row)
  return { state: 'approved' }
})

const refuseHandler = handleEach(refuseRequest, async (work, { id, body }) => {
  const row = await inState(work, body.request, 'asker', 'asked', 'approved')
  await move(work, row, 'refused')
  await note(work, id, row, 'refused', null, body.said)
  await tellAsker(work, id, row)
  return { state: 'refused' }
})

const sendHandler = handleEach(
  sendRequest,
  async (work, { id, body }) => {
    const row = await inState(work, body.request, 'giver', 'approved')
    const { source, source_path: path, approved } = row
    if (!source || !path || !approved) throw new Problem(supplyProblems.wrong_state)
    if (body.quantity > approved) throw atField('quantity', supplyProblems.too_much, { most: approved })
    if (body.quantity < approved && !body.said) throw atField('said', supplyProblems.reason_needed)
    const at = work.receivedAt
    const { picked } = await pickLots(work, { point: source, item: row.item, quantity: body.quantity, at })
    const sides = {
      kind: 'send',
      item: row.item,
      from_point: source,
      request: row.id,
      path,
      to_path: row.path,
    } as const
    await book(
      work,
      id,
      at,
      picked.map(({ lot, quantity }) => ({ ...sides, lot, quantity, said: body.said })),
    )
    await move(work, row, 'sent', { sent: body.quantity })
    await note(work, id, row, 'sent', body.quantity, body.said)
    return { lots: picked.map(({ lot, quantity }) => ({ lot, quantity })) }
  },
  constraints,
)

const settleHandler = handleEach(
  settleRequest,
  async (work, { id, body }) => {
    const row = await inState(work, body.request, 'asker', 'short')
    const { source, source_path: sourcePath } = row
    if (!source || !sourcePath) throw new Problem(supplyProblems.wrong_state)
    const way = await work.db.query<{ lot: string; quantity: number }>(onTheWay, [work.county, row.id])
    const missing = way.reduce((sum, { quantity }) => sum + quantity, 0)
    if (body.quantity > missing) throw atField('quantity', supplyProblems.too_much, { most: missing })
    const side = {
      late: { to_point: row.point, path: row.path, to_path: sourcePath },
      returned: { to_point: source, path: sourcePath, to_path: row.path },
      lost: { path: row.path, to_path: sourcePath },
    }[body.how]
    let wanted = body.quantity
    const moves = way.flatMap(({ lot, quantity: has }) => {
      const quantity = Math.min(has, wanted)
      wanted -= quantity
      const what = { kind: body.how, item: row.item, lot, quantity, request: row.id, said: body.said }
      return quantity > 0 ? [{ ...what, ...side }] : []
    })
    await book(work, id, work.receivedAt, moves)
    const left = missing - body.quantity
    const state = left > 0 ? 'short' : 'settled'
    await move(work, row, state)
    await note(work, id, row, body.how, body.quantity, body.said)
    return { state, missing: left }
  },
  constraints,
)

/** Handlers of requests, from asking to the last piece that was missing. */
export const requestCommands = [
  askHandler,
  withdrawHandler,
  approveHandler,
  refuseHandler,
  sendHandler,
  receiveHandler,
  settleHandler,
]

/** Whoever asked hears that it was decided; whoever else could decide need not. */
async function tellAsker(work: Work, command: string, { id, asked_by }: RequestRow): Promise<void> {
  await settle(work, ['supply_asked'], id)
  await raise(work, { kind: 'supply_answered', record: id, key: command, to: [{ accounts: [asked_by] }] })
}
