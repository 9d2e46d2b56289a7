import { uuidv7 } from 'uuidv7'
import { readingProblems } from '#modules/agency/contract/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { find, reveal } from '../contract/index.ts'
import { factsOf, findByIndex, findDetail, openIdentities } from './queries-read.ts'
import { blind, type Identity, unseal } from './secrets.ts'

/** Opens one person; refused past today's limit. */
export async function openOne(
  work: Work,
  id: string,
  emergency: string,
  look: { id?: string; fields: readonly string[]; reason?: string; explanation?: Buffer },
): Promise<Identity> {
  const { id: lookId = uuidv7(), ...more } = look
  const [row] = await openIdentities(work.db, work.county, [id], [lookId], { ...more, within: '10 minutes' })
  if (!row) throw new Problem(problems.not_found)
  if (!row.identity) throw new Problem(readingProblems.reading_limit)
  return unseal<Identity>(work, emergency, `monitoring.person:${id}`, row.identity)
}

/** Sensitive fields after a reason; the reason stays on the person's own record. */
export const revealHandler = handleEach(reveal, async (work, { id, body }) => {
  const detail = await findDetail(work.db, work.county, body.person)
  if (!detail) throw new Problem(problems.not_found)
  const explanation = work.vault.seal(`emergency-${detail.emergency}`, `monitoring.look:${id}`, body.explanation)
  const look = { id, fields: ['phone', 'idNumber', 'facts'], reason: body.reason, explanation }
  const identity = await openOne(work, body.person, detail.emergency, look)
  const facts = await factsOf(work.db, work.county, body.person)
  return {
    result: {},
    answerOnly: {
      phone: identity.phone ?? null,
      idNumber: identity.idNumber ?? null,
      facts: facts.map((fact) => ({
        id: fact.id,
        text: unseal<string>(work, fact.emergency, `monitoring.fact:${fact.id}`, fact.body),
      })),
    },
  }
})

/** Exact search: a part of a name or number finds nobody. */
export const findHandler = handleEach(find, async (work, { body }) => {
  const index = blind(work, body.by === 'number' ? 'id' : body.by, body.value)
  const rows = index ? await findByIndex(work.db, work.county, body.by, index) : []
  return {
    result: {},
    answerOnly: {
      items: rows.map(({ birth_year, kind, ...row }) => ({ ...row, kind: kind as 'case', birthYear: birth_year })),
    },
  }
})
