-- Whom somebody read on a day is counted in one place for every module that names persons (monitoring, leads, measures): 200 distinct
-- persons a worker and day, and as many again with every release of a supervisor.
alter table monitoring.reading set schema agency;
alter table monitoring.reading_release set schema agency;

create function agency.reading_day() returns date language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin return (app.now() at time zone 'Asia/Shanghai')::date; end $$;

-- Which of these persons the caller may read today, in the order that they are named; notes them.
create function agency.note_readings(p_county int, p_persons uuid[]) returns uuid[]
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_actor uuid := app.this_account(); v_day date := agency.reading_day(); v_left int; v_may uuid[];
begin
  if v_actor is null or p_county is distinct from app.this_county() then return '{}'; end if;
  perform pg_advisory_xact_lock(hashtextextended('agency.reading:' || v_actor::text, 0));
  select 200 * (1 + (select count(*) from agency.reading_release x where x.county = p_county and x.account = v_actor and x.day = v_day))
       - (select count(*) from agency.reading r where r.county = p_county and r.actor = v_actor and r.day = v_day) into v_left;
  select array_agg(n.person order by n.ord) into v_may from (
    select w.person, w.ord, w.known, count(*) filter (where not w.known) over (order by w.ord) as nth from (
      select p.person, min(p.ord) as ord,
             exists (select from agency.reading r where r.county = p_county and r.actor = v_actor and r.day = v_day and r.person = p.person) as known
        from unnest(p_persons) with ordinality as p (person, ord) where p.person is not null group by p.person) w) n
   where n.known or n.nth <= v_left;
  insert into agency.reading (county, actor, day, person)
  select p_county, v_actor, v_day, p.person from unnest(v_may) as p (person) on conflict do nothing;
  return coalesce(v_may, '{}');
end $$;

create or replace function monitoring.note_reading(p_county int, p_person uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return p_person = any (agency.note_readings(p_county, array[p_person]));
end $$;

revoke all on function agency.reading_day(), agency.note_readings(int, uuid[]) from public;
grant execute on function agency.reading_day(), agency.note_readings(int, uuid[]) to lianfang_staff;
