import { isLate, type LeadRow } from '../contract/index.ts'
import type { ShownRow } from './queries-read.ts'

/** A lead as lists show it: number and clock, nobody's name. */
export function present(row: ShownRow, now: Date): LeadRow {
  return {
    ...{ id: row.id, list: row.list, row: row.row_no, state: row.state, agency: row.agency, outcome: row.outcome },
    listNo: row.list_no === null ? '' : `${row.list_year}-${row.list_no}`,
    listTitle: row.list_title ?? '',
    agencyName: row.agency_name ?? '',
    placeName: row.place_name,
    dueAt: row.due_at.toISOString(),
    late: isLate(row.state, row.due_at.getTime(), now.getTime()),
    open: row.open,
  }
}
