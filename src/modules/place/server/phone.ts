import type { SyncScope } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { PhoneArea } from '../contract/types.ts'
import { areasOfPhone } from './queries-reads.ts'

/** The areas that a phone needs for the names round its doors. */
export function phoneAreas(work: Work, { paths, ids }: SyncScope): Promise<PhoneArea[]> {
  if (paths.length === 0 && ids.length === 0) return Promise.resolve([])
  return work.db.query<PhoneArea>(areasOfPhone, [work.county, paths, ids])
}
