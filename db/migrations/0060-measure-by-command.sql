-- Measures become usable: numbered, tied to the law and the term of the live emergency and to a resident on the roll, served with a
-- code on paper, open to objection with a clock that suspends them, and counted in public.

alter table emergency.emergency add column measure_days smallint not null default 14 check (measure_days between 1 and 21);
comment on column emergency.emergency.measure_days is 'Days that a measure may last at most under this emergency, by its playbook (RIGHTS C-07)';
create or replace view emergency.pub_live with (security_invoker = true) as
  select county, id, level, roll, started_at, playbook, legal_basis, measure_days from emergency.emergency where ended_at is null;

-- The natural person behind the signed-in account.
create function app.this_person() returns bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin return (select a.person_key from agency.account a where a.county = app.this_county() and a.id = app.this_account() and a.disabled_at is null); end $$;
revoke all on function app.this_person() from public;
grant execute on function app.this_person() to lianfang_staff;
-- An administrator says once who stands behind an account; guard_person refuses the own one and a second time. Nobody reads it.
alter table agency.account add column person_known boolean generated always as (person_key is not null) stored;
grant select (person_known), update (person_key) on agency.account to lianfang_staff;

alter table measure.measure
  drop constraint measure_most_days_check,
  add constraint measure_most_days_check check (most_days between 1 and 21),
  drop constraint measure_kind_check,
  add constraint measure_kind_check check (kind in ('home_observation', 'place_observation')),
  add column year smallint not null,
  add column no int not null,
  add column ended_why text check (ended_why in ('no_longer_needed', 'tested_negative', 'in_hospital', 'in_error', 'objection'));
create unique index measure_no on measure.measure (county, year, no);
create index measure_agency on measure.measure (county, proposer_agency, proposed_at);
create index measure_person on measure.measure (county, person);
create index measure_expires on measure.measure (county, expires_at);
alter table measure.evidence add column kind text not null check (kind in ('contact', 'arrival', 'test', 'clinic', 'other'));
create index measure_path on measure.measure (county, path);

alter table measure.service
  add column language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  add column key_code bytea not null,
  add column key_vault bytea not null,
  add column recipient bytea not null,
  add column code_at timestamptz not null;
comment on column measure.service.key_code is 'Key of this measure''s letters, wrapped under the code on the paper: whoever holds the paper reads them, the public process alone cannot';
comment on column measure.service.key_vault is 'The same key, wrapped under the key of the emergency';
comment on column measure.service.recipient is 'Name and address, under the key of the letters';

-- class: tenant. An objection and its answer, under the key of the measure's letters. Unanswered after a day it suspends the measure.
create table measure.objection (
  county int not null references app.county (code),
  id uuid not null,
  measure uuid not null,
  path ltree not null,
  how text not null check (how in ('code', 'counter', 'phone')),
  cipher bytea not null check (length(cipher) <= 8000),
  recorded_by uuid,
  at timestamptz not null,
  due_at timestamptz not null,
  answer text check (answer in ('kept', 'lifted')),
  answer_cipher bytea,
  answered_by uuid,
  answered_at timestamptz,
  primary key (county, id),
  foreign key (county, measure) references measure.measure (county, id),
  check (due_at = at + interval '1 day'),
  check ((answered_at is null) = (answer is null) and (answered_at is null) = (answer_cipher is null) and (answered_at is null) = (answered_by is null))
);
create unique index objection_open on measure.objection (county, measure) where answered_at is null;
create index objection_measure on measure.objection (county, measure, at);
call app.protect('measure.objection', 'measure.read', 'measure.write');
create policy definer_all on measure.objection for all to lianfang_migrator using (true) with check (true);

-- class: tenant. How many measures ran, by ground; small counts are not in it (RIGHTS C-16).
create table measure.publication (
  county int not null references app.county (code),
  day date not null,
  figures jsonb not null,
  published_at timestamptz not null,
  primary key (county, day)
);
alter table measure.publication enable row level security;
alter table measure.publication force row level security;
create policy public_select on measure.publication for select to lianfang_public, lianfang_staff using (true);
create policy definer_all on measure.publication for all to lianfang_migrator using (true) with check (true);

-- Over 20 persons in one order, proposed by one person within a week, or by one agency within a day, however the orders are cut.
create or replace function measure.is_bulk(p_county int, p_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare m measure.measure;
begin
  select * into m from measure.measure x where x.county = p_county and x.id = p_id;
  return (select count(distinct x.person) > 20 from measure.measure x where x.county = p_county and x.order_id = m.order_id)
      or (select count(distinct x.person) > 20 from measure.measure x
           where x.county = p_county and x.proposer_person = m.proposer_person
             and x.proposed_at > m.proposed_at - interval '7 days' and x.proposed_at <= m.proposed_at)
      or (select count(distinct x.person) > 20 from measure.measure x
           where x.county = p_county and x.proposer_agency = m.proposer_agency
             and x.proposed_at > m.proposed_at - interval '1 day' and x.proposed_at <= m.proposed_at);
end $$;

-- Whether everybody whose signature it needs has signed.
create function measure.is_approved(p_county int, p_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return exists (select from measure.approval a where a.county = p_county and a.measure = p_id and a.rank = 2)
     and (exists (select from measure.approval a where a.county = p_county and a.measure = p_id and a.rank = 3)
          or not measure.is_bulk(p_county, p_id));
end $$;

-- How many measures an order has that are not over, in anybody's reach.
create function measure.order_size(p_county int, p_order uuid) returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then return 0; end if;
  return (select count(*)::int from measure.measure m where m.county = p_county and m.order_id = p_order
           and measure.state_at(m, now()) not in ('ended', 'lifted', 'expired', 'void'));
end $$;

create or replace function measure.guard_measure() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_live emergency.emergency; v_home uuid; v_path ltree;
begin
  -- Without a context row security lets no login of the product in; only the owner comes here, as when a copy is put back.
  if app.this_account() is null then return new; end if;
  if tg_op = 'UPDATE' then
    if old.ended_at is not null then raise insufficient_privilege using message = 'a measure that ended stays ended'; end if;
    new.ended_at := now();
    new.ended_by := app.this_account();
    return new;
  end if;
  new.proposer := app.this_account();
  new.proposed_at := now();
  new.ended_at := null; new.ended_by := null; new.ended_how := null; new.ended_why := null;
  select a.agency, a.person_key into new.proposer_agency, new.proposer_person
    from agency.account a where a.county = new.county and a.id = new.proposer and a.disabled_at is null;
  if new.proposer_person is null then raise insufficient_privilege using message = 'no person is known behind the account'; end if;
  select * into v_live from emergency.emergency e where e.county = new.county and e.ended_at is null;
  if not found or new.basis <> all (v_live.legal_basis) then
    raise insufficient_privilege using message = 'no live emergency, or no law of it';
  end if;
  new.emergency := v_live.id;
  new.most_days := v_live.measure_days;
  select h.door, r.path into v_home, v_path from registry.resident r
    join registry.household h on h.county = r.county and h.id = r.household
   where r.county = new.county and r.id = new.person and r.left_on is null;
  if not found or (new.kind = 'home_observation' and new.door <> v_home) then
    raise insufficient_privilege using message = 'nobody who lives behind that door';
  end if;
  -- A named place is none where others are at home.
  if new.kind = 'place_observation' and new.door <> v_home and exists (
       select from registry.household h join registry.resident r on r.county = h.county and r.household = h.id
        where h.county = new.county and h.door = new.door and r.left_on is null) then
    raise check_violation using constraint = 'measure_place', message = 'others live behind that door';
  end if;
  new.path := v_path;
  perform pg_advisory_xact_lock(hashtextextended('measure.order:' || new.order_id::text, 0));
  perform pg_advisory_xact_lock(hashtextextended('measure.person:' || new.person::text, 0));
  if exists (select from measure.measure m join measure.approval a on a.county = m.county and a.measure = m.id
              where m.county = new.county and m.order_id = new.order_id) then
    raise insufficient_privilege using message = 'the order is already being approved';
  end if;
  if exists (select from measure.measure m where m.county = new.county and m.order_id = new.order_id and m.proposer_person <> new.proposer_person) then
    raise insufficient_privilege using message = 'the order is somebody else''s';
  end if;
  -- Going on is a new decision for the time after; two at once would be one that nobody can end.
  if exists (select from measure.measure m where m.county = new.county and m.person = new.person and m.ended_at is null
              and m.starts_at < new.expires_at and m.expires_at > new.starts_at
              and measure.state_at(m, now()) not in ('void', 'expired')) then
    raise unique_violation using constraint = 'measure_overlap', message = 'a measure for that time is there';
  end if;
  perform pg_advisory_xact_lock(510760, new.county);
  new.year := extract(year from now() at time zone 'Asia/Shanghai');
  select coalesce(max(m.no), 0) + 1 into new.no from measure.measure m where m.county = new.county and m.year = new.year;
  return new;
end $$;

create or replace function measure.guard_step() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare m measure.measure; v_kind text; v_state text; v_scope ltree[];
begin
  if app.this_account() is null then return new; end if;
  select * into m from measure.measure x where x.county = new.county and x.id = new.measure for update;
  v_state := measure.state_at(m, now());
  if not found or v_state in ('ended', 'lifted', 'expired', 'void') then
    raise insufficient_privilege using message = 'no measure that can go on';
  end if;
  new.path := m.path;
  new.at := now();
  if tg_table_name = 'objection' then
    if v_state not in ('served', 'running', 'suspended') then
      raise insufficient_privilege using message = 'nothing to object to';
    end if;
    new.recorded_by := app.this_account();
    new.due_at := new.at + interval '1 day';
    new.answer := null; new.answer_cipher := null; new.answered_by := null; new.answered_at := null;
    return new;
  end if;
  new.actor := app.this_account();
  if tg_table_name = 'evidence' then
    if exists (select from measure.approval a where a.county = m.county and a.measure = m.id) then
      raise insufficient_privilege using message = 'what was approved is not changed';
    end if;
  elsif tg_table_name = 'approval' then
    perform pg_advisory_xact_lock(hashtextextended('measure.order:' || m.order_id::text, 0));
    select a.agency, a.person_key, g.kind into new.agency, new.person, v_kind
      from agency.account a join agency.agency g on g.county = a.county and g.id = a.agency
     where a.county = m.county and a.id = new.actor and a.disabled_at is null;
    if new.person is null or new.person = m.proposer_person or new.agency = m.proposer_agency or new.actor = m.proposer then
      raise insufficient_privilege using message = 'another person of another agency approves';
    end if;
    -- An order is signed whole: who reaches a part of it would leave the rest unsigned.
    v_scope := app.scope('measure.write');
    if exists (select from measure.measure x where x.county = m.county and x.order_id = m.order_id and not coalesce(x.path <@ v_scope, false)
                and measure.state_at(x, now()) not in ('ended', 'lifted', 'expired', 'void')) then
      raise insufficient_privilege using message = 'not everybody of the order is in reach';
    end if;
    if new.content is distinct from measure.content_of(m.county, m.id)
       or not exists (select from measure.evidence e where e.county = m.county and e.measure = m.id) then
      raise insufficient_privilege using message = 'not what stands there, or without evidence';
    end if;
    if new.rank = 3 and (v_kind <> 'health' or not exists (
         select from measure.approval a where a.county = m.county and a.measure = m.id and a.rank = 2
            and a.person <> new.person and a.agency <> new.agency)) then
      raise insufficient_privilege using message = 'the third approval is the health agency''s';
    end if;
  elsif tg_table_name = 'service' then
    if not measure.is_approved(m.county, m.id) then
      raise insufficient_privilege using message = 'not approved';
    end if;
    new.code_at := now();
  end if;
  return new;
end $$;
create trigger guard_step before insert on measure.objection for each row execute function measure.guard_step();

-- An objection is answered once, by another person than the one who proposed the measure; lifting ends the measure with it.
create function measure.guard_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare m measure.measure; v_person bytea;
begin
  if app.this_account() is null then return new; end if;
  select * into m from measure.measure x where x.county = new.county and x.id = new.measure for update;
  v_person := app.this_person();
  if old.answered_at is not null or v_person is null or v_person = m.proposer_person or new.answer is null then
    raise insufficient_privilege using message = 'answered once, by another person';
  end if;
  new.answered_by := app.this_account();
  new.answered_at := now();
  if new.answer = 'lifted' and m.ended_at is null then
    update measure.measure x set ended_at = now(), ended_by = new.answered_by, ended_how = 'lifted', ended_why = 'objection'
     where x.county = new.county and x.id = new.measure;
  end if;
  return new;
end $$;
create trigger guard_answer before update on measure.objection for each row execute function measure.guard_answer();

-- The state is read off the clock: no job has to end anything. Without evidence a proposal is void after a day, and without being
-- served it never ran; an objection that nobody answered in a day stands in the measure's way until somebody does.
create or replace function measure.state_at(m measure.measure, p_now timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  if m.ended_at <= p_now then return m.ended_how; end if;
  if exists (select from measure.service s where s.county = m.county and s.measure = m.id) then
    return case
      when m.expires_at <= p_now then 'expired'
      when exists (select from measure.objection o where o.county = m.county and o.measure = m.id and o.answered_at is null and o.due_at <= p_now) then 'suspended'
      when m.starts_at <= p_now then 'running'
      else 'served' end;
  end if;
  if m.expires_at <= p_now then return 'void'; end if;
  if not exists (select from measure.evidence e where e.county = m.county and e.measure = m.id) then
    return case when m.proposed_at + interval '1 day' <= p_now then 'void' else 'proposed' end;
  end if;
  if not exists (select from measure.approval a where a.county = m.county and a.measure = m.id and a.rank = 2) then return 'evidenced'; end if;
  return case when measure.is_approved(m.county, m.id) then 'approved' else 'seconded' end;
end $$;

-- What the paper's code opens on the public site: the measure without name, its state now, and letters that only the code decrypts.
create function measure.public_read(p_hash bytea)
returns table (county int, year smallint, no int, kind text, basis text, restrictions text[], help text[], starts_at timestamptz, expires_at timestamptz,
  state text, ended_at timestamptz, key_code bytea, recipient bytea, proposed_by text, approved_by text[], letters jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select m.county, m.year, m.no, m.kind, m.basis, m.restrictions, m.help, m.starts_at, m.expires_at, measure.state_at(m, now()), m.ended_at,
           s.key_code, s.recipient,
           (select g.name from agency.agency g where g.county = m.county and g.id = m.proposer_agency),
           array(select g.name from measure.approval a join agency.agency g on g.county = a.county and g.id = a.agency
                  where a.county = m.county and a.measure = m.id order by a.rank),
           coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'at', o.at, 'due', o.due_at, 'cipher', encode(o.cipher, 'base64'), 'answer', o.answer,
                       'answered', o.answered_at, 'answerCipher', encode(o.answer_cipher, 'base64')) order by o.at)
                       from measure.objection o where o.county = m.county and o.measure = m.id), '[]')
      from measure.service s join measure.measure m on m.county = s.county and m.id = s.measure
     where s.code_hash = p_hash;
end $$;

-- The objection of whoever holds the paper. False where there is nothing to object to, or one is waiting already.
create function measure.public_object(p_hash bytea, p_id uuid, p_cipher bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare m measure.measure;
begin
  select x.* into m from measure.service s join measure.measure x on x.county = s.county and x.id = s.measure where s.code_hash = p_hash for update of x;
  if not found or measure.state_at(m, now()) not in ('served', 'running', 'suspended') then return false; end if;
  -- A paper that was found by somebody else floods nobody's desk.
  if (select count(*) >= 20 from measure.objection o where o.county = m.county and o.measure = m.id)
     or exists (select from measure.objection o where o.county = m.county and o.measure = m.id and o.answered_at is null) then
    return false;
  end if;
  insert into measure.objection (county, id, measure, path, how, cipher, at, due_at)
  values (m.county, p_id, m.id, m.path, 'code', p_cipher, now(), now() + interval '1 day');
  return true;
end $$;

-- Publishes how many measures run, by ground, once a day. Counts of 1 to 10 are left out, and with any of them the total.
create function measure.publish(p_county int, p_day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_rows jsonb; v_small boolean; v_total int;
begin
  if exists (select from measure.publication p where p.county = p_county and p.day = p_day) then return false; end if;
  select coalesce(jsonb_agg(jsonb_build_object('basis', c.basis, 'running', case when c.n > 10 then c.n end) order by c.basis), '[]'),
         coalesce(bool_or(c.n <= 10), false), coalesce(sum(c.n), 0)::int
    into v_rows, v_small, v_total
    from (select m.basis, count(*)::int as n from measure.measure m
           where m.county = p_county and m.ended_at is null and m.expires_at > now() and measure.state_at(m, now()) = 'running' group by m.basis) c;
  insert into measure.publication (county, day, figures, published_at)
  values (p_county, p_day, jsonb_build_object('grounds', v_rows, 'running', case when not v_small then v_total end), now())
  on conflict do nothing;
  return true;
end $$;

revoke all on function measure.is_approved(int, uuid), measure.order_size(int, uuid), measure.guard_answer(), measure.public_read(bytea), measure.public_object(bytea, uuid, bytea),
  measure.publish(int, date) from public;
grant execute on function measure.is_approved(int, uuid), measure.order_size(int, uuid) to lianfang_staff;
grant usage on schema measure to lianfang_public, lianfang_worker;
grant execute on function measure.public_read(bytea), measure.public_object(bytea, uuid, bytea) to lianfang_public;
grant execute on function measure.publish(int, date) to lianfang_worker;
grant select, insert on measure.objection to lianfang_staff;
grant update (answer, answer_cipher, answered_by, answered_at) on measure.objection to lianfang_staff;
grant update (ended_why) on measure.measure to lianfang_staff;
grant update (code_hash, key_code, code_at) on measure.service to lianfang_staff;
grant select on measure.publication to lianfang_public, lianfang_staff;
