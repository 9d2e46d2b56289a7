import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { lawsAt } from '#modules/emergency/contract/index.ts'
import { playbooks } from '#modules/emergency/server/index.ts'
import { raise } from '#modules/notice/server/index.ts'
import { openResidents } from '#modules/registry/server/index.ts'
import { type BodyOf, Problem, type ProblemDefinition, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { addEvidence, bulkFrom, measureProblems, overStates, propose } from '../contract/index.ts'
import { findGround, insertEvidence, insertMeasures, orderOf } from './queries.ts'

const hour = 3_600_000

const at = (path: string, definition: ProblemDefinition) =>
  new Problem(problems.invalid, undefined, [{ path: `/body/${path}`, definition }])

/** An order with its measures, one for each person; all of them or none. */
export const proposeHandler = handleEach(
  propose,
  async (work, { id, body }) => {
    const ground = await findGround(work.db, work.county)
    const known = await openResidents(
      work,
      body.persons.map(({ person }) => person),
    )
    if (body.persons.some(({ person }) => !known.has(person))) throw new Problem(problems.not_found)
    checkPersons(body, known)
    const playbook = playbooks.get(ground?.playbook ?? '')
    const rules = playbook?.measures
    if (!ground || !rules) throw new Problem(measureProblems.no_playbook)
    const laws = lawsAt(playbook?.legalBasis, ground.legal_basis, ground.level)
    const kind = rules.kinds.find(({ code }) => code === body.kind)
    if (!kind) throw at('kind', measureProblems.not_allowed)
    if (!kind.basis.includes(body.basis) || !laws.some(({ code }) => code === body.basis))
      throw at('basis', measureProblems.not_allowed)
    for (const part of ['restrictions', 'help'] as const) {
      const wrong = body[part].findIndex(
        (code, nth) => !rules[part].some((one) => one.code === code) || body[part].indexOf(code) !== nth,
      )
      if (wrong >= 0) throw at(`${part}/${wrong}`, measureProblems.not_allowed)
    }
    if (body.days > ground.measure_days) throw at('days', measureProblems.too_long)
    const ahead = Date.parse(body.startsAt) - work.receivedAt.getTime()
    if (ahead > 48 * hour || ahead < -hour) throw at('startsAt', measureProblems.start_out_of_range)
    if (!ground.person) throw new Problem(measureProblems.person_unknown)
    const rows = await work.db.query<{ year: number; no: number; path: string }>(insertMeasures, [
      ...[work.county, id, body.kind, body.basis, body.restrictions, body.help, body.startsAt],
      ...[JSON.stringify(body.persons.map(({ measure, ...who }) => ({ id: measure, ...who }))), body.days],
    ])
    if (body.evidence) {
      await attach(
        work,
        body.persons.map(({ measure }) => measure),
        body.evidence,
      )
      await tellApprovers(work, id, rows, ground.agency)
    }
    const [first] = await orderOf(work.db, work.county, id)
    const no = Math.min(...rows.map((row) => row.no))
    return { year: rows[0]?.year ?? 0, no, persons: rows.length, bulk: first?.bulk ?? rows.length > bulkFrom }
  },
  { measure_overlap: measureProblems.overlaps, measure_place: measureProblems.lived_in },
)

/** Evidence for a whole order, before anybody signed it. */
export const addEvidenceHandler = handleEach(addEvidence, async (work, { body }) => {
  const order = await orderOf(work.db, work.county, body.order)
  if (order.length === 0) throw new Problem(problems.not_found)
  if (order.some(({ second_person }) => second_person)) throw new Problem(measureProblems.already_approved)
  const live = order.filter(({ state }) => !overStates.some((one) => one === state))
  if (live.length === 0) throw new Problem(measureProblems.over)
  await attach(
    work,
    live.map(({ id }) => id),
    body.evidence,
  )
  await tellApprovers(work, body.order, live, live[0]?.proposer_agency ?? null)
  return { persons: live.length }
})

/** With evidence an order can be signed: whoever may, of another agency, is told of it once. */
async function tellApprovers(
  work: Work,
  order: string,
  measures: readonly { path: string }[],
  proposer: string | null,
): Promise<void> {
  const paths = [...new Set(measures.map(({ path }) => path))]
  await raise(work, {
    ...{ kind: 'measure_to_approve', record: order, key: 'evidenced', count: measures.length },
    to: paths.map((path) => ({ path, permission: 'measure.approve' })),
    ...(proposer ? { notAgency: proposer } : {}),
  })
}

function checkPersons({ kind, persons }: BodyOf<typeof propose>, known: ReadonlyMap<string, { door: string }>): void {
  persons.forEach(({ person, door }, index) => {
    if (persons.findIndex((other) => other.person === person) !== index)
      throw at(`persons/${index}/person`, measureProblems.named_twice)
    if (kind === 'home_observation' && known.get(person)?.door !== door)
      throw at(`persons/${index}/door`, measureProblems.not_at_home)
  })
}

/** One text as evidence for several measures: each has its own ciphertext, and the digest that is signed with the rest. */
async function attach(
  work: Work,
  measures: readonly string[],
  evidence: { kind: string; text: string },
): Promise<void> {
  const rows = measures.map((measure) => {
    const id = uuidv7()
    return { id, measure, cipher: work.vault.seal(work.key, `measure.evidence:${id}`, evidence.text).toString('hex') }
  })
  const digest = createHash('sha256').update(`${evidence.kind}\0${evidence.text}`).digest()
  await work.db.query(insertEvidence, [work.county, JSON.stringify(rows), digest, evidence.kind, work.account])
}
