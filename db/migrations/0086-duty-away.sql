-- Somebody on the roster was not found at the post by an inspection. It stands beside the person's own check, which stays as it was, and
-- makes a hole from then on, until the person is back or somebody takes over.

-- class: tenant.
create table duty.away (
  county int not null references app.county (code),
  id uuid not null,
  shift uuid not null,
  post uuid not null,
  path ltree not null,
  account uuid not null,
  leader uuid,
  at timestamptz not null,
  found_by uuid not null,
  back_at timestamptz,
  primary key (county, id),
  foreign key (county, shift) references duty.shift (county, id),
  check (back_at >= at)
);
create index away_shift on duty.away (county, shift);
comment on column duty.away.back_at is 'When the person was at the post again, or an objection was upheld';
comment on column duty.away.id is 'The finding of the inspection';

call app.protect_with('duty.away',
  'path <@ (select app.scope(''duty.read'')) or path <@ (select app.scope(''duty.found'')) or county = (select app.county_for(''duty.own'')) and (account = (select app.this_account()) or leader = (select app.this_account()))',
  'path <@ (select app.scope(''duty.write'')) or path <@ (select app.scope(''duty.found'')) or county = (select app.county_for(''duty.own'')) and (account = (select app.this_account()) or leader = (select app.this_account()))');
create policy definer_all on duty.away for all to lianfang_migrator using (true) with check (true);
grant select, insert on duty.away to lianfang_staff;
grant update (back_at) on duty.away to lianfang_staff;

create or replace function duty.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write'); v_table text;
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  foreach v_table in array array['post', 'shift', 'attendance', 'contest', 'note', 'swap', 'lending', 'call', 'called', 'away'] loop
    execute format('update duty.%I t set path = case when t.path = $2 then $3 else $3 || subpath(t.path, nlevel($2)) end
      where t.county = $1 and t.path <@ $2 and t.path <@ $4', v_table) using p_county, p_from, p_to, v_scope;
  end loop;
end $$;
