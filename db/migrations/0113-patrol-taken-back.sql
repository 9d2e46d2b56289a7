-- A check-in that its crew took back: the stop is open again, and both stay on record.
-- class: tenant.
create table patrol.taken_back (
  county int not null references app.county (code),
  id uuid not null,
  run uuid not null,
  stop uuid not null,
  path ltree not null,
  agency uuid not null,
  crew uuid[] not null,
  checked_at timestamptz not null,
  checked_by uuid not null,
  why text not null check (length(why) between 1 and 200),
  taken_by uuid not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  primary key (county, id),
  foreign key (county, stop) references patrol.stop (county, id)
);
create index taken_back_run on patrol.taken_back (county, run);
create index taken_back_stop on patrol.taken_back (county, stop);
comment on table patrol.taken_back is 'Who had checked in when, who took it back when and why; the position of a check-in goes with it';

call app.protect_with('patrol.taken_back',
  'path <@ (select app.scope(''patrol.read'')) or county = (select app.county_for(''patrol.own'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))',
  'path <@ (select app.scope(''patrol.write'')) or county = (select app.county_for(''patrol.act'')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))');
create policy definer_all on patrol.taken_back for all to lianfang_migrator using (true) with check (true);
grant select, insert on patrol.taken_back to lianfang_staff;
-- It stays readable for the crew as it is now.
grant update (crew) on patrol.taken_back to lianfang_staff;

create or replace function patrol.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write'); v_table text;
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  foreach v_table in array array['run', 'stop', 'finding', 'taken_back'] loop
    execute format('update patrol.%I t set path = case when t.path = $2 then $3 else $3 || subpath(t.path, nlevel($2)) end
      where t.county = $1 and t.path <@ $2 and t.path <@ $4', v_table) using p_county, p_from, p_to, v_scope;
  end loop;
end $$;
