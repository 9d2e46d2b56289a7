-- A line list brings contacts with the days of their follow-up, and what became of each: both bear the import and go with it.
alter table monitoring.schedule add column import uuid;
alter table monitoring.follow_up add column import uuid;
create index schedule_import on monitoring.schedule (county, import) where import is not null;
create index follow_up_import on monitoring.follow_up (county, import) where import is not null;
create index follow_up_person on monitoring.follow_up (county, person);
create policy definer_undo on monitoring.schedule for delete to lianfang_migrator using (import is not null);
create policy definer_undo on monitoring.follow_up for delete to lianfang_migrator using (import is not null);

-- As before, with the follow-ups; one that somebody told since, or a follow-up of another list, keeps the whole.
create or replace function monitoring.undo_import(p_county int, p_import uuid) returns table (cases int, links int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_at timestamptz; v_persons uuid[]; v_version int;
begin
  select i.at into v_at from monitoring.import i
   where i.county = p_county and i.id = p_import and i.undone_at is null and i.retain_until > app.now() and i.path <@ app.scope('health.write');
  if v_at is null or p_county is distinct from app.this_county() then raise insufficient_privilege using message = 'out of reach'; end if;
  if v_at <= app.now() - interval '24 hours' then raise check_violation using constraint = 'import_old', message = 'too old'; end if;
  with gone as (delete from monitoring.exposure e where e.county = p_county and e.import = p_import returning 1)
  select count(*) into links from gone;
  delete from monitoring.follow_up f where f.county = p_county and f.import = p_import;
  delete from monitoring.schedule s where s.county = p_county and s.import = p_import;
  with gone as (delete from monitoring.person p where p.county = p_county and p.import = p_import returning p.id, p.version)
  select coalesce(array_agg(g.id), '{}'), coalesce(max(g.version), 1), count(*) into v_persons, v_version, cases from gone g;
  if v_version > 1
     or exists (select from monitoring.exposure x where x.county = p_county and x.source = any (v_persons))
     or exists (select from monitoring.exposure x where x.county = p_county and x.target = any (v_persons))
     or exists (select from monitoring.fact x where x.county = p_county and x.person = any (v_persons))
     or exists (select from monitoring.sample x where x.county = p_county and x.person = any (v_persons))
     or exists (select from monitoring.follow_up x where x.county = p_county and x.person = any (v_persons))
     or exists (select from monitoring.schedule x where x.county = p_county and x.person = any (v_persons)) then
    raise check_violation using constraint = 'import_used', message = 'used since';
  end if;
  return next;
end $$;
