import type { Queryable } from '#platform/server/db/tx.ts'

const seen = (alias: string) => `${alias}.county = $1 and ${alias}.path <@ (select app.scope('pass.read'))`

/** A checkpoint's flow over the 24 hours up to `now`, and how its officers last said that it stands. */
export interface LaneRow {
  id: string
  kind: 'county_entrance' | 'community_gate'
  name: string
  direction: string
  hours_open: string
  equipment: string
  version: number
  staff_needed: number
  duty_post: string | null
  staff: number | null
  waiting: number
  wait_minutes: number
  told_at: Date
  ins: number
  outs: number
  persons: number
  health: number
  back: number
  emergency: number
  last_at: Date | null
  /** The 24 hours, the present one last; `wait`: the longest wait told in that hour, in minutes. */
  hours: { in: number; out: number; wait: number | null }[]
}

const hour = (alias: string) => `${alias}.occurred_at > h.since and ${alias}.occurred_at <= h.since + interval '1 hour'`
const went = (direction: 'in' | 'out') =>
  `count(*) filter (where p.direction = '${direction}' and p.decision <> 'advised_back')::int`

/** Flow of the checkpoints in reach: who was advised back did not come in, and is counted apart. */
export const listLanes = (db: Queryable, county: number, now: Date) =>
  db.query<LaneRow>(
    `select c.id, c.kind, c.name, c.direction, c.hours as hours_open, c.equipment, c.version, c.staff_needed, c.post as duty_post,
            r.staff, r.waiting, r.wait_minutes, r.occurred_at as told_at, f.*,
            (select jsonb_agg(jsonb_build_object('in', w.ins, 'out', w.outs, 'wait', w.wait) order by w.since)
               from (select h.since, g.ins, g.outs,
                       (select max(t.wait_minutes) from checkpoint.post_report t where t.county = $1 and t.checkpoint = c.id and ${hour('t')}) as wait
                       from (select $2::timestamptz - make_interval(hours => 24 - i) as since from generate_series(0, 23) i) h
                       cross join lateral (select ${went('in')} as ins, ${went('out')} as outs from checkpoint.pass p
                         where p.county = $1 and p.checkpoint = c.id and ${hour('p')}) g) w) as hours
       from checkpoint.checkpoint c
       cross join lateral (select ${went('in')} as ins, ${went('out')} as outs,
            coalesce(sum(p.head_count) filter (where p.decision <> 'advised_back'), 0)::int as persons,
            count(*) filter (where p.decision = 'asked_health')::int as health, count(*) filter (where p.decision = 'advised_back')::int as back,
            count(*) filter (where p.is_emergency)::int as emergency, max(p.occurred_at) as last_at
           from checkpoint.pass p where p.county = $1 and p.checkpoint = c.id and p.occurred_at > $2::timestamptz - interval '24 hours') f
       left join lateral (select r.staff, r.waiting, r.wait_minutes, r.occurred_at from checkpoint.post_report r
          where r.county = $1 and r.checkpoint = c.id and r.occurred_at > $2::timestamptz - interval '12 hours'
          order by r.occurred_at desc limit 1) r on true
      where ${seen('c')} and c.closed_at is null order by c.kind desc, c.name, c.id limit 200`,
    [county, now],
  )

/** A breach as it is shown: what was reported, what the police counted, what became of it. */
export interface BreachRow {
  id: string
  is_own: boolean
  checkpoint: string
  place: string
  plate: string | null
  what: string
  persons: number
  occurred_at: Date
  handed_at: Date | null
  handed_persons: number | null
  closed_at: Date | null
  result: string | null
}

/** Breaches of the county that are open, and those of the caller's own reach that were closed within seven days; newest first. */
export const listBreaches = (db: Queryable, county: number, now: Date) =>
  db.query<BreachRow>(
    `select b.id, b.path <@ (select app.scope('pass.read')) as is_own, c.name as checkpoint, b.place, b.plate, b.what, b.persons,
            b.occurred_at, b.handed_at, b.handed_persons, b.closed_at, b.result
       from checkpoint.breach b join checkpoint.checkpoint c on c.county = $1 and c.id = b.checkpoint
      where b.county = $1 and (b.closed_at is null or (b.closed_at > $2::timestamptz - interval '7 days' and b.path <@ (select app.scope('pass.read'))))
      order by b.closed_at desc nulls first, b.occurred_at desc limit 100`,
    [county, now],
  )
