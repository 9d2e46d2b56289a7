import type { ProblemBody } from '#platform/contract/index.ts'
import { enqueue, forget } from '#platform/web/outbox.ts'
import { type DoorList, importDoors } from '../../contract/index.ts'
import { cutLots, type Prepared, type Rejected } from './lines.ts'

/** What an import came to; `rowsIn = created + matched + rejected`, or `problem` says what stopped it. */
export interface Totals {
  rowsIn: number
  created: number
  matched: number
  /** Buildings and units that come into being. */
  areas: number
  rejected: readonly Rejected[]
  /** Rows that were not sent: stopped by the person, or by a problem. */
  unsent: number
  problem?: ProblemBody
}

export interface ImportOrder {
  area: string
  source: DoorList
  fileName: string
  dryRun: boolean
}

/** Tries of one lot whose places moved while it was planned. */
const tries = 3

/** Sends the rows in lots, one after the other, and adds up the answers. `goOn` is asked between lots. */
export async function runImport(
  prepared: Prepared,
  order: ImportOrder,
  onProgress: (totals: Totals) => void,
  goOn: () => boolean,
): Promise<Totals> {
  const lots = cutLots(prepared.lines)
  let unsent = prepared.lines.length
  let totals: Totals = {
    rowsIn: prepared.rejected.length,
    created: 0,
    matched: 0,
    areas: 0,
    rejected: prepared.rejected,
    unsent,
  }
  for (const rows of lots) {
    if (!goOn()) break
    const outcome = await sendLot({ ...order, rows })
    if (outcome.state !== 'accepted') {
      totals = { ...totals, problem: outcome.problem }
      break
    }
    const { rowsIn, created, matched, areas, rejected } = outcome.result
    unsent -= rows.length
    totals = {
      rowsIn: totals.rowsIn + rowsIn,
      created: totals.created + created,
      matched: totals.matched + matched,
      areas: totals.areas + areas,
      rejected: [...totals.rejected, ...rejected],
      unsent,
    }
    onProgress(totals)
  }
  return { ...totals, rejected: [...totals.rejected].sort((a, b) => a.row - b.row) }
}

async function sendLot(body: Parameters<typeof enqueue<typeof importDoors>>[1]) {
  for (let attempt = 1; ; attempt++) {
    const sent = enqueue(importDoors, body)
    const outcome = await sent.settled
    // The import says itself what was refused.
    if (outcome.state !== 'accepted') forget(sent.id)
    const isPassing = outcome.state !== 'accepted' && outcome.problem.code === 'platform.changed_meanwhile'
    if (!isPassing || attempt === tries) return outcome
  }
}
