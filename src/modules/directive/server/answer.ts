import { figuresOfPaths } from '#modules/registry/server/index.ts'
import { Problem } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { attach } from '#platform/server/files/attach.ts'

import {
  answerDemand,
  directiveProblems,
  type NamedProof,
  type Proof,
  receive,
  report,
  stateAfter,
  tellProgress,
} from '../contract/index.ts'

import { inForce, move, rowsFor } from './move.ts'
import { type OwnerRow, ownOwners } from './queries.ts'
import { files } from './queries-files.ts'
import { settleReceived, tellIssuer } from './tell.ts'

/** An agency signs for all, or some, that it does not have yet; asked again, nothing is left to sign for and nothing changes. */
export const receiveHandler = handleEach(receive, async (work, { id, body }) => {
  await inForce(work, body.directive)
  const rows = await work.db.query<OwnerRow>(ownOwners, [work.county, body.directive, null])
  const isMeant = ({ ord, state }: OwnerRow) => state === 'issued' && (body.demands?.includes(ord) ?? true)
  const fresh = rows.filter(isMeant)
  if (fresh.length > 0)
    await move(work, id, body.directive, fresh, 'received', { what: 'received' }, { receives: true })
  // One signs for the agency; the others need not be told again.
  const after = rows.map((row) => ({ ...row, waits: row.state === 'issued' && !isMeant(row) }))
  await settleReceived(work, body.directive, after)
  return { demands: fresh.length }
})

/** An agency accepts a demand or asks about it; either signs for it. */
export const answerHandler = handleEach(answerDemand, async (work, { id, body }) => {
  const directive = await inForce(work, body.directive)
  const { answer, said } = body
  if (answer === 'question' && !said) throw new Problem(directiveProblems.said_missing)
  const rows = await rowsFor(
    ...([work, ownOwners, [body.directive, body.demand], answer === 'question' ? 'ask' : 'accept'] as const),
  )
  await move(work, id, body.directive, rows, answer, { what: answer, said }, { receives: true, answers: true })
  if (answer === 'question') await tellIssuer(work, 'directive_asked', directive, id)
  return { state: answer }
})

/** How far it is; what was only signed for is under way with the first word. */
export const progressHandler = handleEach(tellProgress, async (work, { id, body }) => {
  await inForce(work, body.directive)
  const [row] = await rowsFor(work, ownOwners, [body.directive, body.demand], 'progress')
  if (!row) throw new Problem(directiveProblems.wrong_state)
  const state = stateAfter(row.state, 'progress')
  await move(work, id, body.directive, [row], state, { what: 'progress', said: body.said }, { receives: true })
  return { state }
})

/** Statements that say what papers call a record of each kind. $1 county, $2 id. */
export type RecordNames = Readonly<Record<Proof['record'], string>>

/** A record as proof with its name of this moment; one that is neither of the reporter's place nor of their own is none. */
async function named(work: Work, records: RecordNames, proof: Proof): Promise<NamedProof> {
  const [row] = await work.db.query<{ name: string }>(records[proof.record], [work.county, proof.id])
  if (!row) throw atField('proof', directiveProblems.unknown_proof)
  return { ...proof, name: row.name }
}

/** Reports back; the number is given, or filled in from the coverage of the agency's area as it stands at this moment. */
export const reportHandler = (records: RecordNames) =>
  handleEach(report, async (work, { id, body }) => {
    const directive = await inForce(work, body.directive)
    const [row] = await rowsFor(work, ownOwners, [body.directive, body.demand], 'report')
    if (!row) throw new Problem(directiveProblems.wrong_state)
    if (row.asks === 'count' && body.count === undefined) throw new Problem(directiveProblems.count_missing)
    if (row.asks !== 'count' && body.count !== undefined) throw new Problem(directiveProblems.count_not_asked)
    const figures =
      row.asks === 'doors_reached'
        ? await doorsReached(work, row.path)
        : body.count === undefined
          ? {}
          : { count: body.count }
    const proof = body.proof && (await named(work, records, body.proof))
    const attached = await attach(work, body.files)
    const more = { receives: true as const, report: body.said, ...figures, ...(proof ? { proof } : {}) }
    await move(work, id, body.directive, [row], 'reported', { what: 'reported', said: body.said }, more)
    await files.insert(
      work.db,
      { county: work.county, command: id, actor: work.account, at: work.receivedAt },
      { record: directive.id, ord: row.ord, agency: row.agency, path: row.path, readers: [row.agency] },
      attached,
    )
    await tellIssuer(work, 'directive_reported', directive, id)
    return { state: 'reported', ...figures }
  })

/** Doors of an area at which somebody was, and all of its doors; of what is in the reader's reach. */
export async function doorsReached(work: Work, path: string): Promise<{ count: number; of: number }> {
  const [row] = await figuresOfPaths(work.db, work.county, [path])
  const { unreached, registered, nobody_home, refused, vacant, demolished, not_dwelling } = (row ?? {}) as Record<
    string,
    number | undefined
  >
  const count = [registered, nobody_home, refused, vacant, demolished, not_dwelling].reduce<number>(
    (sum, doors) => sum + Number(doors ?? 0),
    0,
  )
  return { count, of: count + Number(unreached ?? 0) }
}
