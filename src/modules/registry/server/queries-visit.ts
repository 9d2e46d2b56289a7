import type { Queryable } from '#platform/server/db/tx.ts'

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

/**
 * Records visits of distinct doors in one statement: locks the doors in the order of their ids (so that two batches cannot
 * deadlock), moves the ledger, keeps the visits, opens households where none live, and writes the difference of the
 * figures, one row an area and day. A visit with an answer decides when it is the latest of those; nobody home decides
 * while there is no answer. All that follows reads what the update returns: a join would be planned for one row and take
 * the square of a batch.
 */
const record = `
with locked as (
  select d.id, d.path, d.state, d.attempts, d.persons, d.decided_at, d.decided_by, d.last_at
    from registry.door d where d.county = $1 and d.id = any ($4::uuid[]) order by d.id for update
), before as (
  select i.*, d.path, d.state, d.attempts, d.persons, d.last_at,
         h.id as live, h.head_count as live_count, h.contact as live_contact, h.version as live_version,
         case when i.outcome = 'nobody_home' then d.decided_at is null
              else d.decided_at is null or (i.occurred_at, i.visit) > (d.decided_at, d.decided_by) end as decides
    from unnest($3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::bytea[], $9::uuid[], $10::smallint[], $11::bytea[], $12::bytea[], $13::boolean[])
      as i (visit, door, outcome, occurred_at, next_at, note, household, head_count, contact, phone_index, generated)
    join locked d on d.id = i.door
    left join registry.household h on h.county = $1 and h.door = i.door and h.left_at is null
), moved as (
  update registry.door d
     set state = case when b.decides then b.outcome else d.state end,
         attempts = d.attempts + (b.outcome = 'nobody_home')::int,
         persons = case when not b.decides then d.persons
                        when b.outcome = 'registered' then coalesce(b.live_count, b.head_count, 0) else 0 end,
         decided_by = case when b.decides and b.outcome <> 'nobody_home' then b.visit else d.decided_by end,
         decided_at = case when b.decides and b.outcome <> 'nobody_home' then b.occurred_at else d.decided_at end,
         next_at = case when b.occurred_at >= coalesce(d.last_at, b.occurred_at) then b.next_at else d.next_at end,
         last_by = case when b.occurred_at >= coalesce(d.last_at, b.occurred_at) then $14::uuid else d.last_by end,
         last_at = greatest(d.last_at, b.occurred_at)
    from before b where d.county = $1 and d.id = b.door
  returning b.*, d.state as now_state, d.attempts as now_attempts, d.persons as now_persons
), visits as (
  insert into registry.visit (county, id, door, path, emergency, outcome, persons, next_at, note, occurred_at, received_at, actor)
  select $1, m.visit, m.door, m.path, $2, m.outcome, m.head_count, m.next_at, m.note, m.occurred_at, $15, $14 from moved m
), opened as (
  insert into registry.household (county, id, door, path, emergency, head_count, contact, phone_index, generated, since, changed_at, changed_by)
  select $1, m.household, m.door, m.path, $2, m.head_count, m.contact, m.phone_index, m.generated, m.occurred_at, $15, $14
    from moved m where m.household is not null and m.live is null
), counted as (
  insert into registry.coverage_delta (county, id, ord, path, day, unreached, registered, nobody_home, refused, vacant, demolished, not_dwelling, persons, thrice, visits)
  select $1, $16, row_number() over (), m.path, (m.occurred_at at time zone 'Asia/Shanghai')::date,
         sum((m.now_state = 'unreached')::int - (m.state = 'unreached')::int), sum((m.now_state = 'registered')::int - (m.state = 'registered')::int),
         sum((m.now_state = 'nobody_home')::int - (m.state = 'nobody_home')::int), sum((m.now_state = 'refused')::int - (m.state = 'refused')::int),
         sum((m.now_state = 'vacant')::int - (m.state = 'vacant')::int), sum((m.now_state = 'demolished')::int - (m.state = 'demolished')::int),
         sum((m.now_state = 'not_dwelling')::int - (m.state = 'not_dwelling')::int), sum(m.now_persons - m.persons),
         sum((m.now_state = 'nobody_home' and m.now_attempts >= 3)::int - (m.state = 'nobody_home' and m.attempts >= 3)::int), count(*)
    from moved m group by m.path, (m.occurred_at at time zone 'Asia/Shanghai')::date
)
select m.visit as id, m.path::text as path, m.now_state as state, m.decides as decided, m.now_persons as persons, m.live as household,
       m.live_count as head_count, m.live_contact as contact, m.live_version as version
  from moved m`

/** Runs the statement. `delta` is the id of the difference rows; a door out of reach is missing from the answer. */
export function recordVisits(
  db: Queryable,
  at: { county: number; emergency: string; actor: string; receivedAt: Date; delta: string },
  visits: readonly VisitInput[],
): Promise<VisitRow[]> {
  return db.query<VisitRow>(record, [
    at.county,
    at.emergency,
    visits.map((v) => v.id),
    visits.map((v) => v.door),
    visits.map((v) => v.outcome),
    visits.map((v) => v.occurredAt),
    visits.map((v) => v.nextAt),
    visits.map((v) => v.note),
    visits.map((v) => v.household),
    visits.map((v) => v.headCount),
    visits.map((v) => v.contact),
    visits.map((v) => v.phoneIndex),
    visits.map((v) => v.generated),
    at.actor,
    at.receivedAt,
    at.delta,
  ])
}
