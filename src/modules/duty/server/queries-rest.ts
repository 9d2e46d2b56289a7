import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of the rest between two shifts. */

export interface RestRow {
  from_at: Date
  hours: number
  basis: string
  set_by: string
  set_at: Date
}

/** What the county has set, in the order of its moments; of two with the same moment the one set last comes last. */
export const listRest = (db: Queryable, county: number) =>
  db.query<RestRow>(
    'select from_at, hours, basis, set_by, set_at from duty.rest where county = $1 order by from_at, set_at, id limit 1000',
    [county],
  )

/** $1 county, $2 id, $3 from, $4 hours, $5 basis, $6 by, $7 at. */
export const insertRest = `
  insert into duty.rest (county, id, from_at, hours, basis, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)`
