import type { Work } from '#platform/server/commands/context.ts'
import * as sql from './queries-plan.ts'

/** An objective with the plan that it stands in. */
export interface NamedObjective {
  id: string
  /** Its place in the plan, from 1. */
  ord: number
  text: string
  plan: string
  /** Number of the plan. */
  no: number
}

/** Objectives of the plan that is drafted or runs, in their order; none between two plans. */
export const openObjectives = (work: Pick<Work, 'db' | 'county'>): Promise<NamedObjective[]> =>
  work.db.query<NamedObjective>(sql.openObjectives, [work.county])

/** An objective by its id, in the last plan that it stands in. */
export async function findObjective(
  work: Pick<Work, 'db' | 'county'>,
  id: string,
): Promise<NamedObjective | undefined> {
  const [row] = await work.db.query<NamedObjective>(sql.lastObjective, [work.county, id])
  return row
}
