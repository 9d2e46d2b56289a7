-- Patrols and broadcast runs (rows S18, S20): what was planned, which stops were reached, what was found there, which grids heard it.
create schema patrol;

-- class: tenant. A drive or walk of an agency's people past stops in order. path: the smallest area that holds all its stops.
create table patrol.run (
  county int not null references app.county (code),
  id uuid not null,
  kind text not null check (kind in ('patrol', 'broadcast')),
  name text not null check (length(name) between 1 and 60),
  path ltree not null,
  agency uuid not null,
  crew uuid[] not null check (cardinality(crew) between 1 and 12),
  vehicle text check (length(vehicle) between 1 and 60),
  recording text check (length(recording) between 1 and 100),
  texts jsonb not null default '{}',
  cites text check (length(cites) between 1 and 120),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'running', 'done', 'cancelled')),
  stops smallint not null check (stops between 1 and 60),
  done smallint not null default 0,
  skipped smallint not null default 0,
  copied_from uuid,
  planned_by uuid not null,
  planned_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancelled_why text check (length(cancelled_why) between 1 and 200),
  version int not null default 1,
  primary key (county, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  check (done >= 0 and skipped >= 0 and done + skipped <= stops),
  check (kind = 'patrol' or recording is not null or texts <> '{}'),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancelled_why is null)),
  check ((state = 'done') = (ended_at is not null))
);
create index run_live on patrol.run (county, starts_at, id) where state in ('planned', 'running');
create index run_over on patrol.run (county, starts_at desc, id desc) where state in ('done', 'cancelled');
create index run_agency on patrol.run (county, agency, starts_at);
comment on column patrol.run.texts is 'Broadcast: what is read out, by language';
comment on column patrol.run.cites is 'Broadcast: the official notice that is read, by its title';

-- class: tenant. One stop of a run, in order. What was reached is the track: no position is taken on the way between.
create table patrol.stop (
  county int not null references app.county (code),
  id uuid not null,
  run uuid not null,
  nth smallint not null check (nth between 0 and 59),
  kind text not null check (kind in ('patrol', 'broadcast')),
  agency uuid not null,
  crew uuid[] not null,
  place uuid not null,
  path ltree not null,
  name text check (length(name) between 1 and 100),
  trade text check (trade in ('market', 'supermarket', 'restaurant', 'pharmacy', 'hotel', 'entertainment', 'transport', 'other')),
  state text not null default 'open' check (state in ('open', 'done', 'skipped')),
  at timestamptz,
  received_at timestamptz,
  done_by uuid,
  why text check (length(why) between 1 and 200),
  lat numeric(7, 4) check (lat between -90 and 90),
  lon numeric(7, 4) check (lon between -180 and 180),
  primary key (county, id),
  foreign key (county, run) references patrol.run (county, id),
  check ((state = 'open') = (at is null) and (at is null) = (received_at is null) and (at is null) = (done_by is null)),
  check ((state = 'skipped') = (why is not null)),
  check ((lat is null) = (lon is null) and (lat is null or state = 'done'))
);
create unique index stop_nth on patrol.stop (county, run, nth);
create index stop_reached on patrol.stop (county, at) where state = 'done' and kind = 'broadcast';
comment on column patrol.stop.lat is 'Where the crew pressed the button, to some ten metres, where the person allowed it; never taken otherwise';

-- class: tenant. Something found at a stop: about premises, never about a person.
create table patrol.finding (
  county int not null references app.county (code),
  id uuid not null,
  run uuid not null,
  stop uuid not null,
  path ltree not null,
  agency uuid not null,
  crew uuid[] not null,
  kind text not null check (kind in ('open_despite_closure', 'crowding', 'no_screening', 'disinfection', 'price', 'hazard', 'other')),
  said text not null check (length(said) between 1 and 300),
  incident uuid,
  found_by uuid not null,
  found_at timestamptz not null,
  received_at timestamptz not null,
  primary key (county, id),
  foreign key (county, stop) references patrol.stop (county, id)
);
create index finding_at on patrol.finding (county, found_at desc, id desc);
create index finding_run on patrol.finding (county, run);

call app.protect_with('patrol.run',
  'path <@ (select app.scope(''patrol.read'')) or county = (select app.county_for(''patrol.own'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))',
  'path <@ (select app.scope(''patrol.write'')) or county = (select app.county_for(''patrol.act'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))');
-- Which areas a broadcast reached is known to everybody who plans one, whoever drove.
call app.protect_with('patrol.stop',
  'path <@ (select app.scope(''patrol.read'')) or kind = ''broadcast'' and path <@ (select app.scope(''patrol.reached'')) or county = (select app.county_for(''patrol.own'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))',
  'path <@ (select app.scope(''patrol.write'')) or county = (select app.county_for(''patrol.act'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))');
call app.protect_with('patrol.finding',
  'path <@ (select app.scope(''patrol.read'')) or county = (select app.county_for(''patrol.own'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))',
  'path <@ (select app.scope(''patrol.write'')) or county = (select app.county_for(''patrol.act'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))');
create policy definer_all on patrol.run for all to lianfang_migrator using (true) with check (true);
create policy definer_all on patrol.stop for all to lianfang_migrator using (true) with check (true);
create policy definer_all on patrol.finding for all to lianfang_migrator using (true) with check (true);

-- Whoever re-draws places needs no right to runs: the path alone is changed, inside the reach of the caller's place.write.
create function patrol.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write'); v_table text;
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  foreach v_table in array array['run', 'stop', 'finding'] loop
    execute format('update patrol.%I t set path = case when t.path = $2 then $3 else $3 || subpath(t.path, nlevel($2)) end
      where t.county = $1 and t.path <@ $2 and t.path <@ $4', v_table) using p_county, p_from, p_to, v_scope;
  end loop;
end $$;
revoke all on function patrol.follow_area(int, ltree, ltree) from public;
grant execute on function patrol.follow_area(int, ltree, ltree) to lianfang_staff;
grant usage on schema patrol to lianfang_staff;
grant select, insert on patrol.run, patrol.stop, patrol.finding to lianfang_staff;
grant update (name, vehicle, crew, starts_at, ends_at, version, state, done, skipped, begun_at, ended_at, cancelled_at, cancelled_by, cancelled_why) on patrol.run to lianfang_staff;
grant update (crew, state, at, received_at, done_by, why, lat, lon) on patrol.stop to lianfang_staff;
-- What was found stays readable for the crew as it is now.
grant update (crew) on patrol.finding to lianfang_staff;

-- Whoever plans the own agency's runs sees its people.
alter policy staff_select on agency.account
  using (path <@ (select app.scope('account.read')) or county = (select app.county_for('task.read')) or id = (select app.this_account())
    or county = (select app.county_for('duty.lend')) and agency = (select app.this_agency())
    or county = (select app.county_for('patrol.act')) and agency = (select app.this_agency()));

-- An incident can come of a patrol.
alter table incident.incident drop constraint incident_source_check;
alter table incident.incident add constraint incident_source_check check (source in ('staff', 'phone', 'hotline', 'resident', 'inspection', 'patrol'));
comment on column incident.incident.finding is 'Finding of an inspection or a patrol that it came of; source says which';

-- An agency's people drive and patrol with a phone; what they may do at a desk beside it are their agency's own papers.
create or replace function agency.works_by_phone(p_county int, p_account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce((select bool_and(h.role in ('checkpoint_officer', 'inspector', 'agency_staff')
                                   or exists (select from app.role_permission rp where rp.role = h.role and rp.permission = 'sync.pull'))
                     from app.role_held h
                    where h.county = p_county and h.account = p_account and h.ended_at is null and (h.valid_to is null or h.valid_to > now())), false);
end $$;
