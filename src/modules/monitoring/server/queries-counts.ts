import type { Queryable } from '#platform/server/db/tx.ts'

/** How many are followed up and how many cases there are, for whoever commands the response; counts and nobody's row. */
export async function publicCounts(db: Queryable, county: number): Promise<{ running: number; cases: number }> {
  const [row] = await db.query<{ running: number; cases: number }>(
    'select running, cases from monitoring.pub_counts($1)',
    [county],
  )
  return row ?? { running: 0, cases: 0 }
}
