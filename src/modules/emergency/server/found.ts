import type { Work } from '#platform/server/commands/context.ts'
import { playbooks } from './installed.ts'
import { insertEmergency } from './queries.ts'

/**
 * Declares an emergency within the founding of a county, with its key and every basis that the playbook knows. Throws
 * RangeError for a playbook that this installation does not have.
 */
export async function addEmergency(
  work: Work,
  wish: { id: string; playbook: string; level: number; startedAt: Date; declaredBy: string },
): Promise<void> {
  const playbook = playbooks.get(wish.playbook)
  if (!playbook) throw new RangeError(`no playbook ${wish.playbook}`)
  work.vault.createKey(`emergency-${wish.id}`)
  await insertEmergency(work.db, {
    county: work.county,
    id: wish.id,
    playbook: playbook.id,
    version: playbook.version,
    name: playbook.name['zh-Hans'] ?? playbook.id,
    level: wish.level,
    roll: playbook.roll,
    measureDays: playbook.measures?.mostDays ?? 14,
    legalBasis: playbook.legalBasis.map(({ code }) => code),
    startedAt: wish.startedAt,
    actor: wish.declaredBy,
    at: wish.startedAt,
  })
}
