-- Dispatch follows the places, asks who may be sent, and reads the coverage figures through published views.

alter table dispatch.task add column visits_before int;
comment on column dispatch.task.visits_before is 'Visits that the area counted when the task was given: while it is the same, nothing has begun, and no door need be read. Null: unknown, read the doors';

-- Whoever re-draws grids needs no right to tasks, so the path alone is changed here, inside the reach of the caller's
-- place.write on both ends.
create policy definer_select on dispatch.task for select to lianfang_migrator using (true);
create policy definer_update on dispatch.task for update to lianfang_migrator using (true) with check (true);

create function dispatch.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write');
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update dispatch.task t
     set path = case when t.path = p_from then p_to else p_to || subpath(t.path, nlevel(p_from)) end, visits_before = null
   where t.county = p_county and t.path >= p_from and t.path < app.path_end(p_from) and t.path <@ v_scope;
end $$;

create function dispatch.follow_doors(p_county int, p_doors uuid[], p_paths ltree[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write');
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update dispatch.task t set path = m.path
    from unnest(p_doors, p_paths) as m (door, path)
   where t.county = p_county and t.place = m.door and t.is_dwelling and t.path <@ v_scope and m.path <@ v_scope;
end $$;

-- Whether a person holds a live grid worker's role over every one of the paths: yes or no, nothing of what else is held.
create function dispatch.covers(p_county int, p_account uuid, p_paths ltree[], p_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_held ltree[];
begin
  if p_county is distinct from app.county_for('task.write') then return false; end if;
  select array_agg(h.path) into v_held from app.role_held h
   where h.county = p_county and h.account = p_account and h.role = 'grid_worker' and h.ended_at is null
     and h.valid_from <= p_at and (h.valid_to is null or h.valid_to > p_at);
  return v_held is not null and not exists (select from unnest(p_paths) as p (path) where not (p.path <@ v_held));
end $$;

revoke all on function dispatch.follow_area(int, ltree, ltree), dispatch.follow_doors(int, uuid[], ltree[]),
  dispatch.covers(int, uuid, ltree[], timestamptz) from public;
grant execute on function dispatch.follow_area(int, ltree, ltree), dispatch.follow_doors(int, uuid[], ltree[]),
  dispatch.covers(int, uuid, ltree[], timestamptz) to lianfang_staff;

-- Live tasks by deadline: the order of the dispatcher's list.
create index task_live on dispatch.task (county, due_at, id) where withdrawn_at is null;

-- Figures for dispatch and report. Exact ones are pub_coverage plus the differences of pub_coverage_delta at or below a path.
create view registry.pub_coverage with (security_invoker = true) as
  select county, path, unreached, registered, nobody_home, refused, vacant, demolished, not_dwelling, persons, visits
    from registry.coverage;
create view registry.pub_coverage_day with (security_invoker = true) as
  select county, path, day, unreached, registered, nobody_home, refused, vacant, demolished, not_dwelling, persons, visits
    from registry.coverage_day;
create view registry.pub_coverage_delta with (security_invoker = true) as
  select county, path, day, unreached, registered, nobody_home, refused, vacant, demolished, not_dwelling, persons, visits
    from registry.coverage_delta;
grant select on registry.pub_coverage, registry.pub_coverage_day, registry.pub_coverage_delta to lianfang_staff;
