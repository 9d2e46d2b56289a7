import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { agencyProblems, closeAgency, createAgency, editAgency } from '../../contract/index.ts'
import * as queries from '../queries-agency.ts'

const constraints = { agency_name: agencyProblems.name_taken }

/** Locks an agency that the caller read in this version, or says why not. */
async function hold(work: Work, id: string, version: number): Promise<void> {
  const agency = await queries.lockAgency(work.db, work.county, id)
  if (!agency) throw new Problem(problems.not_found)
  if (agency.closed) throw new Problem(agencyProblems.already_ended)
  if (agency.version !== version) throw new Problem(problems.changed_meanwhile)
}

/** Commands about agencies. */
export const agencyHandlers = [
  handleEach(
    createAgency,
    async (work, { body }) => {
      if (!(await queries.insertAgency(work.db, work.county, body))) throw new Problem(problems.not_found)
      return {}
    },
    constraints,
  ),
  handleEach(
    editAgency,
    async (work, { body }) => {
      await hold(work, body.id, body.version)
      await queries.updateAgency(work.db, work.county, body.id, body.name ?? null, body.kind ?? null)
      return { version: body.version + 1 }
    },
    constraints,
  ),
  handleEach(closeAgency, async (work, { body }) => {
    await hold(work, body.id, body.version)
    const count = await queries.countAccounts(work.db, work.county, body.id)
    if (count > 0) throw new Problem(agencyProblems.has_accounts, { count })
    await queries.closeAgency(work.db, work.county, body.id, work.receivedAt)
    return {}
  }),
]
