import { playbooks } from '#modules/emergency/server/index.ts'
import { Problem } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { monitoringProblems } from '../contract/index.ts'
import { livePlaybook } from './queries.ts'

const dayMs = 86_400_000
/** How far a device's clock may be ahead, in ms. */
export const aheadMs = 5 * 60_000

/** What the playbook of the live emergency says of follow-up; undefined where it says nothing or none is live. */
export async function findRules(work: Work) {
  return playbooks.get((await livePlaybook(work.db, work.county)) ?? '')?.monitoring
}

/** The same for whoever writes: without a purpose and an end nothing about anybody's health is recorded. */
export async function rulesOf(work: Work) {
  const rules = await findRules(work)
  if (!rules) throw new Problem(monitoringProblems.no_playbook)
  return rules
}

/** The moment `days` later. */
export const until = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)

/** What a follow-up asks. */
export async function askedOf(work: Work) {
  const rules = await findRules(work)
  return { fever: rules?.fever ?? 373, symptoms: rules?.symptoms ?? [] }
}
