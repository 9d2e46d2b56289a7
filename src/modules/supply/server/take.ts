import { Problem, problems } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { supplyProblems, takeStock } from '../contract/index.ts'
import { type HeldRow, heldLots, insertTake, lockPoint, type MoveRow } from './queries.ts'
import { book, constraints, happened, ownPoint } from './work.ts'

/**
 * A stock-take: each lot is brought to what was counted. What moved while somebody counted is told lot by lot, and nothing is
 * corrected: the count would be of another moment than the record.
 */
export const takeHandler = handleEach(
  takeStock,
  async (work, { id, body, occurredAt }) => {
    const point = await ownPoint(work, body.point)
    await work.db.query(lockPoint, [work.county, point.id])
    const ids = body.lines.map(({ lot }) => lot)
    const twice = ids.findIndex((lot, nth) => ids.indexOf(lot) !== nth)
    if (twice >= 0) throw atField(`lines/${twice}/lot`)
    const held = await work.db.query<HeldRow>(heldLots, [work.county, point.id, ids])
    const stands = new Map(held.map((row) => [row.lot, row]))
    const unknown = ids.findIndex((lot) => !stands.has(lot))
    if (unknown >= 0) throw atField(`lines/${unknown}/lot`)
    const moved = body.lines.flatMap(({ lot, was }, nth) => {
      const left = stands.get(lot)?.quantity ?? 0
      const field = { path: `/body/lines/${nth}/was`, definition: supplyProblems.changed, detail: { left } }
      return left === was ? [] : [field]
    })
    if (moved.length > 0) throw new Problem(supplyProblems.counted_meanwhile, undefined, moved)
    const moves = body.lines.flatMap(({ lot, was, counted }): Omit<MoveRow, 'nth'>[] => {
      const row = stands.get(lot)
      if (!row || counted === was) return []
      const side = counted > was ? { to_point: point.id } : { from_point: point.id }
      const what = { kind: 'count', item: row.item, lot, quantity: Math.abs(counted - was) } as const
      return [{ ...what, ...side, path: point.path, said: body.said }]
    })
    if (moves.length > 0 && !body.said) throw atField('said', problems.field_required)
    await book(work, id, happened(work, occurredAt), moves)
    await work.db.query(insertTake, [
      ...[work.county, id, point.id, point.path, body.lines.length, moves.length, body.said ?? null, work.account],
      work.receivedAt,
    ])
    return { differing: moves.length }
  },
  constraints,
)
