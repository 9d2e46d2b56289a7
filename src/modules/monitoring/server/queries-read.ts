import type { Language } from '#platform/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'

/** Opens identities of persons in reach; null where today's limit is reached. Each is a look. */
export const openIdentities = (
  db: Queryable,
  county: number,
  persons: readonly string[],
  looks: readonly string[],
  look: { fields: readonly string[]; within: string; reason?: string; explanation?: Buffer },
) =>
  db.query<{ id: string; identity: Buffer | null }>(
    'select id, identity from monitoring.open_identity($1, $2::uuid[], $3::uuid[], $4::text[], $5::interval, $6, $7)',
    [county, persons, looks, look.fields, look.within, look.reason ?? null, look.explanation ?? null],
  )

/** A person with the latest follow-up, as lists show it. */
export interface ListedRow {
  id: string
  code: string
  kind: string
  status: string
  onset_on: string | null
  outcome: string
  sample_at: Date | null
  sample_result: string | null
  address: string
  schedule: string | null
  starts_on: string
  days: number
  per_day: number
  skipped: number
  ended_how: string | null
  closed: number
  done: number
  missed: number
  is_now_done: boolean
  is_alert: boolean
}

// Missed is what is over and owed and was not reached. The time that is open now has the number of those that are over.
const told = `
with base as (
  select p.id, p.code, p.kind, p.status, p.outcome, p.onset_on, p.place, p.path, c.id as schedule, c.starts_on, c.days, c.per_day, c.skipped, c.ended_how,
         case when c.id is null then 0 else monitoring.closed_slots(c.starts_on, c.days, c.per_day,
           case when c.ended_how is null then $2::timestamptz else least($2::timestamptz, c.ended_on::timestamp at time zone 'Asia/Shanghai') end) end as closed
    from monitoring.person p
    left join lateral (select s.* from monitoring.schedule s where s.county = $1 and s.person = p.id order by s.starts_on desc, s.id desc limit 1) c on true
   where p.county = $1 and p.path <@ (select app.scope('health.read')) and ($3::uuid is null or p.import = $3) and (not $4::boolean or p.import is null)
), told as (
  select b.*, coalesce(f.done, 0)::int as done, coalesce(f.now_done, false) as is_now_done, coalesce(f.alert, false) as is_alert,
         case when b.schedule is null then 0 else greatest(0, b.closed - b.skipped - coalesce(f.done, 0))::int end as missed
    from base b left join lateral (
      select count(distinct i.at) filter (where i.at >= b.skipped and i.at < b.closed) as done, bool_or(i.at = b.closed) as now_done, bool_or(u.is_alert) as alert
        from monitoring.follow_up u cross join lateral (select (u.day - b.starts_on) * b.per_day + u.slot - 1 as at) i
       where u.county = $1 and u.schedule = b.schedule and u.is_reached) f on true
)`
const isRunning = `t.schedule is not null and t.ended_how is null and ($2::timestamptz at time zone 'Asia/Shanghai')::date < t.starts_on + t.days`
const isDue = `${isRunning} and not t.is_now_done and ($2::timestamptz at time zone 'Asia/Shanghai')::date >= t.starts_on
  and t.closed < (($2::timestamptz at time zone 'Asia/Shanghai')::date - t.starts_on + 1) * t.per_day
  and extract(hour from $2::timestamptz at time zone 'Asia/Shanghai') >= 6`
const which = {
  due: isDue,
  missed: `${isRunning} and t.missed > 0`,
  alert: `${isRunning} and t.is_alert`,
  running: isRunning,
  released: `t.schedule is not null and t.ended_how is null and ($2::timestamptz at time zone 'Asia/Shanghai')::date >= t.starts_on + t.days`,
  cases: `t.kind = 'case'`,
} as const

const shown = `
     select t.id, t.code, t.kind, t.status, t.outcome, t.onset_on::text as onset_on, coalesce(d.address, a.name, '') as address, t.schedule,
            t.starts_on::text as starts_on, t.days, t.per_day, t.skipped, t.ended_how, t.closed, t.done, t.missed, t.is_now_done, t.is_alert,
            s.taken_at as sample_at, s.result as sample_result
       from told t left join place.pub_dwelling d on d.county = $1 and d.id = t.place left join place.pub_area a on a.county = $1 and a.id = t.place
       left join lateral (select m.taken_at, m.result from monitoring.sample m where m.county = $1 and m.person = t.id order by m.taken_at desc, m.id desc limit 1) s on true`

/** Whom a list is narrowed to: those of an import, those of none, or everybody. */
export type Within = string | 'none' | undefined
const within = (one: Within) => [one === undefined || one === 'none' ? null : one, one === 'none']

/** A page of a list; whoever missed most comes first. */
export const listPersons = (
  db: Queryable,
  county: number,
  now: Date,
  state: keyof typeof which,
  only: Within,
  after: { missed: number; id: string } | null,
  limit: number,
) =>
  db.query<ListedRow>(
    `${told}
     ${shown}
      where ${which[state]} and ($5::int is null or (-t.missed, t.id) > (-$5::int, $6::uuid))
      order by -t.missed, t.id limit $7`,
    [county, now, ...within(only), after?.missed ?? null, after?.id ?? null, limit],
  )

/** One person of those lists. */
export async function findListed(db: Queryable, county: number, now: Date, id: string): Promise<ListedRow | undefined> {
  const rows = await db.query<ListedRow>(
    `${told}
     ${shown}
      where t.id = $5`,
    [county, now, ...within(undefined), id],
  )
  return rows[0]
}

/** Counts of every list. */
export async function countStates(
  db: Queryable,
  county: number,
  now: Date,
  only: Within,
): Promise<Record<keyof typeof which, number>> {
  const rows = await db.query<Record<keyof typeof which, number>>(
    `${told} select ${Object.entries(which)
      .map(([name, condition]) => `count(*) filter (where ${condition})::int as ${name}`)
      .join(', ')} from told t`,
    [county, now, ...within(only)],
  )
  return rows[0] as Record<keyof typeof which, number>
}

/** What a person's page shows beside the list's row. */
export interface DetailRow {
  emergency: string
  outcome: string
  sex: string | null
  birth_year: number | null
  door: string | null
  resident: string | null
  paper: Buffer | null
  phone: Buffer | null
  retain_until: Date
  generated: boolean
  version: number
}
/** The rest of a person's record. */
export async function findDetail(db: Queryable, county: number, id: string): Promise<DetailRow | undefined> {
  const rows = await db.query<DetailRow>(
    `select p.emergency, p.outcome, p.sex, p.birth_year, d.id as door, p.resident, p.id_index as paper, p.phone_index as phone, p.retain_until, p.generated, p.version
       from monitoring.person p left join place.pub_dwelling d on d.county = $1 and d.id = p.place where p.county = $1 and p.id = $2`,
    [county, id],
  )
  return rows[0]
}

/** Exposures of a person, as source and as target. */
export const exposuresOf = (db: Queryable, county: number, id: string) =>
  db.query<{ is_source: boolean; id: string; code: string; kind: string; setting: string; last_on: string | null }>(
    `select p.id = e.source as is_source, p.id, p.code, p.kind, e.setting, e.last_on::text as last_on
       from monitoring.exposure e join monitoring.person p on p.county = $1 and p.id = case when e.source = $2 then e.target else e.source end
      where e.county = $1 and (e.source = $2 or e.target = $2) order by p.code limit 50`,
    [county, id],
  )

/** Samples, newest first. */
export const samplesOf = (db: Queryable, county: number, id: string) =>
  db.query<{ id: string; kind: string; lab: string; taken_at: Date; result: string | null; result_at: Date | null }>(
    'select id, kind, lab, taken_at, result, result_at from monitoring.sample where county = $1 and person = $2 order by taken_at desc limit 50',
    [county, id],
  )

/** Findings, newest first, encrypted. */
export const factsOf = (db: Queryable, county: number, id: string) =>
  db.query<{ id: string; kind: string; at: Date; body: Buffer; emergency: string }>(
    'select id, kind, at, body, emergency from monitoring.fact where county = $1 and person = $2 order by at desc limit 50',
    [county, id],
  )

/** A follow-up as it is read. */
export interface FollowUpRow {
  id: string
  day: string
  slot: number
  how: string
  is_reached: boolean
  is_alert: boolean
  body: Buffer
  emergency: string
  occurred_at: Date
  by: string | null
  /** Of an own report alone: its key as the vault wraps it, and what that is bound to. */
  key_vault: Buffer | null
  key_about: string | null
}
/** Follow-ups of a schedule, newest first. */
export const followUpsOf = (db: Queryable, county: number, schedule: string) =>
  db.query<FollowUpRow>(
    `select u.id, u.day::text as day, u.slot, u.how, u.is_reached, u.is_alert, u.body, u.emergency, u.occurred_at, u.key_vault, u.key_about,
            n.display_name as by
       from monitoring.follow_up u left join lateral agency.pub_names($1, array[u.recorded_by]) n on true
      where u.county = $1 and u.schedule = $2 order by u.day desc, u.slot desc, u.occurred_at desc limit 112`,
    [county, schedule],
  )

/** The code of a follow-up: since when, by whom, in which language. */
export async function paperOf(db: Queryable, county: number, schedule: string) {
  const rows = await db.query<{ issued_at: Date; by: string | null; language: Language }>(
    `select p.issued_at, n.display_name as by, p.language from monitoring.paper p left join lateral agency.pub_names($1, array[p.issued_by]) n on true
      where p.county = $1 and p.schedule = $2`,
    [county, schedule],
  )
  return rows[0]
}

/** Who looked at a person, latest first. */
export const looksOf = (db: Queryable, county: number, id: string) =>
  db.query<{ at: Date; by: string | null; reason: string | null }>(
    `select l.at, n.display_name as by, l.reason from monitoring.look l left join lateral agency.pub_names($1, array[l.actor]) n on true
      where l.county = $1 and l.person = $2 order by l.at desc limit 50`,
    [county, id],
  )

/** Persons whose index is exactly this. */
export const findByIndex = (db: Queryable, county: number, by: 'name' | 'number' | 'phone', index: Buffer) => {
  const column = { name: 'name_index', number: 'id_index', phone: 'phone_index' }[by]
  return db.query<{ id: string; code: string; kind: string; address: string; birth_year: number | null }>(
    `select p.id, p.code, p.kind, coalesce(d.address, a.name, '') as address, p.birth_year from monitoring.person p
       left join place.pub_dwelling d on d.county = $1 and d.id = p.place left join place.pub_area a on a.county = $1 and a.id = p.place
      where p.county = $1 and p.${column} = $2 and p.path <@ (select app.scope('health.read')) order by p.code limit 20`,
    [county, index],
  )
}

/** What a chain is narrowed to. */
export interface ChainOf {
  only: Within
  from: string | null
  to: string | null
}
const chained = `
  chained as (
    select p.id, p.code, p.kind, p.onset_on from monitoring.person p
     where p.county = $1 and p.path <@ (select app.scope('health.read')) and p.kind <> 'arrival' and (not $3::boolean or p.import is null)
       and ($2::uuid is null or p.import = $2 or p.id in (
         select unnest(array[e.source, e.target]) from monitoring.exposure e where e.county = $1 and e.import = $2))
       and ($4::date is null or p.onset_on >= $4) and ($5::date is null or p.onset_on <= $5))`
const chainValues = (county: number, { only, from, to }: ChainOf) => [county, ...within(only), from, to]

/** Cases and contacts in reach, as the chain shows them: those of an import are also those whom its links name. */
export const chainPersons = (db: Queryable, county: number, of: ChainOf, limit: number) =>
  db.query<{ id: string; code: string; kind: string; onset_on: string | null }>(
    `with ${chained} select id, code, kind, onset_on::text as onset_on from chained order by onset_on nulls last, id limit $6`,
    [...chainValues(county, of), limit],
  )
/** Links among those persons. */
export const chainLinks = (db: Queryable, county: number, of: ChainOf, limit: number) =>
  db.query<{ from: string; to: string }>(
    `with ${chained} select e.source as "from", e.target as "to" from monitoring.exposure e
      where e.county = $1 and e.path <@ (select app.scope('health.read'))
        and e.source in (select id from chained) and e.target in (select id from chained) order by e.id limit $6`,
    [...chainValues(county, of), limit],
  )

/** Somebody whom a phone follows up. */
export interface PhoneRow {
  schedule: string
  person: string
  emergency: string
  address: string
  door: string | null
  starts_on: string
  days: number
  per_day: number
  skipped: number
  done: number[] | null
}
/** Who is followed up in reach at a moment, and from tomorrow: at most 50. */
export const phonePersons = (db: Queryable, county: number, now: Date) =>
  db.query<PhoneRow>(
    `select c.id as schedule, p.id as person, p.emergency, coalesce(d.address, a.name, '') as address, d.id as door, c.starts_on::text as starts_on,
            c.days, c.per_day, c.skipped,
            (select array_agg(distinct (u.day - c.starts_on) * c.per_day + u.slot - 1) from monitoring.follow_up u
              where u.county = $1 and u.schedule = c.id and u.is_reached) as done
       from monitoring.schedule c join monitoring.person p on p.county = $1 and p.id = c.person
       left join place.pub_dwelling d on d.county = $1 and d.id = p.place left join place.pub_area a on a.county = $1 and a.id = p.place
      where c.county = $1 and c.path <@ (select app.scope('health.read')) and c.ended_how is null
        and ($2::timestamptz at time zone 'Asia/Shanghai')::date between c.starts_on - 1 and c.starts_on + c.days - 1
      order by d.walk_order nulls last, p.id limit 50`,
    [county, now],
  )

/** Leads that name a person in reach; number, list and day where the reader's agency owns the lead or is its desk. */
export const leadsOf = (db: Queryable, county: number, person: string) =>
  db.query<{
    id: string | null
    state: string
    list_title: string | null
    received_at: Date | null
    is_own: boolean
  }>('select id, state, list_title, received_at, is_own from monitoring.leads_of($1, $2)', [county, person])
