import { uuidv7 } from 'uuidv7'
import type { Work } from '#platform/server/commands/context.ts'
import { findArea, insertCheckpoint } from './queries.ts'

/** A checkpoint to be there from the founding on. */
export interface FirstCheckpoint {
  /** Area that it stands in. */
  place: string
  kind: 'county_entrance' | 'community_gate'
  name: string
  direction: string
  hours: string
  equipment: string
  staffNeeded: number
  /** The duty post that keeps it. */
  post?: string
}

/** Sets up checkpoints in the context of a founding; by: who answers for it. Throws an Error where an area is unknown. */
export async function addCheckpoints(work: Work, by: string, wishes: readonly FirstCheckpoint[]): Promise<void> {
  for (const { place, kind, name, direction, hours, equipment, staffNeeded, post = null } of wishes) {
    const path = await findArea(work.db, work.county, place)
    if (path === undefined) throw new Error(`no area for the checkpoint ${name}`)
    const what = [kind, name, direction, hours, equipment]
    await insertCheckpoint(work.db, [work.county, uuidv7(), path, ...what, by, work.receivedAt, staffNeeded, post])
  }
}
