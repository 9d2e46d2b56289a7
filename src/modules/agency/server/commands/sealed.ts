import { type Command, Problem, problems } from '#platform/contract/index.ts'
import { toContext, type Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { deedOrder } from '#platform/server/commands/order.ts'
import { agencyProblems, dismissSealed, releaseSealed } from '../../contract/index.ts'
import { openKept } from '../device/kept.ts'
import * as queries from '../queries-sealed.ts'

/** Decisions about what came sealed. */
export const sealedHandlers = [
  handleEach(releaseSealed, async (work, { body }) => {
    const rows = await toDecide(work, body.commands)
    const opened = rows.map((row) => openKept(work.vault, work.county, row))
    // One phone's deeds in their order, whatever order they were ticked in.
    const order = deedOrder(opened.map((command, at) => command && { ...command, device: rows[at]?.device ?? '' }))
    const results: { id: string; applied: boolean; why?: string }[] = []
    for (const at of order) {
      const row = rows[at] as queries.LockedCommand
      const problem = await release(work, row, opened[at])
      await queries.decideSealed(
        work.db,
        work.county,
        row.id,
        problem ? null : 'released',
        problem?.definition.code ?? null,
      )
      results.push({
        id: row.id,
        applied: problem === undefined,
        ...(problem ? { why: problem.in(work.language).title } : {}),
      })
    }
    return { results }
  }),
  handleEach(dismissSealed, async (work, { body }) => {
    for (const { id } of await toDecide(work, body.commands))
      await queries.decideSealed(work.db, work.county, id, 'dismissed', body.reason)
    return {}
  }),
]

/** All of them, locked; refused as a whole where one is out of reach or was decided about before. */
async function toDecide(work: Work, ids: readonly string[]): Promise<queries.LockedCommand[]> {
  const rows = await queries.lockSealed(work.db, work.county, ids)
  if (rows.length < ids.length) throw new Problem(problems.not_found)
  if (rows.some(({ decision }) => decision !== null)) throw new Problem(agencyProblems.sealed_decided)
  return rows
}

/** Carries it out as its author's deed; answers the problem where it is refused again. */
async function release(
  work: Work,
  { id, emergency }: queries.LockedCommand,
  command: Command | undefined,
): Promise<Problem | undefined> {
  if (!command) return new Problem(agencyProblems.sealed_unreadable)
  if (emergency !== work.emergency) return new Problem(agencyProblems.sealed_emergency)
  const before = await queries.readContext(work.db)
  const { problem } = await work.perform(command, {
    async enter() {
      const row = await queries.enterSealed(work.db, id, command.name)
      if (!row || row.paths === '') throw new Problem(agencyProblems.sealed_no_role)
      return toContext(row)
    },
    leave: () => queries.putContext(work.db, before),
  })
  return problem
}
