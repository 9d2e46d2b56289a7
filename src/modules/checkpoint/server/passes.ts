import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleAll, type Item } from '#platform/server/commands/module.ts'
import { checkpointProblems, emergencyPass, importCoach, recordPass } from '../contract/index.ts'
import { screen } from '../contract/screening.ts'
import { seenAt } from './moment.ts'
import { destinationsOf, insertPasses, insertPersons, type PassRow, type PersonRow, pathsOf } from './queries.ts'
import { screeningOf } from './rules.ts'

type Pass = Item<BodyOf<typeof recordPass>>
type Screening = Awaited<ReturnType<typeof screeningOf>>

/** How far a phone's clock may be ahead, in ms. */
const aheadMs = 5 * 60_000
const dayMs = 86_400_000
const keep = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)
/** Calendar day in the county's zone. */
const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

async function record(work: Work, items: readonly Pass[]) {
  const [isKnown, screening] = await Promise.all([knownTo(work, items), screeningOf(work)])
  const rows: PassRow[] = []
  const persons: PersonRow[] = []
  const outcomes = items.map((item) => {
    const { body, occurredAt } = item
    if (!isKnown(body)) return { problem: new Problem(problems.not_found) }
    if (occurredAt.getTime() > work.receivedAt.getTime() + aheadMs)
      return { problem: new Problem(checkpointProblems.in_future) }
    const problem = listProblem(body)
    if (problem) return { problem }
    const row = rowOf({ ...item, occurredAt: seenAt(occurredAt, work.receivedAt) }, screening)
    rows.push(row)
    persons.push(...personsOf(work, item, row.retain_until))
    return { result: { advice: row.advice as never } }
  })
  if (rows.length > 0) insertPasses(work, by(work), rows)
  if (persons.length > 0) insertPersons(work, work.county, persons)
  return outcomes
}

/** Tells whose checkpoint and destination are there; at the first try that is left to the statement that writes. */
async function knownTo(work: Work, items: readonly { body: { checkpoint: string; destinationPlace?: string } }[]) {
  if (!work.isDoubtful) return () => true
  const idsOf = (ids: readonly (string | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))]
  const [checkpoints, places] = await Promise.all([
    pathsOf(work.db, work.county, idsOf(items.map(({ body }) => body.checkpoint))),
    destinationsOf(work.db, work.county, idsOf(items.map(({ body }) => body.destinationPlace))),
  ])
  const known = new Set([...checkpoints, ...places].map(({ id }) => id))
  return (body: Pass['body'] | { checkpoint: string; destinationPlace?: string }) =>
    known.has(body.checkpoint) && (body.destinationPlace === undefined || known.has(body.destinationPlace))
}

/** Records passes; the whole batch in a handful of statements. */
export const recordPassHandler = handleAll(recordPass, (work, items) => record(work, items))

/** Records coaches whose list holds as many as were counted. */
export const importCoachHandler = handleAll(importCoach, async (work, items) => {
  const wrong = ({ body }: Pass) => body.travellers?.length !== body.headCount
  const sound = items.filter((item) => !wrong(item))
  const done = new Map((await record(work, sound)).map((outcome, at) => [sound[at]?.id, outcome]))
  return items.map((item) => done.get(item.id) ?? { problem: countProblem(item.body) })
})

function countProblem({ travellers, headCount }: Pass['body']): Problem {
  const detail = { listed: travellers?.length ?? 0, headCount }
  const definition = checkpointProblems.head_count
  return new Problem(definition, detail, [{ path: '/body/headCount', definition, detail }])
}

/** More on the list than were counted, or somebody twice. Two of one name without paper and phone may be two. */
function listProblem(body: Pass['body']): Problem | undefined {
  const { travellers = [], headCount } = body
  if (travellers.length > headCount) return countProblem(body)
  const seen = new Map<string, number>()
  for (const [at, { name, number, phone }] of travellers.entries()) {
    const sign = plain(number) || plain(phone)
    const key = `${plain(name)} ${sign}`
    const first = seen.get(key)
    if (sign && first !== undefined) {
      const [definition, detail] = [checkpointProblems.listed_twice, { row: at + 1, first: first + 1 }]
      return new Problem(definition, detail, [{ path: `/body/travellers/${at}/name`, definition, detail }])
    }
    if (first === undefined) seen.set(key, at)
  }
  return undefined
}

/** Lets pass and writes down; a clock that is wrong is no reason to refuse. */
export const emergencyPassHandler = handleAll(emergencyPass, async (work, items) => {
  const [isKnown, { days }] = await Promise.all([knownTo(work, items), screeningOf(work)])
  const rows: PassRow[] = []
  const outcomes = items.map(({ id, body, occurredAt }) => {
    if (!isKnown(body)) return { problem: new Problem(problems.not_found) }
    const at = seenAt(occurredAt, work.receivedAt)
    // As much of it as there was time for, written as whole plates are.
    const plate = plain(body.plate).replaceAll('·', '') || null
    rows.push({ ...empty, id, ...body, plate, decision: 'passed', is_emergency: true, ...times(at, days) })
    return { result: {} }
  })
  if (rows.length > 0) insertPasses(work, by(work), rows)
  return outcomes
})

const empty = {
  head_count: 0,
  listed: 0,
  origin: null,
  destination: null,
  destination_place: null,
  temperature: null,
  advice: null,
  rule: null,
  rule_version: null,
  generated: false,
} as const
const times = (at: Date, days: number) => ({ occurred_at: at, retain_until: keep(at, days) })
const by = (work: Work) => ({
  county: work.county,
  emergency: work.emergency as string,
  officer: work.account,
  at: work.receivedAt,
})

function rowOf({ id, body, occurredAt }: Pass, screening: Screening): PassRow {
  const facts = {
    direction: body.direction,
    origin: body.origin ?? '',
    reason: body.reason,
    hasDestination: body.destinationPlace !== undefined,
    headCount: body.headCount,
    temperature: body.temperature ?? 0,
  }
  const rule = screen(screening.rules, facts, dayOf(occurredAt))
  return {
    id,
    checkpoint: body.checkpoint,
    direction: body.direction,
    plate: body.plate ?? null,
    head_count: body.headCount,
    listed: body.travellers?.length ?? 0,
    origin: body.origin || null,
    destination: body.destination || null,
    destination_place: body.destinationPlace ?? null,
    temperature: body.temperature ?? null,
    reason: body.reason,
    decision: body.decision,
    advice: rule?.outcome ?? null,
    rule: body.shown?.rule ?? rule?.id ?? null,
    rule_version: body.shown?.version ?? rule?.version ?? null,
    is_emergency: false,
    generated: body.generated ?? false,
    ...times(occurredAt, screening.days),
  }
}

function personsOf(work: Work, { id, body }: Pass, retainUntil: Date): PersonRow[] {
  return (body.travellers ?? []).map((one, ord) => ({
    pass: id,
    ord,
    checkpoint: body.checkpoint,
    identity: work.vault.seal(work.key, `checkpoint.pass_person:${id}:${ord}`, JSON.stringify(one)),
    paper: blind(work, 'id', one.number),
    phone: blind(work, 'phone', one.phone),
    retainUntil,
  }))
}

// Written as the registry writes its own, so that the two can be held against each other.
function blind(work: Work, kind: 'id' | 'phone', value: string | undefined): Buffer | null {
  const sign = plain(value)
  return sign === '' ? null : work.vault.blind(work.key, kind, sign)
}

const plain = (value = ''): string =>
  value
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase()
