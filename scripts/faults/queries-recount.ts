import { columns, ofDoor } from '../../src/modules/registry/server/vector.ts'

/** Which of these commands have an entry in the journal, and a visit. */
export const kept = `
select i.id, exists (select from journal.entry e where e.county = $1 and e.id = i.id) as entered,
       exists (select from registry.visit v where v.county = $1 and v.id = i.id) as visited
  from unnest($2::uuid[]) as i (id)`

/** Visits and entries of the whole county, whoever made them. */
export const totals = `
select (select count(*)::int from journal.entry where county = $1) as entries, (select count(*)::int from registry.visit where county = $1) as visits,
       (select coalesce(sum(visits), 0)::int from registry.coverage c join place.area a on a.county = c.county and a.path = c.path and a.kind = 'county' where c.county = $1)
         + (select coalesce(sum(visits), 0)::int from registry.coverage_delta where county = $1) as counted`

/** Doors whose ledger does not follow from their visits: attempts, or the state after the latest answer. */
export const strayDoors = `
select d.id from registry.door d
 cross join lateral (
   select count(*) filter (where v.outcome = 'nobody_home') as nobody, count(*) as visits,
          (array_agg(v.outcome order by v.occurred_at desc, v.id desc) filter (where v.outcome <> 'nobody_home'))[1] as answer
     from registry.visit v where v.county = d.county and v.door = d.id) v
 where d.county = $1 and (d.attempts <> v.nobody or d.state <> coalesce(v.answer, case when v.visits > 0 then 'nobody_home' else 'unreached' end)
    or (select count(*) from registry.household h where h.county = d.county and h.door = d.id and h.left_at is null) > 1)`

const figures = columns.filter((column) => column !== 'visits')
const sum = (alias: string) =>
  figures.map((column) => `coalesce(sum(${alias}.${column}), 0)::int as ${column}`).join(', ')

/** Areas whose figures, folded and waiting ones together, differ from a recount of the doors. */
export const strayAreas = `
with kept as (
  select path, ${figures.join(', ')} from registry.coverage where county = $1
  union all
  select subpath(d.path, 0, n), ${figures.map((column) => `d.${column}`).join(', ')} from registry.coverage_delta d cross join lateral generate_series(1, nlevel(d.path)) n where d.county = $1
), summed as (select k.path, ${sum('k')} from kept k group by k.path
), counted as (
  select x.path, ${sum('x')} from (
    select subpath(d.path, 0, n) as path, ${ofDoor} from registry.door d cross join lateral generate_series(1, nlevel(d.path)) n where d.county = $1
  ) x group by x.path
)
select coalesce(s.path, c.path)::text as path from summed s full join counted c on c.path = s.path
 where (${figures.map((column) => `s.${column}`).join(', ')}) is distinct from (${figures.map((column) => `c.${column}`).join(', ')})`

/** Doors of an area, for the writers. */
export const doorsBelow =
  'select id from registry.door where county = $1 and path <@ $2::ltree order by walk_order, id limit 60'
