import type { Queryable } from '#platform/server/db/tx.ts'
import { doorStates } from '../contract/index.ts'

/** A visit as it goes into the statement. */
export interface VisitInput {
  id: string
  door: string
  outcome: string
  occurredAt: Date
  nextAt: Date | null
  note: Buffer | null
  household: string | null
  headCount: number | null
  contact: Buffer | null
  phoneIndex: Buffer | null
  generated: boolean
}

/** What the ledger says after a visit, and the household that stood there before it, if any. */
export interface VisitRow {
  id: string
  path: string
  state: string
  decided: boolean
  persons: number
  household: string | null
  head_count: number | null
  contact: Buffer | null
  version: number | null
}

/** Whether a visit decides its door's state: as the latest of those with an answer; nobody home while there is no answer. */
const answers = `i.outcome <> 'nobody_home' and (d.decided_at is null or (i.occurred_at, i.visit) > (d.decided_at, d.decided_by))`
const decides = `(${answers} or i.outcome = 'nobody_home' and d.decided_at is null)`
/** Whether a visit is the latest one of its door. */
const latest = 'i.occurred_at >= coalesce(d.last_at, i.occurred_at)'

/** Figures that a moved door changes, each as a piece of a statement over `moved`. */
const differences = [
  ...doorStates.map((state) => `(m.state = '${state}')::int - (m.was_state = '${state}')::int`),
  'm.persons - m.was_persons',
  "(m.state = 'nobody_home' and m.attempts >= 3)::int - (m.was_state = 'nobody_home' and m.was_attempts >= 3)::int",
]
const changed = [...doorStates, 'persons', 'thrice'].join(', ')
const day = "(m.occurred_at at time zone 'Asia/Shanghai')::date"
/** Columns of a visit as they go in, in the order of their parameters from $3 on. */
const inputs = [
  ['visit', 'uuid'],
  ['door', 'uuid'],
  ['outcome', 'text'],
  ['occurred_at', 'timestamptz'],
  ['next_at', 'timestamptz'],
  ['note', 'bytea'],
  ['household', 'uuid'],
  ['head_count', 'smallint'],
  ['contact', 'bytea'],
  ['phone_index', 'bytea'],
  ['generated', 'boolean'],
] as const
const input = {
  one: `select ${inputs.map(([name, type], at) => `$${at + 3}::${type} as ${name}`).join(', ')}`,
  many: `select * from unnest(${inputs.map(([, type], at) => `$${at + 3}::${type}[]`).join(', ')})
        as i (${inputs.map(([name]) => name).join(', ')}) order by i.door`,
}
/** One row an area and day; a single visit needs no sums. */
const counted = {
  one: `select $1, $16, 1, m.path, ${day}, ${differences.join(', ')}, 1, m.occurred_at from moved m`,
  many: `select $1, $16, row_number() over (), m.path, ${day}, ${differences.map((one) => `sum(${one})`).join(', ')}, count(*), max(m.occurred_at)
    from moved m group by m.path, ${day}`,
}

/**
 * Records visits of distinct doors in one statement: moves the ledger in the order of the doors' ids (so that two batches
 * do not meet head-on), keeps the visits, opens households where none live, and writes the difference of the figures. The
 * update sees each door as the last commit left it, whoever wrote it meanwhile; all that follows reads what it returns.
 */
const record = (count: keyof typeof counted) => `
with moved as (
  update registry.door d
     set was_state = d.state, was_attempts = d.attempts, was_persons = d.persons,
         state = case when ${decides} then i.outcome else d.state end,
         attempts = d.attempts + (i.outcome = 'nobody_home')::int,
         persons = case when not ${decides} then d.persons
                        when i.outcome = 'registered' then coalesce(h.head_count, i.head_count, 0) else 0 end,
         decided_by = case when ${answers} then i.visit else d.decided_by end,
         decided_at = case when ${answers} then i.occurred_at else d.decided_at end,
         next_at = case when ${latest} then i.next_at else d.next_at end,
         last_by = case when ${latest} then $14::uuid else d.last_by end,
         last_at = greatest(d.last_at, i.occurred_at)
    from (${input[count]}
    ) i
    left join registry.household h on h.county = $1 and h.door = i.door and h.left_at is null
   where d.county = $1 and d.id = i.door
  returning i.*, d.path, d.state, d.attempts, d.persons, d.was_state, d.was_attempts, d.was_persons,
         case when i.outcome = 'nobody_home' then d.decided_at is null else d.decided_by = i.visit end as decides,
         h.id as live, h.head_count as live_count, h.contact as live_contact, h.version as live_version
), visits as (
  insert into registry.visit (county, id, door, path, emergency, outcome, persons, next_at, note, occurred_at, received_at, actor)
  select $1, m.visit, m.door, m.path, $2, m.outcome, m.head_count, m.next_at, m.note, m.occurred_at, $15, $14 from moved m
), opened as (
  insert into registry.household (county, id, door, path, emergency, head_count, contact, phone_index, generated, since, changed_at, changed_by)
  select $1, m.household, m.door, m.path, $2, m.head_count, m.contact, m.phone_index, m.generated, m.occurred_at, $15, $14
    from moved m where m.household is not null and m.live is null
), counted as (
  insert into registry.coverage_delta (county, id, ord, path, day, ${changed}, visits, last_at)
  ${counted[count]}
)
select m.visit as id, m.path::text as path, m.state::text as state, m.decides as decided, m.persons::smallint as persons, m.live as household,
       m.live_count::smallint as head_count, m.live_contact as contact, m.live_version as version
  from moved m`
const texts = { one: record('one'), many: record('many') }

/** Runs the statement. `delta` is the id of the difference rows; a door out of reach is missing from the answer. */
export function recordVisits(
  db: Queryable,
  at: { county: number; emergency: string; actor: string; receivedAt: Date; delta: string },
  visits: readonly VisitInput[],
): Promise<VisitRow[]> {
  const columns: unknown[][] = [
    visits.map((v) => v.id),
    visits.map((v) => v.door),
    visits.map((v) => v.outcome),
    // As text, which is what the driver would make of a Date, only slower.
    visits.map((v) => v.occurredAt.toISOString()),
    visits.map((v) => v.nextAt?.toISOString() ?? null),
    visits.map((v) => v.note),
    visits.map((v) => v.household),
    visits.map((v) => v.headCount),
    visits.map((v) => v.contact),
    visits.map((v) => v.phoneIndex),
    visits.map((v) => v.generated),
  ]
  const isOne = visits.length === 1
  return db.query<VisitRow>(isOne ? texts.one : texts.many, [
    at.county,
    at.emergency,
    ...(isOne ? columns.map(([value]) => value) : columns),
    at.actor,
    at.receivedAt,
    at.delta,
  ])
}
