import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  changeLevel,
  declareEmergency,
  emergencyProblems,
  endEmergency,
  handOut,
  type Playbook,
} from '../contract/index.ts'
import { carryChange } from './change.ts'
import { playbooks } from './installed.ts'
import { planCommands } from './plan.ts'
import { closeEmergency, type EmergencyRow, insertEmergency, lockEmergency, updateLevel } from './queries.ts'

const declare = handleEach(
  declareEmergency,
  async (work, { id, body }) => {
    const playbook = playbooks.get(body.playbook)
    if (!playbook) throw new Problem(emergencyProblems.unknown_playbook)
    const known = new Set(playbook.legalBasis.map(({ code }) => code))
    if (body.legalBasis.some((code) => !known.has(code))) throw new Problem(emergencyProblems.unknown_basis)
    const startedAt = new Date(body.startedAt)
    if (startedAt > work.receivedAt) throw new Problem(emergencyProblems.start_in_future)
    await insertEmergency(work.db, {
      county: work.county,
      id: body.id,
      playbook: playbook.id,
      version: playbook.version,
      name: body.name,
      level: body.level,
      roll: playbook.roll,
      measureDays: playbook.measures?.mostDays ?? 14,
      legalBasis: [...new Set(body.legalBasis)],
      startedAt,
      actor: work.account,
      at: work.receivedAt,
    })
    // Before the commit: an emergency without its key could take no record; a key without its emergency harms nobody.
    work.vault.createKey(`emergency-${body.id}`)
    const why = `启动${levelName(playbook, body.level)}。`
    await carryChange(work, { id: body.id, playbook: playbook.id }, body.level, { command: id, why, seen: body.seen })
    return {}
  },
  { emergency_live: emergencyProblems.already_live, live_emergency_pkey: emergencyProblems.already_live },
)

const change = handleEach(changeLevel, async (work, { id, body }) => {
  const { level, playbook } = await lockLive(work, body.id, body.version)
  if (level === body.level) throw new Problem(emergencyProblems.same_level)
  await updateLevel(work.db, {
    county: work.county,
    id,
    emergency: body.id,
    from: level,
    to: body.level,
    why: body.why,
    actor: work.account,
    at: work.receivedAt,
  })
  const why = `响应级别调整为${levelName(playbooks.get(playbook), body.level)}。`
  await carryChange(work, { id: body.id, playbook }, body.level, { command: id, why, seen: body.seen })
  return { version: body.version + 1 }
})

const end = handleEach(endEmergency, async (work, { id, body }) => {
  const { level, playbook } = await lockLive(work, body.id, body.version)
  const why = '应急响应已经结束。'
  await carryChange(work, { id: body.id, playbook }, 0, { command: id, why, seen: body.seen })
  await closeEmergency(work.db, {
    ...{ county: work.county, id, emergency: body.id, from: level, to: 0, why: body.why },
    ...{ actor: work.account, at: work.receivedAt },
  })
  return {}
})

const hand = handleEach(handOut, async (work, { id, body }) => {
  const row = await lockEmergency(work.db, work.county, body.id)
  if (!row || row.ended_at) throw new Problem(problems.not_found)
  const why = `执行${levelName(playbooks.get(row.playbook), row.level)}。`
  const change = await carryChange(work, row, row.level, { command: id, why, seen: body.seen })
  return { started: change.starts.length, ended: change.ends.length }
})

/** Handlers of the module's commands. */
export const commands = [declare, change, end, hand, ...planCommands]

/** The name of a level in the language of the county's papers. */
function levelName(playbook: Playbook | undefined, level: number): string {
  return playbook?.levels.find((one) => one.level === level)?.name['zh-Hans'] ?? ''
}

async function lockLive(work: Work, id: string, version: number): Promise<EmergencyRow> {
  const row = await lockEmergency(work.db, work.county, id)
  if (!row || row.ended_at) throw new Problem(problems.not_found)
  if (row.version !== version) throw new Problem(problems.changed_meanwhile)
  return row
}
