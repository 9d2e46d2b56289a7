-- Whoever came with a line list bears its import, so that outbreaks can be told apart and an import can be taken back as a whole.
alter table monitoring.person add column import uuid;
alter table monitoring.exposure add column import uuid;
create index person_import on monitoring.person (county, import) where import is not null;
create index exposure_import on monitoring.exposure (county, import) where import is not null;
comment on column monitoring.person.import is 'The line list it came with; null where somebody was entered by hand';
alter table monitoring.import add column undone_at timestamptz, add column undone_by uuid,
  add check ((undone_at is null) = (undone_by is null));
grant select (import) on monitoring.person to lianfang_staff;
grant update (counts, dangling, undone_at, undone_by) on monitoring.import to lianfang_staff;

create policy definer_undo on monitoring.person for delete to lianfang_migrator using (import is not null);
create policy definer_undo on monitoring.exposure for delete to lianfang_migrator using (import is not null);
do $$
declare t text;
begin
  foreach t in array array['exposure', 'fact', 'sample', 'import'] loop
    execute format('create policy definer_select on monitoring.%I for select to lianfang_migrator using (true)', t);
  end loop;
end $$;

-- Takes an import back, or nothing of it; answers how many persons and links went. Whoever works on one of them holds the person, so
-- what they wrote is seen once the persons are gone, and undoes the whole.
create function monitoring.undo_import(p_county int, p_import uuid) returns table (cases int, links int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_at timestamptz; v_persons uuid[]; v_version int;
begin
  select i.at into v_at from monitoring.import i
   where i.county = p_county and i.id = p_import and i.undone_at is null and i.retain_until > app.now() and i.path <@ app.scope('health.write');
  if v_at is null or p_county is distinct from app.this_county() then raise insufficient_privilege using message = 'out of reach'; end if;
  if v_at <= app.now() - interval '24 hours' then raise check_violation using constraint = 'import_old', message = 'too old'; end if;
  with gone as (delete from monitoring.exposure e where e.county = p_county and e.import = p_import returning 1)
  select count(*) into links from gone;
  with gone as (delete from monitoring.person p where p.county = p_county and p.import = p_import returning p.id, p.version)
  select coalesce(array_agg(g.id), '{}'), coalesce(max(g.version), 1), count(*) into v_persons, v_version, cases from gone g;
  if v_version > 1
     or exists (select from monitoring.exposure x where x.county = p_county and x.source = any (v_persons))
     or exists (select from monitoring.exposure x where x.county = p_county and x.target = any (v_persons))
     or exists (select from monitoring.fact x where x.county = p_county and x.person = any (v_persons))
     or exists (select from monitoring.sample x where x.county = p_county and x.person = any (v_persons))
     or exists (select from monitoring.schedule x where x.county = p_county and x.person = any (v_persons)) then
    raise check_violation using constraint = 'import_used', message = 'used since';
  end if;
  return next;
end $$;
revoke all on function monitoring.undo_import(int, uuid) from public;
grant execute on function monitoring.undo_import(int, uuid) to lianfang_staff;

-- What is known of a person elsewhere may be that a list from above names them. The same row security decides; words stay where they are.
create view lead.pub_lead with (security_invoker = true) as
  select l.county, l.id, l.state, l.agency, l.id_index, l.phone_index, t.title as list_title, t.received_at
    from lead.lead l join lead.list t on t.county = l.county and t.id = l.list;
create view lead.pub_same_resident with (security_invoker = true) as
  select m.county, m.lead, m.other as resident from lead.match m where m.kind = 'resident' and m.decision = 'same';
grant select on lead.pub_lead, lead.pub_same_resident to lianfang_staff;
