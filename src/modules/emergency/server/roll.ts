import type { Work } from '#platform/server/commands/context.ts'
import type { Roll } from '../contract/index.ts'
import { loadPlaybooks } from './playbooks.ts'
import { findPlaybookOf } from './queries.ts'

/** Playbooks of this installation, read once at start. */
export const playbooks = loadPlaybooks()

const playbookOf = new Map<string, string>()

/**
 * What the live emergency's playbook allows to be recorded now; undefined without a live emergency. An emergency never
 * changes its playbook, so one look a process is enough.
 */
export async function rollOf(work: Pick<Work, 'db' | 'county' | 'emergency'>): Promise<Roll | undefined> {
  const { emergency } = work
  if (emergency === null) return undefined
  let id = playbookOf.get(emergency)
  if (id === undefined) {
    id = await findPlaybookOf(work.db, work.county, emergency)
    if (id === undefined) return undefined
    playbookOf.set(emergency, id)
  }
  const playbook = playbooks.get(id)
  if (!playbook) throw new Error(`playbook ${id} of the live emergency is not installed`)
  return playbook.roll
}
