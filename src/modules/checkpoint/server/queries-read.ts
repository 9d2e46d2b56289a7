import type { Queryable } from '#platform/server/db/tx.ts'

const seen = (alias: string) => `${alias}.county = $1 and ${alias}.path <@ (select app.scope('pass.read'))`

/** Checkpoints in reach. */
export const listCheckpoints = (db: Queryable, county: number) =>
  db.query<{ id: string; name: string; kind: string }>(
    `select id, name, kind from checkpoint.checkpoint c where ${seen('c')} order by kind desc, name, id limit 200`,
    [county],
  )

/** The last pass of a plate. */
export const lastPassOf = (db: Queryable, county: number, plate: string) =>
  db.query<{
    direction: string
    occurred_at: Date
    checkpoint: string
    head_count: number
    origin: string | null
    destination: string | null
    destination_place: string | null
  }>(
    `select p.direction, p.occurred_at, c.name as checkpoint, p.head_count, p.origin, p.destination, p.destination_place
       from checkpoint.pass p join checkpoint.checkpoint c on c.county = $1 and c.id = p.checkpoint
      where ${seen('p')} and p.plate = $2 and not p.is_emergency order by p.occurred_at desc limit 1`,
    [county, plate],
  )

/** A checkpoint's flow over the 24 hours up to `now`. */
export interface LaneRow {
  id: string
  name: string
  ins: number
  outs: number
  persons: number
  stopped: number
  emergency: number
  last_at: Date | null
  hours: number[]
}

/** Flow of the checkpoints in reach. */
export const listLanes = (db: Queryable, county: number, now: Date) =>
  db.query<LaneRow>(
    `select c.id, c.name, count(*) filter (where p.direction = 'in')::int as ins, count(*) filter (where p.direction = 'out')::int as outs,
            coalesce(sum(p.head_count), 0)::int as persons, count(*) filter (where p.decision <> 'passed')::int as stopped,
            count(*) filter (where p.is_emergency)::int as emergency, max(p.occurred_at) as last_at,
            (select array_agg((select count(*) from checkpoint.pass h where h.county = $1 and h.checkpoint = c.id
                and h.occurred_at > $2::timestamptz - make_interval(hours => 24 - i) and h.occurred_at <= $2::timestamptz - make_interval(hours => 23 - i))::int order by i)
               from generate_series(0, 23) i) as hours
       from checkpoint.checkpoint c
       left join checkpoint.pass p on p.county = $1 and p.checkpoint = c.id and p.occurred_at > $2::timestamptz - interval '24 hours'
      where ${seen('c')} group by c.id, c.name, c.kind order by c.kind desc, c.name, c.id limit 200`,
    [county, now],
  )

/** A breach that is not closed. */
export interface BreachRow {
  id: string
  checkpoint: string
  place: string
  plate: string | null
  what: string
  persons: number
  occurred_at: Date
  handed_at: Date | null
}

/** Breaches in reach that are open, newest first. */
export const openBreaches = (db: Queryable, county: number) =>
  db.query<BreachRow>(
    `select b.id, c.name as checkpoint, b.place, b.plate, b.what, b.persons, b.occurred_at, b.handed_at
       from checkpoint.breach b join checkpoint.checkpoint c on c.county = $1 and c.id = b.checkpoint
      where ${seen('b')} and b.closed_at is null order by b.occurred_at desc limit 50`,
    [county],
  )

/** What does not add up within the last three days. */
export const listGaps = (db: Queryable, county: number, now: Date) =>
  db.query<{ kind: 'head_count' | 'seen_thrice'; plate: string; at: Date; count: number }>(
    `select * from (
       select 'head_count' as kind, coalesce(p.plate, '') as plate, p.occurred_at as at, (p.head_count - p.listed)::int as count
         from checkpoint.pass p where ${seen('p')} and p.listed > 0 and p.listed < p.head_count and p.occurred_at > $2::timestamptz - interval '3 days'
       union all
       select 'seen_thrice', p.plate, max(p.occurred_at), count(*)::int from checkpoint.pass p
        where ${seen('p')} and p.plate is not null and not p.is_emergency and p.occurred_at > $2::timestamptz - interval '3 days'
        group by p.plate having count(*) >= 3 and bool_and(p.destination_path is null)
     ) g order by at desc limit 50`,
    [county, now],
  )

/** Returns with the last time the plate left before. */
export const listPairs = (db: Queryable, county: number) =>
  db.query<{ plate: string; left_at: Date; left_by: string; back_at: Date; back_by: string }>(
    `select b.plate, l.occurred_at as left_at, lc.name as left_by, b.occurred_at as back_at, bc.name as back_by
       from checkpoint.pass b
       cross join lateral (select p.occurred_at, p.checkpoint, p.direction from checkpoint.pass p
          where ${seen('p')} and p.plate = b.plate and p.occurred_at < b.occurred_at and p.decision = 'passed'
          order by p.occurred_at desc limit 1) l
       join checkpoint.checkpoint lc on lc.county = $1 and lc.id = l.checkpoint
       join checkpoint.checkpoint bc on bc.county = $1 and bc.id = b.checkpoint
      where ${seen('b')} and b.direction = 'in' and b.decision = 'passed' and l.direction = 'out' order by b.occurred_at desc limit 50`,
    [county],
  )

/** Who came in for a place in the caller's reach during the last three days. */
export const listArrivals = (db: Queryable, county: number, now: Date) =>
  db.query<{
    id: string
    occurred_at: Date
    head_count: number
    origin: string
    destination: string
    door: string | null
  }>(
    `select p.id, p.occurred_at, p.head_count, coalesce(p.origin, '') as origin, coalesce(p.destination, '') as destination, d.id as door
       from checkpoint.pass p left join place.pub_dwelling d on d.county = $1 and d.id = p.destination_place
      where p.county = $1 and p.destination_path <@ (select app.scope('pass.read')) and p.direction = 'in' and p.decision <> 'advised_back'
        and p.occurred_at > $2::timestamptz - interval '3 days' order by p.occurred_at desc limit 50`,
    [county, now],
  )

/** Passes of one person by paper or phone, and those for the door, newest first. */
export const passesOfPerson = (
  db: Queryable,
  county: number,
  by: { paper: Buffer | null; phone: Buffer | null; door: string | null },
) =>
  db.query<{ occurred_at: Date; direction: string; checkpoint: string }>(
    `select p.occurred_at, p.direction, c.name as checkpoint
       from checkpoint.pass p join checkpoint.checkpoint c on c.county = $1 and c.id = p.checkpoint
      where p.county = $1 and (p.destination_place = $4::uuid or p.id in (
              select x.pass from checkpoint.pass_person x where x.county = $1 and (x.paper_index = $2 or x.phone_index = $3)))
      order by p.occurred_at desc limit 50`,
    [county, by.paper, by.phone, by.door],
  )
