-- A single demand may serve an objective of its own; without one it serves that of its directive.
alter table directive.demand add column objective uuid;
comment on column directive.demand.objective is 'Objective of a plan of the response that this demand serves; where null, that of the directive';
create index demand_objective on directive.demand (county, objective) where objective is not null;
grant update (objective) on directive.demand to lianfang_staff;

create policy definer_objectives on directive.demand for select to lianfang_migrator using (true);

-- Directives of objectives for whoever reads the plan: number, title and counts, of exactly the demands that serve each; their numbers where
-- they are not all of the paper. What is asked and answered stays with issuer and owners.
drop function directive.pub_of_objectives(int, uuid[]);
create function directive.pub_of_objectives(p_county int, p_objectives uuid[])
returns table (objective uuid, id uuid, year smallint, no int, title text, withdrawn boolean, demands smallint[], owners int, signed_off int, late int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query
    with papers as (
      select x.id from directive.directive x where x.county = p_county and x.objective = any (p_objectives)
      union
      select m.directive from directive.demand m where m.county = p_county and m.objective = any (p_objectives)),
    serving as (
      select d.id, m.ord, coalesce(m.objective, d.objective) as objective, count(*) over (partition by d.id) as of
        from papers p
        join directive.directive d on d.county = p_county and d.id = p.id
        join directive.demand m on m.county = p_county and m.directive = d.id)
    select s.objective, d.id, d.year, d.no, d.title, d.withdrawn_at is not null,
           case when count(distinct s.ord) = s.of then '{}' else array_agg(distinct s.ord order by s.ord) end,
           (count(*) filter (where o.state <> 'ended'))::int,
           (count(*) filter (where o.state = 'signed_off'))::int,
           (count(*) filter (where o.state not in ('reported', 'signed_off', 'ended') and o.due_at <= app.now()))::int
      from serving s
      join directive.directive d on d.county = p_county and d.id = s.id
      join directive.owner o on o.county = p_county and o.directive = s.id and o.ord = s.ord
     where s.objective = any (p_objectives)
     group by s.objective, s.of, d.county, d.id order by d.year, d.no;
end $$;
revoke all on function directive.pub_of_objectives(int, uuid[]) from public;
grant execute on function directive.pub_of_objectives(int, uuid[]) to lianfang_staff;
