import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { dutyProblems, endLending, lendStaff } from '../contract/index.ts'
import { endLendingRow, insertLending } from './queries-people.ts'

/** Handlers of lending: an agency alone lends its people, and takes them back. */
const lendHandler = handleEach(lendStaff, async (work, { body }) => {
  const place = await findPlace(work, body.place)
  if (!place) throw new Problem(problems.not_found)
  const [from, to] = [new Date(body.fromAt), new Date(body.toAt)]
  if (to <= from || to <= work.receivedAt)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/toAt', definition: dutyProblems.wrong_period }])
  for (const { id, account } of body.people) {
    const rows = await work.db.query(insertLending, [
      ...[work.county, id, account, place.id, place.path, from, to, work.account, work.receivedAt],
    ])
    if (rows.length === 0) throw new Problem(problems.not_found)
  }
  return { lent: body.people.length }
})

const endHandler = handleEach(endLending, async (work, { body }) => {
  const rows = await work.db.query(endLendingRow, [work.county, body.lending, work.account, work.receivedAt])
  if (rows.length === 0) throw new Problem(problems.not_found)
  return { state: 'ended' }
})

/** Handlers of the module's commands about lending. */
export const lendHandlers = [lendHandler, endHandler]
