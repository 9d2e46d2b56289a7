-- The resident's own report: whoever is followed up tells temperature and symptoms on the public site with a code on paper, the one
-- of a measure or one of the follow-up's own. What is told is a follow-up like any other; its body is a letter under the code's key.
alter table monitoring.follow_up
  alter column recorded_by drop not null,
  add column key_vault bytea,
  add column key_about text,
  add constraint follow_up_own check ((recorded_by is null) = (key_vault is not null) and (key_vault is null) = (key_about is null)
    and (recorded_by is not null or (how = 'own_report' and is_reached)));
create unique index follow_up_own_report on monitoring.follow_up (county, schedule, day, slot) where recorded_by is null;
comment on column monitoring.follow_up.recorded_by is 'Null where the person told it with a code: nobody of the product was there';
comment on column monitoring.follow_up.key_vault is 'Key of an own report''s body as the vault wraps it, bound to key_about; kept with the row, so that a new code or the end of a paper loses nothing';

-- class: tenant. The code of a follow-up. It opens nothing once the follow-up or the emergency is over.
create table monitoring.paper (
  county int not null references app.county (code),
  schedule uuid not null,
  person uuid not null,
  path ltree not null,
  emergency uuid not null,
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  code_hash bytea not null check (length(code_hash) = 32),
  key_code bytea not null,
  key_vault bytea not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  retain_until timestamptz not null,
  primary key (county, schedule)
);
create unique index paper_code on monitoring.paper (county, code_hash);
create index paper_retain on monitoring.paper (county, retain_until);
comment on column monitoring.paper.language is 'Language that the person reads; the note and the paper of the release are printed in it';
comment on column monitoring.paper.key_code is 'Key of the own reports, wrapped under the code on the paper: whoever holds the paper reads them, the public process alone cannot';

call app.protect_with('monitoring.paper', 'path <@ (select app.scope(''health.read'')) and retain_until > (select app.now())',
  'path <@ (select app.scope(''health.write''))');
create policy definer_past on monitoring.paper for all to lianfang_migrator using (retain_until <= (select app.now()));
create policy definer_select on monitoring.paper for select to lianfang_migrator using (true);
create policy definer_select on monitoring.schedule for select to lianfang_migrator using (true);
create policy definer_select on monitoring.follow_up for select to lianfang_migrator using (true);
create policy definer_report on monitoring.follow_up for insert to lianfang_migrator with check (recorded_by is null);

-- The measure behind a code: on which resident, and the key of its letters.
create function measure.key_of_code(p_hash bytea)
returns table (county int, measure uuid, resident uuid, emergency uuid, key_code bytea, key_vault bytea)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select m.county, m.id, m.person, m.emergency, s.key_code, s.key_vault
      from measure.service s join measure.measure m on m.county = s.county and m.id = s.measure where s.code_hash = p_hash;
end $$;

-- The follow-up behind a code, and the key that the code opens. A measure's code opens the latest follow-up of the same resident.
create function monitoring.by_code(p_hash bytea)
returns table (county int, schedule uuid, emergency uuid, key_code bytea, key_vault bytea, key_about text)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select p.county, p.schedule, p.emergency, p.key_code, p.key_vault, 'monitoring.paper:' || p.schedule
      from monitoring.paper p where p.code_hash = p_hash and p.retain_until > app.now();
  if found then return; end if;
  return query
    select k.county, s.id, k.emergency, k.key_code, k.key_vault, 'measure.service:' || k.measure
      from measure.key_of_code(p_hash) k
      join monitoring.person p on p.county = k.county and p.resident = k.resident and p.retain_until > app.now()
      join monitoring.schedule s on s.county = k.county and s.person = p.id and s.retain_until > app.now()
     order by s.ended_how is null desc, s.starts_on desc, s.id desc limit 1;
end $$;

-- Where a follow-up stands for whoever holds a code of it. Nothing is written about persons without the emergency of the paper.
create function monitoring.report_state(p_county int, p_schedule uuid, p_emergency uuid) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare s monitoring.schedule; v_today date := monitoring.today();
begin
  select * into s from monitoring.schedule x where x.county = p_county and x.id = p_schedule and x.retain_until > app.now();
  return case
    when not found or s.ended_how is not null then 'ended'
    when not exists (select from emergency.emergency e where e.county = p_county and e.id = p_emergency and e.ended_at is null) then 'ended'
    when v_today >= s.starts_on + s.days then 'released'
    when v_today < s.starts_on then 'ahead'
    else 'running' end;
end $$;

-- What the code opens: the times of the follow-up, which of them are told, and what was told with this very code, as ciphertext.
-- Name, address and what others recorded are not in it.
create function monitoring.public_follow_up(p_hash bytea)
returns table (playbook text, state text, starts_on date, days smallint, per_day smallint, skipped smallint, key_code bytea, told int[], own jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare c record; v_state text;
begin
  select * into c from monitoring.by_code(p_hash);
  if not found then return; end if;
  v_state := monitoring.report_state(c.county, c.schedule, c.emergency);
  return query
    select e.playbook, v_state, s.starts_on, s.days, s.per_day, s.skipped, c.key_code,
           case when v_state = 'running' then array(
             select distinct (u.day - s.starts_on) * s.per_day + u.slot - 1 from monitoring.follow_up u
              where u.county = s.county and u.schedule = s.id and u.is_reached) else '{}' end,
           case when v_state = 'running' then coalesce((
             select jsonb_agg(jsonb_build_object('id', u.id, 'day', u.day, 'slot', u.slot, 'at', u.received_at, 'cipher', encode(u.body, 'base64')) order by u.received_at desc)
               from monitoring.follow_up u
              where u.county = s.county and u.schedule = s.id and u.key_about = c.key_about and u.day >= monitoring.today() - 1), '[]') else '[]' end
      from monitoring.schedule s join emergency.emergency e on e.county = s.county and e.id = c.emergency
     where s.county = c.county and s.id = c.schedule;
end $$;

-- The own report of whoever holds the paper, for a time since yesterday that has begun and that nobody told yet: so a code writes
-- each time once, and a paper that somebody found floods nobody's desk. Answers taken (also for the same report sent again), told
-- (the time has its word already), or closed (no such follow-up, over, or no such time).
create function monitoring.public_report(p_hash bytea, p_id uuid, p_day date, p_slot int, p_alert boolean, p_cipher bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c record; s monitoring.schedule; v_today date := monitoring.today(); v_at int; v_closed int; v_open boolean; v_new int;
begin
  select * into c from monitoring.by_code(p_hash);
  if not found or p_id is null or p_cipher is null or p_alert is null or length(p_cipher) > 2000 then return 'closed'; end if;
  perform pg_advisory_xact_lock(hashtextextended('monitoring.report:' || c.schedule::text, 0));
  if exists (select from monitoring.follow_up u where u.county = c.county and u.id = p_id and u.schedule = c.schedule and u.recorded_by is null) then
    return 'taken';
  end if;
  if monitoring.report_state(c.county, c.schedule, c.emergency) <> 'running' then return 'closed'; end if;
  select * into s from monitoring.schedule x where x.county = c.county and x.id = c.schedule;
  v_closed := monitoring.closed_slots(s.starts_on, s.days, s.per_day, app.now());
  v_open := s.starts_on + v_closed / s.per_day = v_today and extract(hour from app.now() at time zone 'Asia/Shanghai') >= 6;
  v_at := (p_day - s.starts_on) * s.per_day + p_slot - 1;
  if coalesce(p_slot not between 1 and s.per_day or p_day not between v_today - 1 and v_today or v_at < s.skipped
       or v_at >= v_closed + v_open::int, true) then
    return 'closed';
  end if;
  if exists (select from monitoring.follow_up u where u.county = s.county and u.schedule = s.id and u.day = p_day and u.slot = p_slot and u.is_reached) then
    return 'told';
  end if;
  insert into monitoring.follow_up (county, id, schedule, person, path, emergency, day, slot, how, is_reached, is_alert, body, recorded_by,
    occurred_at, received_at, retain_until, key_vault, key_about)
  values (s.county, p_id, s.id, s.person, s.path, c.emergency, p_day, p_slot, 'own_report', true, p_alert, p_cipher, null, app.now(), app.now(),
    s.retain_until, c.key_vault, c.key_about)
  on conflict do nothing;
  get diagnostics v_new = row_count;
  if v_new = 0 then return 'told'; end if;
  -- Open screens hear of it as of any command.
  perform pg_notify('lianfang_changed', '{"pid":0,"names":["monitoring"]}');
  return 'taken';
end $$;

create or replace function monitoring.purge(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_gone int;
begin
  delete from monitoring.follow_up x where x.county = p_county and x.retain_until <= app.now();
  delete from monitoring.paper x where x.county = p_county and x.retain_until <= app.now();
  delete from monitoring.schedule x where x.county = p_county and x.retain_until <= app.now();
  delete from monitoring.sample x where x.county = p_county and x.retain_until <= app.now();
  delete from monitoring.fact x where x.county = p_county and x.retain_until <= app.now();
  delete from monitoring.exposure x where x.county = p_county and x.retain_until <= app.now();
  delete from monitoring.import x where x.county = p_county and x.retain_until <= app.now();
  delete from monitoring.person x where x.county = p_county and x.retain_until <= app.now();
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;

revoke all on function measure.key_of_code(bytea), monitoring.by_code(bytea), monitoring.report_state(int, uuid, uuid),
  monitoring.public_follow_up(bytea), monitoring.public_report(bytea, uuid, date, int, boolean, bytea) from public;
grant usage on schema monitoring to lianfang_public;
grant execute on function monitoring.public_follow_up(bytea), monitoring.public_report(bytea, uuid, date, int, boolean, bytea) to lianfang_public;
grant select, insert on monitoring.paper to lianfang_staff;
grant update (emergency, language, code_hash, key_code, key_vault, issued_by, issued_at) on monitoring.paper to lianfang_staff;
