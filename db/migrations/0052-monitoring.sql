-- Monitoring: cases, contacts, who came home from an affected area; exposures, samples, follow-up for a number of days.
-- Every row says until when it is kept: a read sees none past its date, and the worker deletes them.
create schema monitoring;

-- class: tenant. What identifies somebody is one ciphertext, which no login reads: it comes out through open_identity alone, and
-- that keeps the look and counts the reader's day.
create table monitoring.person (
  county int not null references app.county (code),
  id uuid not null,
  path ltree not null,
  emergency uuid not null,
  code text not null check (length(code) between 1 and 40),
  kind text not null check (kind in ('case', 'contact', 'arrival')),
  status text not null check (status in ('suspected', 'confirmed', 'asymptomatic', 'excluded', 'observed')),
  outcome text not null default 'open' check (outcome in ('open', 'recovered', 'died', 'moved')),
  place uuid not null,
  resident uuid,
  sex text check (sex in ('male', 'female', 'unknown')),
  birth_year smallint check (birth_year between 1880 and 2200),
  onset_on date,
  reported_on date not null,
  identity bytea not null,
  name_index bytea,
  id_index bytea,
  phone_index bytea,
  purpose text not null,
  retain_until timestamptz not null,
  generated boolean not null default false,
  opened_by uuid not null,
  opened_at timestamptz not null,
  version int not null default 1,
  primary key (county, id)
);
create unique index person_code on monitoring.person (county, emergency, code);
create index person_path on monitoring.person (county, path, id);
create index person_name on monitoring.person (county, name_index) where name_index is not null;
create index person_number on monitoring.person (county, id_index) where id_index is not null;
create index person_phone on monitoring.person (county, phone_index) where phone_index is not null;
create index person_resident on monitoring.person (county, resident) where resident is not null;
create index person_retain on monitoring.person (county, retain_until);
comment on column monitoring.person.purpose is 'Code of the purpose in the playbook: what the record may be used for';

-- class: tenant. Who exposed whom; a contact of a contact is an exposure whose source is a contact.
create table monitoring.exposure (
  county int not null references app.county (code),
  id uuid not null,
  source uuid not null,
  target uuid not null,
  path ltree not null,
  setting text not null check (setting in ('household', 'meal', 'work', 'transport', 'medical', 'event', 'other')),
  first_on date,
  last_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retain_until timestamptz not null,
  primary key (county, id),
  check (source <> target)
);
create unique index exposure_once on monitoring.exposure (county, source, target);
create index exposure_target on monitoring.exposure (county, target);
create index exposure_retain on monitoring.exposure (county, retain_until);

-- class: tenant. What the investigation found. Where somebody was is movement and kept for its days; the text is ciphertext.
create table monitoring.fact (
  county int not null references app.county (code),
  id uuid not null,
  person uuid not null,
  path ltree not null,
  emergency uuid not null,
  kind text not null check (kind in ('visited', 'symptom', 'care', 'other')),
  at timestamptz not null,
  body bytea not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  retain_until timestamptz not null,
  primary key (county, id)
);
create index fact_person on monitoring.fact (county, person, at);
create index fact_retain on monitoring.fact (county, retain_until);

-- class: tenant
create table monitoring.sample (
  county int not null references app.county (code),
  id uuid not null,
  person uuid not null,
  path ltree not null,
  kind text not null check (kind in ('nasal_swab', 'throat_swab', 'blood', 'other')),
  lab text not null check (length(lab) <= 60),
  taken_at timestamptz not null,
  taken_by uuid not null,
  result text check (result in ('positive', 'negative', 'unclear')),
  result_at timestamptz,
  result_by uuid,
  retain_until timestamptz not null,
  primary key (county, id)
);
create index sample_person on monitoring.sample (county, person, taken_at);
create index sample_retain on monitoring.sample (county, retain_until);

-- class: tenant. Follow-up of one person: so many days, so often a day. Whether something is due, missed or over is read off the clock.
create table monitoring.schedule (
  county int not null references app.county (code),
  id uuid not null,
  person uuid not null,
  path ltree not null,
  starts_on date not null,
  days smallint not null check (days between 1 and 28),
  per_day smallint not null check (per_day between 1 and 4),
  skipped smallint not null default 0,
  ended_on date,
  ended_how text check (ended_how in ('became_case', 'moved', 'in_error')),
  opened_by uuid not null,
  opened_at timestamptz not null,
  retain_until timestamptz not null,
  primary key (county, id),
  check ((ended_on is null) = (ended_how is null))
);
create index schedule_person on monitoring.schedule (county, person, starts_on);
create index schedule_retain on monitoring.schedule (county, retain_until);
comment on column monitoring.schedule.skipped is 'Times that were over when follow-up began: nobody owes them';

-- class: tenant. One follow-up: temperature, symptoms and remark are one ciphertext.
create table monitoring.follow_up (
  county int not null references app.county (code),
  id uuid not null,
  schedule uuid not null,
  person uuid not null,
  path ltree not null,
  emergency uuid not null,
  day date not null,
  slot smallint not null check (slot between 1 and 4),
  how text not null check (how in ('visit', 'phone', 'own_report')),
  is_reached boolean not null,
  is_alert boolean not null,
  body bytea not null,
  recorded_by uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  retain_until timestamptz not null,
  primary key (county, id)
);
create index follow_up_schedule on monitoring.follow_up (county, schedule, day, slot);
create index follow_up_retain on monitoring.follow_up (county, retain_until);
comment on column monitoring.follow_up.is_alert is 'Fever or a symptom: a health officer looks at it';

-- class: tenant. Who looked at whom, at what and why.
create table monitoring.look (
  county int not null references app.county (code),
  id uuid not null,
  person uuid not null,
  path ltree not null,
  actor uuid not null,
  at timestamptz not null,
  fields text[] not null,
  reason text,
  explanation bytea,
  primary key (county, id)
);
create index look_person on monitoring.look (county, person, at);

-- class: tenant. Whom somebody read on a day: what the limit counts.
create table monitoring.reading (
  county int not null references app.county (code),
  actor uuid not null,
  day date not null,
  person uuid not null,
  primary key (county, actor, day, person)
);
-- class: tenant. A supervisor lets somebody read on for the rest of a day.
create table monitoring.reading_release (
  county int not null references app.county (code),
  id uuid not null,
  account uuid not null,
  day date not null,
  why text not null check (length(why) between 1 and 200),
  given_by uuid not null,
  given_at timestamptz not null,
  primary key (county, id),
  check (account <> given_by)
);
create index reading_release_account on monitoring.reading_release (county, account, day);

-- class: tenant. A line list that came in: what it held, and the links that point to nobody.
create table monitoring.import (
  county int not null references app.county (code),
  id uuid not null,
  path ltree not null,
  file_name text not null check (length(file_name) <= 200),
  counts jsonb not null,
  dangling jsonb not null,
  actor uuid not null,
  at timestamptz not null,
  retain_until timestamptz not null,
  primary key (county, id)
);

do $$
declare t text;
begin
  foreach t in array array['person', 'exposure', 'fact', 'sample', 'schedule', 'follow_up', 'import'] loop
    call app.protect_with(('monitoring.' || t)::regclass,
      'path <@ (select app.scope(''health.read'')) and retain_until > now()', 'path <@ (select app.scope(''health.write''))');
    execute format('create policy definer_past on monitoring.%I for all to lianfang_migrator using (retain_until <= now())', t);
  end loop;
end $$;
create policy definer_select on monitoring.person for select to lianfang_migrator using (true);
-- A look is written by open_identity and by nobody else.
call app.protect('monitoring.look', 'health.read', 'nobody');
create policy definer_all on monitoring.look for all to lianfang_migrator using (true) with check (true);
call app.protect_county('monitoring.reading', 'reading.write', 'nobody');
create policy definer_all on monitoring.reading for all to lianfang_migrator using (true) with check (true);
call app.protect_with('monitoring.reading_release', 'county = (select app.county_for(''reading.write''))',
  'county = (select app.county_for(''reading.write'')) and given_by = (select app.this_account())');
create policy definer_select on monitoring.reading_release for select to lianfang_migrator using (true);

create function monitoring.today() returns date language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin return (now() at time zone 'Asia/Shanghai')::date; end $$;

-- Whether the caller may still read this person today; notes it. 200 distinct persons a day, and as many again with every release.
create function monitoring.note_reading(p_county int, p_person uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_actor uuid := app.this_account(); v_day date := monitoring.today(); v_read int; v_released int;
begin
  if v_actor is null or p_county is distinct from app.this_county() then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended('monitoring.reading:' || v_actor::text, 0));
  if exists (select from monitoring.reading r where r.county = p_county and r.actor = v_actor and r.day = v_day and r.person = p_person) then
    return true;
  end if;
  select count(*) into v_read from monitoring.reading r where r.county = p_county and r.actor = v_actor and r.day = v_day;
  select count(*) into v_released from monitoring.reading_release r where r.county = p_county and r.account = v_actor and r.day = v_day;
  if v_read >= 200 * (1 + v_released) then return false; end if;
  insert into monitoring.reading (county, actor, day, person) values (p_county, v_actor, v_day, p_person);
  return true;
end $$;

-- What identifies persons in reach, as ciphertext; null for those whom the caller may no longer read today. Each look is kept on
-- that person's record: without a reason one in `p_within`, with a reason every one. Answers at most 50.
create function monitoring.open_identity(p_county int, p_persons uuid[], p_looks uuid[], p_fields text[], p_within interval, p_reason text, p_explanation bytea)
returns table (id uuid, identity bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('health.read'); v_actor uuid := app.this_account(); p record;
begin
  if p_county is distinct from app.this_county() then return; end if;
  for p in select x.id, x.path, x.identity, l.look from unnest(p_persons[1:50], p_looks[1:50]) as l (person, look)
             join monitoring.person x on x.county = p_county and x.id = l.person
            where x.path <@ v_scope and x.retain_until > now() loop
    id := p.id;
    identity := null;
    if monitoring.note_reading(p_county, p.id) then
      identity := p.identity;
      insert into monitoring.look (county, id, person, path, actor, at, fields, reason, explanation)
      select p_county, p.look, p.id, p.path, v_actor, now(), p_fields, p_reason, p_explanation
       where p_reason is not null or not exists (
         select from monitoring.look k where k.county = p_county and k.person = p.id and k.actor = v_actor and k.reason is null and k.at > now() - p_within);
    end if;
    return next;
  end loop;
end $$;

-- Times of a schedule that are over at a moment: a day of follow-up is the 16 hours from 6 o'clock, cut into equal parts.
create function monitoring.closed_slots(p_starts_on date, p_days int, p_per_day int, p_at timestamptz) returns int
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare v_at timestamp := p_at at time zone 'Asia/Shanghai';
begin
  return greatest(0, least(p_days * p_per_day,
    (v_at::date - p_starts_on) * p_per_day
      + least(p_per_day, greatest(0, floor((extract(epoch from v_at::time) / 3600 - 6) * p_per_day / 16)))::int));
end $$;

-- Deletes what is past its date; answers how many persons. The policies let it touch nothing else.
create function monitoring.purge(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_gone int;
begin
  delete from monitoring.follow_up x where x.county = p_county and x.retain_until <= now();
  delete from monitoring.schedule x where x.county = p_county and x.retain_until <= now();
  delete from monitoring.sample x where x.county = p_county and x.retain_until <= now();
  delete from monitoring.fact x where x.county = p_county and x.retain_until <= now();
  delete from monitoring.exposure x where x.county = p_county and x.retain_until <= now();
  delete from monitoring.import x where x.county = p_county and x.retain_until <= now();
  delete from monitoring.person x where x.county = p_county and x.retain_until <= now();
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;

revoke all on function monitoring.note_reading(int, uuid) from public;
revoke all on function monitoring.open_identity(int, uuid[], uuid[], text[], interval, text, bytea) from public;
revoke all on function monitoring.purge(int) from public;
revoke all on function monitoring.today() from public;
revoke all on function monitoring.closed_slots(date, int, int, timestamptz) from public;
grant usage on schema monitoring to lianfang_staff, lianfang_worker;
grant execute on function monitoring.note_reading(int, uuid), monitoring.today(), monitoring.closed_slots(date, int, int, timestamptz),
  monitoring.open_identity(int, uuid[], uuid[], text[], interval, text, bytea) to lianfang_staff;
grant execute on function monitoring.purge(int) to lianfang_worker;
grant select (county, id, path, emergency, code, kind, status, outcome, place, resident, sex, birth_year, onset_on, reported_on, name_index,
  id_index, phone_index, purpose, retain_until, generated, opened_by, opened_at, version) on monitoring.person to lianfang_staff;
grant insert on monitoring.person to lianfang_staff;
grant update (path, kind, status, outcome, onset_on, resident, retain_until, version) on monitoring.person to lianfang_staff;
grant select, insert on monitoring.exposure, monitoring.fact, monitoring.follow_up, monitoring.reading_release, monitoring.import to lianfang_staff;
grant select, insert, update on monitoring.sample, monitoring.schedule to lianfang_staff;
grant select on monitoring.look, monitoring.reading to lianfang_staff;
