import { playbooks } from '#modules/emergency/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { compileRules } from '../contract/screening.ts'
import { livePlaybook } from './queries.ts'

/** Days that a pass is kept where the playbook says nothing. */
const defaultDays = 14

// Compiled at start: a server with a rule that cannot be read does not start.
const compiled = new Map(
  [...playbooks.values()].map((playbook) => [
    playbook.id,
    { rules: compileRules(playbook.screening?.rules ?? []), days: playbook.screening?.retainDays ?? defaultDays },
  ]),
)
const none = { rules: compileRules([]), days: defaultDays }

/** Of an emergency; its playbook never changes. */
const known = new Map<string, typeof none>()

/** Screening rules and the days a pass is kept, by the playbook of the live emergency. */
export async function screeningOf(work: Pick<Work, 'db' | 'county' | 'emergency'>): Promise<typeof none> {
  if (!work.emergency) return none
  const kept = known.get(work.emergency)
  if (kept) return kept
  const playbook = await livePlaybook(work.db, work.county)
  const found = compiled.get(playbook ?? '') ?? none
  if (playbook) known.set(work.emergency, found)
  return found
}
