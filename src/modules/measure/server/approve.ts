import { settle } from '#modules/notice/server/index.ts'
import { Problem, type ProblemDefinition, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { approve, measureProblems, overStates, type WholeMeasure } from '../contract/index.ts'
import { findGround, type Ground, insertApprovals, isHealth, type OrderRow, orderOf, sizeOf } from './queries.ts'

type Reason = NonNullable<WholeMeasure['cannotSign']>
const problemOf: Readonly<Record<Reason, ProblemDefinition>> = {
  no_evidence: measureProblems.no_evidence,
  signed: measureProblems.already_signed,
  person_unknown: measureProblems.person_unknown,
  same_person: measureProblems.same_person,
  same_agency: measureProblems.same_agency,
  not_health: measureProblems.not_health,
  not_now: measureProblems.over,
  out_of_reach: measureProblems.out_of_reach,
}

/** Why somebody cannot sign an order now; undefined where they can. The database holds the same rules. */
export function whyNotSign(
  order: readonly OrderRow[],
  ground: Ground | undefined,
  health: boolean,
  /** How many of the order are not over, in anybody's reach. */
  size: number,
): Reason | undefined {
  const waiting = order.filter(({ state }) => !overStates.some((one) => one === state))
  const [first] = waiting
  if (!first || !ground) return 'not_now'
  if (waiting.length < size) return 'out_of_reach'
  if (waiting.some(({ evidence }) => evidence === 0)) return 'no_evidence'
  if (waiting.every(({ state }) => state !== 'evidenced' && state !== 'seconded')) return 'signed'
  if (!ground.person) return 'person_unknown'
  if (ground.person.equals(first.proposer_person)) return 'same_person'
  if (ground.agency === first.proposer_agency) return 'same_agency'
  if (!first.second_person) return undefined
  if (ground.person.equals(first.second_person) || ground.agency === first.second_agency) return 'signed'
  return health ? undefined : 'not_health'
}

/** The second signature under an order, or the third of a health agency, each under exactly what stands there. */
export const approveHandler = handleEach(
  approve,
  async (work, { body }) => {
    const whole = await orderOf(work.db, work.county, body.order)
    if (whole.length === 0) throw new Problem(problems.not_found)
    const order = whole.filter(({ state }) => !overStates.some((one) => one === state))
    const ground = await findGround(work.db, work.county)
    const health = await isHealth(work.db, work.county, ground?.agency)
    const reason = whyNotSign(order, ground, health, await sizeOf(work.db, work.county, body.order))
    if (reason) throw new Problem(problemOf[reason])
    const signed = new Map(body.contents.map(({ measure, content }) => [measure, content]))
    if (signed.size !== order.length || order.some(({ id }) => !signed.has(id)))
      throw new Problem(measureProblems.not_whole_order)
    if (order.some(({ id, content }) => signed.get(id) !== content.toString('hex')))
      throw new Problem(measureProblems.content_changed)
    const rank = order[0]?.second_person ? 3 : 2
    await work.db.query(insertApprovals, [work.county, rank, JSON.stringify(body.contents), work.account])
    const stillNeeded = rank === 2 && order.some(({ bulk }) => bulk)
    if (!stillNeeded) await settle(work, ['measure_to_approve'], body.order)
    return { rank, stillNeeded }
  },
  { approval_pkey: measureProblems.already_signed },
)
