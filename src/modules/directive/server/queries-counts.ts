import type { Queryable } from '#platform/server/db/tx.ts'

/** How all demands of the county stand; counts, for whoever may see none of them. */
export interface DirectiveCounts {
  owners: number
  unreceived: number
  late: number
  signed_off: number
}

export async function countDemands(db: Queryable, county: number): Promise<DirectiveCounts> {
  const [row] = await db.query<DirectiveCounts>(
    'select owners, unreceived, late, signed_off from directive.pub_counts($1)',
    [county],
  )
  return row ?? { owners: 0, unreceived: 0, late: 0, signed_off: 0 }
}
