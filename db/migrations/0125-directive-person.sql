-- A demand may name who of the agency is in charge of it. Somebody who left, whose account is closed or whose role ended is nobody: the
-- agency owns the demand again.
alter table directive.owner add column person uuid;
comment on column directive.owner.person is 'In charge within the agency; counts while that account may answer for it (directive.answerers_of)';
create index owner_person on directive.owner (county, person) where person is not null;
alter table directive.event add column person uuid, add column person_before uuid;
comment on column directive.event.person is 'Of entrusted: who is in charge from then; of an answer that somebody else gave: in whose place';
comment on column directive.event.person_before is 'Of entrusted and unentrusted: who was in charge until then';

-- Who of some agencies holds a permission at this moment; of all their people, or of some accounts. Roles go by the real clock.
create function agency.able(p_county int, p_permission text, p_agencies uuid[], p_accounts uuid[])
returns table (agency uuid, account uuid, name text, roles text[])
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select c.agency, c.id, c.display_name, array_agg(distinct h.role order by h.role)
      from agency.account c
      join app.role_held h on h.county = p_county and h.account = c.id and h.ended_at is null
       and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())
      join app.role_permission rp on rp.role = h.role and rp.permission = p_permission
     where c.county = p_county and c.disabled_at is null and c.agency = any (p_agencies) and (p_accounts is null or c.id = any (p_accounts))
     group by c.agency, c.id, c.display_name;
end $$;

-- The same of whoever may answer directives, for whoever leads the agencies' demands or works for one of them; nobody of other agencies.
create function directive.answerers_of(p_county int, p_agencies uuid[], p_accounts uuid[])
returns table (agency uuid, account uuid, name text, roles text[])
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_seen uuid[];
begin
  if cardinality(p_agencies) = 0 or cardinality(p_accounts) = 0 then return; end if;
  select array_agg(g.id) into v_seen from agency.agency g
   where g.county = p_county and g.id = any (p_agencies)
     and (p_county = app.county_for('directive.read') and g.path <@ (select app.scope('directive.read'))
          or p_county = app.county_for('directive.answer') and g.id = (select app.this_agency()));
  return query select a.* from agency.able(p_county, 'directive.receive', v_seen, p_accounts) a;
end $$;

-- Nobody outside the agency is put in charge, whoever writes.
create function directive.guard_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from agency.able(new.county, 'directive.receive', array[new.agency], array[new.person])) then
    raise foreign_key_violation using message = 'in charge is somebody who may answer for the agency';
  end if;
  return new;
end $$;
create trigger guard_person before insert or update of person on directive.owner
  for each row when (new.person is not null) execute function directive.guard_person();

-- Who is in charge hears of a missed deadline with the issuer, an hour later the others of the agency too; without anybody in charge all
-- of them at once.
create or replace function directive.tell_late(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; v_told int := 0; v_now timestamptz := app.now();
begin
  for r in
    with late as (
      select o.directive, o.agency, o.due_at, d.issued_by, count(*)::int as n,
             bool_and(a.account is not null) as is_entrusted, coalesce(jsonb_agg(distinct a.account) filter (where a.account is not null), '[]') as persons
        from directive.owner o join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null
        left join lateral agency.able(p_county, 'directive.receive', array[o.agency], array[o.person]) a on o.person is not null
       where o.county = p_county and o.state not in ('reported', 'signed_off', 'ended') and o.due_at <= v_now and o.due_at > v_now - interval '1 day'
       group by 1, 2, 3, 4),
    due as (
      select l.*, extract(epoch from l.due_at)::bigint || ':' || l.agency as key,
             case when l.is_entrusted then '[]'::jsonb else jsonb_build_array(jsonb_build_object('agency', l.agency, 'permission', 'directive.receive')) end
               || jsonb_build_array(jsonb_build_object('accounts', l.persons || jsonb_build_array(l.issued_by))) as whom, '[]'::jsonb as except
        from late l
      union all
      select l.*, extract(epoch from l.due_at)::bigint || ':' || l.agency || ':others',
             jsonb_build_array(jsonb_build_object('agency', l.agency, 'permission', 'directive.receive')), l.persons || jsonb_build_array(l.issued_by)
        from late l where l.is_entrusted and l.due_at <= v_now - interval '1 hour')
    select * from due u
     where not exists (select from notice.occasion x where x.county = p_county and x.record = u.directive and x.kind = 'directive_late' and x.key = u.key)
     limit 200
  loop
    v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'directive_late', 'topic', 'directive', 'record', r.directive,
      'key', r.key, 'count', r.n, 'urgent', false, 'at', v_now, 'whom', jsonb_build_object('to', r.whom, 'except', r.except)), null);
  end loop;
  return v_told;
end $$;

revoke all on function agency.able(int, text, uuid[], uuid[]), directive.answerers_of(int, uuid[], uuid[]), directive.guard_person() from public;
grant execute on function directive.answerers_of(int, uuid[], uuid[]) to lianfang_staff;
