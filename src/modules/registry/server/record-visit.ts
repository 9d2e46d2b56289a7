import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { type Outcome as CommandOutcome, handleAll, type Item } from '#platform/server/commands/module.ts'
import { recordVisit, registryProblems } from '../contract/index.ts'
import { aheadMs } from './days.ts'
import { mergeRegistration } from './merge.ts'
import { insertResidents } from './queries-household.ts'
import { recordVisits, type VisitInput, type VisitRow } from './queries-visit.ts'
import { residentRows } from './residents.ts'
import { type Roll, rollOf } from './roll.ts'
import { blindOf, type Contact, sealRecord } from './secrets.ts'

type Body = BodyOf<typeof recordVisit>
type Visit = Item<Body>
type Result = CommandOutcome<{ state: VisitRow['state']; decided: boolean; persons: number; conflicts: number }>

/** Records visits; the hot path of the product. Doors that stand twice in a batch are taken in rounds, in their order. */
export const recordVisitHandler = handleAll(recordVisit, async (work, items) => {
  const roll = await rollOf(work)
  const outcomes = new Map<string, Result>()
  const sound: Visit[] = []
  for (const item of items) {
    const problem = findProblem(item, roll, work.receivedAt)
    if (problem) outcomes.set(item.id, { problem })
    else sound.push(item)
  }
  for (const round of rounds(sound))
    for (const [id, outcome] of await recordRound(work, roll, round)) outcomes.set(id, outcome)
  return items.map(({ id }) => outcomes.get(id) as never)
})

async function recordRound(work: Work, roll: Roll, round: readonly Visit[]): Promise<Map<string, Result>> {
  const first = round[0] as Visit
  const at = {
    county: work.county,
    emergency: work.emergency as string,
    actor: work.account,
    receivedAt: work.receivedAt,
    delta: first.id,
  }
  const rows = new Map(
    (
      await recordVisits(
        work.db,
        at,
        round.map((item) => toInput(work, roll, item)),
      )
    ).map((row) => [row.id, row]),
  )
  const outcomes = new Map<string, Result>()
  for (const item of round) {
    const row = rows.get(item.id)
    if (!row) {
      outcomes.set(item.id, { problem: new Problem(problems.not_found) })
      continue
    }
    let conflicts = 0
    const { household } = item.body
    if (household && row.household !== null) conflicts = await mergeRegistration(work, item, row)
    else if (household?.residents?.length)
      await insertResidents(
        work.db,
        work.county,
        residentRows(work, household.id, row.path, household.residents, household.generated ?? false),
      )
    outcomes.set(item.id, { result: { state: row.state, decided: row.decided, persons: row.persons, conflicts } })
  }
  return outcomes
}

function toInput(work: Work, roll: Roll, { id, body, occurredAt }: Visit): VisitInput {
  const { household } = body
  const contact: Contact = {}
  if (household?.contactName) contact.name = household.contactName
  if (household?.contactPhone) contact.phone = household.contactPhone
  return {
    id,
    door: body.door,
    outcome: body.outcome,
    occurredAt,
    nextAt: body.nextAt
      ? new Date(body.nextAt)
      : body.outcome === 'nobody_home'
        ? new Date(occurredAt.getTime() + roll.revisitHours * 3_600_000)
        : null,
    note: body.note ? sealRecord(work, `registry.visit:${id}`, body.note) : null,
    household: household?.id ?? null,
    headCount: household?.headCount ?? null,
    contact:
      household && (contact.name || contact.phone)
        ? sealRecord(work, `registry.household:${household.id}`, contact)
        : null,
    phoneIndex: blindOf(work, 'phone', contact.phone),
    generated: household?.generated ?? false,
  }
}

/** What makes a visit unfit, apart from its shape: its time, or a household where none belongs. */
function findProblem({ body, occurredAt }: Visit, roll: Roll, now: Date): Problem | undefined {
  if (occurredAt.getTime() > now.getTime() + aheadMs) return new Problem(registryProblems.occurred_in_future)
  if (occurredAt < roll.startedAt) return new Problem(registryProblems.occurred_before_emergency)
  const { household } = body
  if (body.outcome !== 'registered') return household ? new Problem(registryProblems.household_not_allowed) : undefined
  if (!household) return undefined
  const used: (string | undefined)[] = [
    household.contactName && 'contactName',
    household.contactPhone && 'contactPhone',
  ]
  for (const resident of household.residents ?? []) {
    used.push(
      'name',
      resident.sex && 'sex',
      resident.birthYear ? 'birthYear' : undefined,
      resident.idNumber && 'idNumber',
      resident.phone && 'phone',
    )
  }
  const beyond = used.find((field) => field && !roll.fields.has(field))
  if (beyond) return new Problem(registryProblems.field_not_in_playbook, { field: beyond })
  const members = household.residents?.length ?? 0
  if (members > household.headCount)
    return new Problem(registryProblems.more_than_head_count, { members, headCount: household.headCount })
  return undefined
}

/** Splits a batch so that no round has a door or a household twice. */
function rounds(items: readonly Visit[]): Visit[][] {
  const made: { items: Visit[]; taken: Set<string> }[] = []
  for (const item of items) {
    const keys = [item.body.door, ...(item.body.household ? [item.body.household.id] : [])]
    // Behind every round that holds one of its keys, so that the order of one door's visits stays.
    let at = made.length
    while (at > 0 && !keys.some((key) => made[at - 1]?.taken.has(key))) at -= 1
    const round = made[at] ?? { items: [], taken: new Set<string>() }
    if (!made[at]) made.push(round)
    round.items.push(item)
    for (const key of keys) round.taken.add(key)
  }
  return made.map((round) => round.items)
}
