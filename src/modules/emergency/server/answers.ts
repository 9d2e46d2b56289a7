import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import {
  type Change,
  currentEmergency,
  type Emergency,
  type LegalBasis,
  lawsAt,
  listPlaybooks,
} from '../contract/index.ts'
import { emergencyDay } from './day.ts'
import { playbooks } from './installed.ts'
import { planQueries } from './plan-answers.ts'
import { previewAnswer } from './preview.ts'
import { type ChangeRow, type EmergencyRow, listChanges, listEmergencies } from './queries.ts'
import { runningPosts, runningTasks } from './queries-tasks.ts'

const current = answer(currentEmergency, async (work) => {
  const rows = await listEmergencies(work.db, work.county)
  const live = rows.find((row) => !row.ended_at)
  const changes = Map.groupBy(await listChanges(work.db, work.county), ({ emergency }) => emergency)
  const changesOf = (id: string) => (changes.get(id) ?? []).map(presentChange)
  const running = live ? await runningTasks(work.db, work.county, live.id) : []
  const posts = live ? await runningPosts(work.db, work.county, live.id) : []
  return {
    live: live ? present(live, work.receivedAt) : null,
    roll: live?.roll ?? null,
    basis: live ? basisOf(live) : [],
    ended: rows
      .filter((row) => row.ended_at)
      .map((row) => ({ ...present(row, work.receivedAt), changes: changesOf(row.id) })),
    changes: live ? changesOf(live.id) : [],
    tasks: (playbooks.get(live?.playbook ?? '')?.tasks ?? []).flatMap(({ code, no, text }) => {
      const own = running.filter((one) => one.code === code)
      if (own.length === 0) return []
      const named = posts.filter((post) => post.code === code)
      const unheld = named.filter(({ holder }) => holder === null).length
      const papers = [...new Set(own.map(({ began }) => began))]
      return [{ code, no, text, agencies: own.length, posts: named.length, unheld, papers }]
    }),
  }
})

const list = answer(listPlaybooks, async () => ({ items: [...playbooks.values()] }))

/** Handlers of the module's reads. */
export const queries = [current, list, previewAnswer, ...planQueries]

/** The live emergency for whoever is signed in: every screen shows its name, level and day. */
export async function inSession(work: Work): Promise<{ emergency: unknown }> {
  const live = (await listEmergencies(work.db, work.county)).find((row) => !row.ended_at)
  if (!live) return { emergency: null }
  const { id, name, level, startedAt, day } = present(live, work.receivedAt)
  return { emergency: { id, name, level, startedAt, day } }
}

/** Texts of the articles that an emergency stands on; one that the installed playbook no longer has is left out. */
function basisOf({ playbook, legal_basis, level }: EmergencyRow): LegalBasis[] {
  return lawsAt(playbooks.get(playbook)?.legalBasis, legal_basis, level)
}

const presentChange = ({ from_level, to_level, why, at, actor_name, actor_agency }: ChangeRow): Change => ({
  ...{ from: from_level as Change['from'], to: to_level, why, at: at.toISOString() },
  ...{ actorName: actor_name, actorAgency: actor_agency },
})

function present(row: EmergencyRow, now: Date): Emergency {
  return {
    id: row.id,
    playbook: row.playbook,
    name: row.name,
    level: row.level,
    legalBasis: row.legal_basis,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    day: emergencyDay(row.started_at, row.ended_at ?? now),
    version: row.version,
  }
}
