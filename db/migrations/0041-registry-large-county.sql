-- Lists that stay quick in a county of a million: nothing is counted or sorted anew for every reader.

-- Closed doors in walking order with what makes them due or tried often, so that neither is looked for door by door.
create index door_home on registry.door (county, walk, walk_order, id, next_at, attempts) where state = 'nobody_home';
create index statement_signed on registry.statement (county, signed_at, id);

-- When somebody last knocked below an area: whether work has begun there, without asking its doors.
alter table registry.coverage add column last_at timestamptz;
alter table registry.coverage_delta add column last_at timestamptz;
comment on column registry.coverage.last_at is 'Latest knock below the area, as far as it is folded; that of a door which moves away stays, for it was done there';
alter table registry.coverage no force row level security;
update registry.coverage c set last_at = k.last_at
  from (select d.county, subpath(d.path, 0, n) as path, max(d.last_at) as last_at
          from registry.door d cross join lateral generate_series(1, nlevel(d.path)) n where d.last_at is not null group by 1, 2) k
 where c.county = k.county and c.path = k.path;
alter table registry.coverage force row level security;
create or replace view registry.pub_coverage with (security_invoker = true) as
  select county, path, unreached, registered, nobody_home, refused, vacant, demolished, not_dwelling, persons, visits, last_at
    from registry.coverage;
create or replace view registry.pub_coverage_delta with (security_invoker = true) as
  select county, path, day, unreached, registered, nobody_home, refused, vacant, demolished, not_dwelling, persons, visits, last_at
    from registry.coverage_delta;
-- Whoever re-draws grids needs no right to tasks, so the path alone is changed here, inside the reach of the caller's
-- place.write on both ends.
create or replace function dispatch.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write');
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update dispatch.task t
     set path = case when t.path = p_from then p_to else p_to || subpath(t.path, nlevel(p_from)) end
   where t.county = p_county and t.path >= p_from and t.path < app.path_end(p_from) and t.path <@ v_scope;
end $$;
alter table dispatch.task drop column visits_before;
