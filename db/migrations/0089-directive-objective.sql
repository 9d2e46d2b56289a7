-- Which objective of a period's plan a directive serves. An objective keeps its id through all plans that carry it on, so the link stays.
alter table directive.directive add column objective uuid;
comment on column directive.directive.objective is 'Objective of a plan of the response that it serves; set when it is issued or later, and taken out again';
create index directive_objective on directive.directive (county, objective) where objective is not null;

-- Directives of objectives for whoever reads the plan: number, title and counts. What is asked and answered stays with issuer and owners.
create function directive.pub_of_objectives(p_county int, p_objectives uuid[])
returns table (objective uuid, id uuid, year smallint, no int, title text, withdrawn boolean, owners int, signed_off int, late int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query
    select d.objective, d.id, d.year, d.no, d.title, d.withdrawn_at is not null,
           (count(*) filter (where o.state <> 'ended'))::int,
           (count(*) filter (where o.state = 'signed_off'))::int,
           (count(*) filter (where o.state not in ('reported', 'signed_off', 'ended') and o.due_at <= app.now()))::int
      from directive.directive d join directive.owner o on o.county = d.county and o.directive = d.id
     where d.county = p_county and d.objective = any (p_objectives)
     group by d.county, d.id order by d.year, d.no;
end $$;
revoke all on function directive.pub_of_objectives(int, uuid[]) from public;
grant execute on function directive.pub_of_objectives(int, uuid[]) to lianfang_staff;
