/** Where a list's middle and end lie: the sort key of the row before, found the slow way. */

/** Doors in walking order; `$2` is the share of the list that lies before. */
export const doorAt = (filter: string) => `
with kept as (select d.path::text as path, d.walk_order, d.id from registry.door d where d.county = $1 and ${filter}),
     total as (select count(*) as n from kept)
select path, walk_order, id, (select n from total)::int as total from kept order by path::ltree, walk_order, id
 offset greatest(0, (select case when $2::float8 < 1 then floor(n * $2::float8) else n - 51 end from total)) limit 1`

/** Differences not folded yet and parcels not sealed yet: what the worker still has before it. */
export const waiting = `
select (select count(*) from registry.coverage_delta) + (select count(*) from journal.entry e where e.ord = 0 and e.received_at > now() - interval '10 minutes'
   and not exists (select from journal.line l where l.county = e.county and l.parcel = e.parcel)) as waiting`
