/**
 * Fills a database without commands, as its superuser: what eight days of work leave behind, at any size. Ciphertexts are
 * random bytes of the usual length; nothing that is measured opens them.
 */

export const insertAreas = `
insert into place.area (county, id, kind, code, parent, path, name, ordinal, class, responsible, lon, lat)
select $1, a.* from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::ltree[], $7::text[], $8::int[], $9::smallint[], $10::text[], $11::float8[], $12::float8[]) as a`

export const insertDwellings = `
insert into place.dwelling (county, id, area, path, number, address, walk_order, sources)
select $1, d.id, d.area, d.path, d.number, d.address, d.walk_order, string_to_array(d.sources, ',')
  from unnest($2::uuid[], $3::uuid[], $4::ltree[], $5::text[], $6::text[], $7::int[], $8::text[]) as d (id, area, path, number, address, walk_order, sources)`

/** States are spread by chance: most doors registered, some in each other state. */
export const insertDoors = `
insert into registry.door (county, id, path, walk_order, state, attempts, persons, mismatch, found, decided_by, decided_at, last_at, last_by, next_at)
select $1, d.id, d.path, d.walk_order, s.state,
       case when s.state = 'nobody_home' then 1 + (d.dice * 977)::int % 4 else 0 end,
       case when s.state = 'registered' then d.persons else 0 end, d.mismatch, (d.dice * 1009)::int % 200 = 0,
       case when s.state not in ('unreached', 'nobody_home') then uuidv7() end,
       case when s.state not in ('unreached', 'nobody_home') then now() - d.dice * interval '2 days' end,
       case when s.state <> 'unreached' then now() - d.dice * interval '2 days' end,
       case when s.state <> 'unreached' then $7::uuid end,
       case when s.state = 'nobody_home' then now() + (d.dice - 0.5) * interval '2 days' end
  from (select *, random() as dice from unnest($2::uuid[], $3::ltree[], $4::int[], $5::smallint[], $6::boolean[]) as u (id, path, walk_order, persons, mismatch)) d
 cross join lateral (select case when d.persons = 0 then 'vacant' when d.dice < 0.90 then 'registered' when d.dice < 0.94 then 'unreached' when d.dice < 0.975 then 'nobody_home'
                                 when d.dice < 0.985 then 'refused' when d.dice < 0.995 then 'vacant' when d.dice < 0.998 then 'demolished' else 'not_dwelling' end as state) s`

/** What stands behind the doors: households, residents, visits, journal; and the coverage comes from the product itself. */
export const fillBehind = [
  `insert into registry.household (county, id, door, path, emergency, head_count, contact, phone_index, generated, since, changed_at, changed_by)
   select d.county, uuidv7(), d.id, d.path, $2, d.persons, gen_random_bytes(90), gen_random_bytes(32), true, d.last_at, d.last_at, d.last_by
     from registry.door d where d.county = $1 and d.state = 'registered'`,
  `insert into registry.resident (county, id, household, path, emergency, sex, birth_year, identity, id_index, generated, changed_at, changed_by)
   select h.county, uuidv7(), h.id, h.path, $2, 'female', 1970, gen_random_bytes(110), gen_random_bytes(32), true, h.changed_at, h.changed_by
     from registry.household h cross join lateral generate_series(1, h.head_count) where h.county = $1`,
  `insert into registry.visit (county, id, door, path, emergency, outcome, persons, occurred_at, received_at, actor)
   select d.county, coalesce(d.decided_by, uuidv7()), d.id, d.path, $2, d.state, nullif(d.persons, 0), d.last_at, d.last_at, d.last_by
     from registry.door d where d.county = $1 and d.state <> 'unreached'`,
  `insert into journal.entry (county, id, parcel, ord, name, actor, emergency, device, occurred_at, received_at, body_mac, result, cipher, mac)
   select v.county, v.id, v.id, 0, 'registry.recordVisit', v.actor, $2, 'bench', v.occurred_at, v.received_at, gen_random_bytes(32),
          '{"state": "registered", "decided": true, "persons": 3, "conflicts": 0}', gen_random_bytes(260), gen_random_bytes(32)
     from registry.visit v where v.county = $1 and v.emergency = $2`,
  `insert into journal.line (county, no, parcel, entries, hash)
   select e.county, row_number() over (order by e.id), e.parcel, 1, gen_random_bytes(32) from journal.entry e where e.county = $1 and e.emergency = $2`,
] as const

/** Takes the states back, for a county where nothing was done yet. */
export const forgetVisits = `
update registry.door set state = 'unreached', attempts = 0, persons = 0, decided_by = null, decided_at = null, last_at = null, last_by = null, next_at = null
 where county = $1`

/** Free doors for the registrations to come, spread over the grids of a town; answers them. */
export const insertSpare = `
with grids as (
  select a.id, a.path, row_number() over (order by a.path) as n, count(*) over () as total from place.area a
   where a.county = $1 and a.path <@ $2::ltree and a.kind in ('grid', 'unit')
), made as (
  insert into place.dwelling (county, id, area, path, number, address, walk_order, sources)
  select $1, uuidv7(), g.id, g.path, '备' || i, '备用门牌' || i, 100000 + i, '{house_register,meter,grid}'
    from generate_series(1, $3::int) i join grids g on g.n = 1 + i % g.total
  returning id, path, walk_order
), opened as (
  insert into registry.door (county, id, path, walk_order) select $1, m.id, m.path, m.walk_order from made m
)
select id from made order by path, walk_order`

/** The emergency, one agency, and one account a row of the plan: a role held at a place, with a session. */
export const insertCounty = "insert into app.county values ($1, '平武县', now())"
export const insertEmergency = `
insert into emergency.emergency (county, id, playbook, playbook_version, name, level, legal_basis, roll, started_at, declared_by, declared_at)
values ($1, $2, '2020-novel-pneumonia', '1', '测量', 1, '{测量}', $3, now() - interval '9 days', $2, now())`
export const insertLive = 'insert into app.live_emergency values ($1, $2)'
export const insertAgency = `
insert into agency.agency (county, id, kind, name, place, path) select $1, $2, 'commission', '县指挥部', id, path from place.area where county = $1 and kind = 'county'`
export const insertAccount = `
with made as (
  insert into agency.account (county, id, username, display_name, agency, path, password, must_change, generated)
  select $1, $2, $3, '测量员', $4, path, 'none', false, true from place.area where county = $1 and id = $6
), held as (
  insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
  select $1, $2, $2, $5, id, path, now() - interval '9 days', $2 from place.area where county = $1 and id = $6
)
insert into app.session (token_hash, id, county, account, expires_at) values ($7, $2, $1, $2, now() + interval '1 day')`

/** Things that lists show and that stand beside the doors: other accounts, signed statements, tasks. */
export const fillLists = [
  `insert into agency.account (county, id, username, display_name, agency, path, password, must_change, generated)
   select $1, uuidv7(), 'w' || lower(a.code), '网格员' || a.ordinal, g.id, a.path, 'none', false, true
     from place.area a cross join agency.agency g where a.county = $1 and g.county = $1 and a.kind in ('town', 'community', 'village', 'grid')`,
  `insert into registry.statement (county, id, area, path, day, figures, gaps, hash, signed_by, signed_name, signed_at)
   select $1, uuidv7(), a.id, a.path, d::date, '{}', '[]', gen_random_bytes(32), uuidv7(), '网格长', d
     from place.area a cross join generate_series(now() - interval '8 days', now(), interval '1 day') d where a.county = $1 and a.kind in ('community', 'village')`,
  `insert into dispatch.task (county, id, place, path, place_name, assignee, assigned_by, assigned_at, due_at)
   select $1, uuidv7(), a.id, a.path, a.name, w.id, w.id, now() - interval '1 day', now() + interval '1 day'
     from place.area a join agency.account w on w.county = $1 and w.username = 'w' || lower(a.code) where a.county = $1 and a.kind = 'grid'`,
] as const
