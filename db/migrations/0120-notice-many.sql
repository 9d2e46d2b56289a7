-- A directive tells two hundred agencies in one commit: who is meant is worked out for all of them at once, not agency by agency.
drop function notice.people_for(int, jsonb);

-- For whom, of many at once; `nth` counts them from 1. Named accounts; the people of an agency, or those whose role covers a place, who
-- hold a permission now. `except` are left out, and so is whoever is of the agency `notAgency`.
create function notice.people_for_each(p_county int, p_whoms jsonb) returns table (nth int, account uuid)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    with whom as (select e.n::int as n, e.one from jsonb_array_elements(p_whoms) with ordinality as e (one, n)),
    asked as (
      select w.n, a.one ->> 'permission' as permission, (a.one ->> 'path')::ltree as path, (a.one ->> 'agency')::uuid as agency, a.one -> 'accounts' as accounts
        from whom w cross join lateral jsonb_array_elements(w.one -> 'to') as a (one)),
    able as not materialized (
      select h.account, h.path, rp.permission from app.role_held h
        join app.role_permission rp on rp.role = h.role
       where h.county = p_county and h.ended_at is null and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())),
    found as (
      select a.n, e.id::uuid as id from asked a cross join lateral jsonb_array_elements_text(a.accounts) as e (id) where a.accounts is not null
      union
      select a.n, h.account from asked a join able h on h.permission = a.permission and h.path @> a.path where a.path is not null
      union
      select a.n, c.id from asked a
        join agency.account c on c.county = p_county and c.agency = a.agency
        join able h on h.account = c.id and h.permission = a.permission
       where a.agency is not null)
    select f.n, f.id from found f
      join whom w on w.n = f.n
      join agency.account c on c.county = p_county and c.id = f.id and c.disabled_at is null
     where not coalesce(w.one -> 'except', '[]') ? f.id::text and c.agency is distinct from (w.one ->> 'notAgency')::uuid;
end $$;
create function notice.people_for(p_county int, p_whom jsonb) returns table (account uuid)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select e.account from notice.people_for_each(p_county, jsonb_build_array(p_whom)) e;
end $$;

-- Raises occasions, or adds people to those that are known. Answers how many notices there are more.
create function notice.raise_all(p_county int, p_rows jsonb, p_by uuid) returns int
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare v_told int;
begin
  insert into notice.occasion (county, id, kind, topic, record, key, about, count, is_urgent, raised_by, at, escalate_at, escalate_to)
  select p_county, md5(concat_ws('|', p ->> 'kind', p ->> 'record', p ->> 'key'))::uuid, p ->> 'kind', p ->> 'topic', (p ->> 'record')::uuid, p ->> 'key',
         p ->> 'about', coalesce((p ->> 'count')::int, 1), (p ->> 'urgent')::boolean, p_by, (p ->> 'at')::timestamptz,
         (p ->> 'escalateAt')::timestamptz, p -> 'escalateTo'
    from jsonb_array_elements(p_rows) with ordinality as e (p, n) order by n
  on conflict do nothing;
  with said as (
    select e.n::int as n, md5(concat_ws('|', e.p ->> 'kind', e.p ->> 'record', e.p ->> 'key'))::uuid as id, (e.p ->> 'at')::timestamptz as at
      from jsonb_array_elements(p_rows) with ordinality as e (p, n)),
  meant as (
    select * from notice.people_for_each(p_county, (select jsonb_agg(e.p -> 'whom' order by e.n) from jsonb_array_elements(p_rows) with ordinality as e (p, n))))
  insert into notice.notice (county, occasion, account, kind, topic, record, about, count, is_urgent, raised_by, at)
  select o.county, o.id, m.account, o.kind, o.topic, o.record, o.about, o.count, o.is_urgent, o.raised_by, s.at
    from said s join meant m on m.nth = s.n
    join notice.occasion o on o.county = p_county and o.id = s.id and o.settled_at is null
   order by s.n
  on conflict do nothing;
  get diagnostics v_told = row_count;
  return v_told;
end $$;
create or replace function notice.raise_one(p_county int, p jsonb, p_by uuid) returns int
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  return notice.raise_all(p_county, jsonb_build_array(p), p_by);
end $$;
create or replace function notice.raise(p_county int, p_rows jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return notice.raise_all(p_county, p_rows, app.this_account());
end $$;
revoke all on function notice.people_for_each(int, jsonb), notice.people_for(int, jsonb), notice.raise_all(int, jsonb, uuid) from public;
