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

/** Screening rules and the days a pass is kept, by the playbook of the live emergency. */
export async function screeningOf(work: Work): Promise<typeof none> {
  return compiled.get((await livePlaybook(work.db, work.county)) ?? '') ?? none
}
