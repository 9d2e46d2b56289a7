import type { Queryable } from '#platform/server/db/tx.ts'

const seen = (alias: string) => `${alias}.county = $1 and ${alias}.path <@ (select app.scope('pass.read'))`

type Kind = 'county_entrance' | 'community_gate'

/** Checkpoints in reach that are not closed. */
export const listCheckpoints = (db: Queryable, county: number) =>
  db.query<{ id: string; name: string; kind: Kind; post: string | null }>(
    `select id, name, kind, post from checkpoint.checkpoint c where ${seen('c')} and closed_at is null
      order by kind desc, name, id limit 200`,
    [county],
  )

/** The last pass of a plate anywhere in the county, to the letter; where it went out of the caller's reach, the area. */
export const lastPassOf = (db: Queryable, county: number, plate: string) =>
  db.query<{
    direction: 'in' | 'out'
    occurred_at: Date
    checkpoint: string
    head_count: number
    origin: string | null
    destination: string | null
    destination_place: string | null
    retain_until: Date
  }>(
    `select l.direction, l.occurred_at, l.checkpoint, l.head_count, l.origin, l.retain_until,
            coalesce(l.destination, (select string_agg(u.name, '' order by nlevel(u.path)) from place.pub_area u
              where u.county = $1 and u.path @> l.destination_path and nlevel(u.path) > 1)) as destination,
            coalesce(l.destination_place, a.id) as destination_place
       from checkpoint.last_pass($2) l left join place.pub_area a on a.county = $1 and a.path = l.destination_path`,
    [county, plate],
  )

/** Vehicles that passed out of the caller's reach for a place of the county, by digest; the area where the door is out of reach. */
export const listCountyPlates = (db: Queryable, county: number, since: Date | null) =>
  db.query<{
    digest: string
    direction: 'in' | 'out'
    occurred_at: Date
    checkpoint: string
    head_count: number
    origin: string | null
    destination: string | null
    destination_place: string | null
    retain_until: Date
  }>(
    `select l.digest, l.direction, l.occurred_at, l.checkpoint, l.head_count, l.origin, l.retain_until,
            coalesce(l.destination, (select string_agg(u.name, '' order by nlevel(u.path)) from place.pub_area u
              where u.county = $1 and u.path @> l.destination_path and nlevel(u.path) > 1)) as destination,
            coalesce(l.destination_place, a.id) as destination_place
       from checkpoint.county_plates($2) l left join place.pub_area a on a.county = $1 and a.path = l.destination_path`,
    [county, since],
  )

/** Checkpoints that are open and out of the caller's reach. */
export async function countOthers(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ others: number }>(
    `select count(*)::int as others from checkpoint.checkpoint c where c.county = $1 and c.closed_at is null and not (${seen('c')})`,
    [county],
  )
  return row?.others ?? 0
}

/** What does not add up within the last three days, at the checkpoints in reach: of a gate out of reach no pass is seen, so none is missed. */
export const listGaps = (db: Queryable, county: number, now: Date) =>
  db.query<{
    kind: 'head_count' | 'seen_thrice' | 'missed_stop' | 'not_out'
    plate: string
    checkpoint: string
    at: Date
    count: number
  }>(
    `with late as materialized (
       select p.*, c.name as at_name from checkpoint.pass p join checkpoint.checkpoint c on c.county = $1 and c.id = p.checkpoint
        where ${seen('p')} and p.occurred_at > $2::timestamptz - interval '3 days' and not p.is_emergency)
     select * from (
       select 'head_count' as kind, coalesce(p.plate, '') as plate, p.at_name as checkpoint, p.occurred_at as at, (p.head_count - p.listed)::int as count
         from late p where p.listed > 0 and p.listed <> p.head_count
       union all
       select 'seen_thrice', p.plate, max(p.at_name), max(p.occurred_at), count(*)::int from late p
        where p.plate is not null group by p.plate having count(*) >= 3 and bool_and(p.destination_path is null)
       union all
       select 'missed_stop', p.plate, p.at_name, p.occurred_at, missed.n
         from late p cross join lateral (select count(*)::int as n from checkpoint.checkpoint g
           where ${seen('g')} and g.kind = 'community_gate' and g.closed_at is null and g.path @> p.destination_path and g.defined_at <= p.occurred_at
             and not exists (select from checkpoint.pass x where x.county = $1 and x.plate = p.plate and x.checkpoint = g.id
               and x.occurred_at >= p.occurred_at and x.occurred_at < p.occurred_at + interval '6 hours')) missed
        where p.direction = 'in' and p.plate is not null and p.decision = 'passed' and p.destination_path is not null and missed.n > 0
          and p.occurred_at < $2::timestamptz - interval '6 hours'
          and p.checkpoint in (select e.id from checkpoint.checkpoint e where e.county = $1 and e.kind = 'county_entrance')
       union all
       select 'not_out', p.plate, p.at_name, p.occurred_at, 1 from late p
        where p.direction = 'in' and p.plate is not null and p.reason = 'transit' and p.decision = 'passed' and p.occurred_at < $2::timestamptz - interval '12 hours'
          and not exists (select from checkpoint.pass x where x.county = $1 and x.plate = p.plate and x.direction = 'out' and x.occurred_at > p.occurred_at)
          and not exists (select from checkpoint.left_before(p.plate, $2) l where l.left_at > p.occurred_at)
     ) g order by at desc limit 50`,
    [county, now],
  )

const leftBefore = (same: string) => `select p.occurred_at, c.name from checkpoint.pass p
          join checkpoint.checkpoint c on c.county = $1 and c.id = p.checkpoint
         where ${seen('p')} and p.occurred_at < b.occurred_at and p.decision = 'passed' and p.direction = 'out' and ${same}
         order by p.occurred_at desc limit 1`

/** Returns with the last time that the vehicle, or on foot the person by paper or phone, left before and did not come back since. */
export const listPairs = (db: Queryable, county: number) =>
  db.query<{ plate: string | null; left_at: Date; left_by: string; back_at: Date; back_by: string }>(
    `select b.plate, l.occurred_at as left_at, l.name as left_by, b.occurred_at as back_at, bc.name as back_by
       from checkpoint.pass b
       cross join lateral (
         (select l.left_at as occurred_at, l.left_by as name from checkpoint.left_before(b.plate, b.occurred_at) l)
         union all
         (${leftBefore(`b.plate is null and p.id in (select x.pass from checkpoint.pass_person y join checkpoint.pass_person x
             on x.county = $1 and (x.paper_index = y.paper_index or x.phone_index = y.phone_index) where y.county = $1 and y.pass = b.id)`)})
         limit 1) l
       join checkpoint.checkpoint bc on bc.county = $1 and bc.id = b.checkpoint
      where ${seen('b')} and b.direction = 'in' and b.decision = 'passed' order by b.occurred_at desc limit 50`,
    [county],
  )

/** Passes of plates that were received after `since`, the last of each plate. */
export const listPlates = (db: Queryable, county: number, since: Date | null) =>
  db.query<{
    plate: string
    direction: 'in' | 'out'
    occurred_at: Date
    checkpoint: string
    head_count: number
    origin: string | null
    destination: string | null
    destination_place: string | null
    retain_until: Date
  }>(
    `select * from (
       select distinct on (p.plate) p.plate, p.direction, p.occurred_at, c.name as checkpoint, p.head_count, p.origin, p.destination,
              p.destination_place, p.retain_until
         from checkpoint.pass p join checkpoint.checkpoint c on c.county = $1 and c.id = p.checkpoint
        where ${seen('p')} and p.plate is not null and not p.is_emergency and ($2::timestamptz is null or p.received_at >= $2)
        order by p.plate, p.occurred_at desc) l order by occurred_at desc limit 2000`,
    [county, since],
  )

/** Areas of the county that somebody may be on the way to. */
export const listAreas = (db: Queryable, county: number) =>
  db.query<{ id: string; path: string; name: string }>(
    `select id, path::text as path, name from place.pub_area where county = $1 order by path`,
    [county],
  )

/** Doors in reach, in the order of their addresses. */
export const listDoors = (db: Queryable, county: number) =>
  db.query<{ id: string; name: string; number: string }>(
    `select id, address as name, number from place.pub_dwelling
      where county = $1 and path <@ (select app.scope('place.read')) order by path, address limit 20000`,
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
    visited_at: Date | null
  }>(
    `select p.id, p.occurred_at, p.head_count, coalesce(p.origin, '') as origin, coalesce(p.destination, '') as destination, d.id as door,
            case when r.decided_at > p.occurred_at then r.decided_at end as visited_at
       from checkpoint.pass p left join place.pub_dwelling d on d.county = $1 and d.id = p.destination_place
       left join registry.pub_door r on r.county = $1 and r.id = d.id
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
