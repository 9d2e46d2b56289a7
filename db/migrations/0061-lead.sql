-- Leads: lists of persons from above, to be found out about one by one. Each lead is in one state and has one owner; whatever names the
-- person is one ciphertext; a list goes back to its sender row for row.
create schema lead;

create or replace function app.without_emergency(p_classes text[]) returns text[]
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
begin
  return array(select c from unnest(p_classes) as c
                where c <> all ('{person.write,pass.write,lead.write,lead.answer,measure.write,health.write}'::text[]));
end $$;

-- class: tenant. A list as it came in, and what its columns meant.
create table lead.list (
  county int not null references app.county (code),
  id uuid not null,
  path ltree not null,
  emergency uuid not null,
  year smallint not null,
  no int not null,
  sender text not null check (length(sender) between 1 and 60),
  title text not null check (length(title) between 1 and 80),
  urgency text not null check (urgency in ('immediate', 'urgent', 'normal')),
  file_name text not null check (length(file_name) <= 200),
  agency uuid not null,
  received_by uuid not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  returned_at timestamptz,
  returned_by uuid,
  retain_until timestamptz not null,
  primary key (county, id),
  check ((returned_at is null) = (returned_by is null))
);
comment on column lead.list.agency is 'The desk that took it in: it owns what nobody else owns';
create unique index list_no on lead.list (county, year, no);
create index list_open on lead.list (county, received_at);
create index list_retain on lead.list (county, retain_until);

-- class: tenant. A row that names nobody who could be looked for. It goes back with its reason.
create table lead.reject (
  county int not null references app.county (code),
  list uuid not null,
  row_no int not null check (row_no > 0),
  path ltree not null,
  why text not null check (why in ('nobody_named', 'bad_number', 'twice')),
  body bytea not null,
  retain_until timestamptz not null,
  primary key (county, list, row_no),
  foreign key (county, list) references lead.list (county, id)
);
create index reject_retain on lead.reject (county, retain_until);

-- class: tenant. One person of a list. Late is read off the clock, not stored.
create table lead.lead (
  county int not null references app.county (code),
  id uuid not null,
  list uuid not null,
  row_no int not null check (row_no > 0),
  path ltree not null,
  emergency uuid not null,
  state text not null default 'new' check (state in ('new', 'assigned', 'received', 'answered', 'returned')),
  agency uuid not null,
  desk uuid not null,
  last_agency uuid,
  place uuid,
  body bytea not null,
  birth_year smallint check (birth_year between 1880 and 2200),
  name_index bytea,
  id_index bytea,
  phone_index bytea,
  outcome text check (outcome in ('found', 'moved_community', 'moved_county', 'moved_city', 'home_observation', 'elsewhere_observation', 'not_found', 'wrong_data')),
  answer bytea,
  due_at timestamptz not null,
  assigned_at timestamptz,
  received_at timestamptz,
  answered_at timestamptz,
  returned_at timestamptz,
  retain_until timestamptz not null,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, list) references lead.list (county, id),
  check ((outcome is null) = (answered_at is null)),
  check ((state in ('answered', 'returned')) = (outcome is not null)),
  check (state not in ('new', 'answered', 'returned') or agency = desk),
  check (state <> 'received' or received_at is not null),
  check (state <> 'assigned' or (assigned_at is not null and received_at is null)),
  check ((state = 'returned') = (returned_at is not null))
);
comment on column lead.lead.agency is 'Who owns it now: exactly one agency, the desk where nobody else does';
create unique index lead_row on lead.lead (county, list, row_no);
create index lead_owner on lead.lead (county, agency, state, due_at);
create index lead_id on lead.lead (county, id_index) where id_index is not null;
create index lead_phone on lead.lead (county, phone_index) where phone_index is not null;
create index lead_name on lead.lead (county, name_index, birth_year) where name_index is not null;
create index lead_retain on lead.lead (county, retain_until);

-- class: tenant. What was said and done about a lead, in order; words are ciphertext.
create table lead.event (
  county int not null references app.county (code),
  id uuid not null,
  lead uuid not null,
  path ltree not null,
  what text not null check (what in ('imported', 'assigned', 'received', 'passed_on', 'given_back', 'answered', 'asked_again', 'returned', 'same', 'other', 'read', 'revealed')),
  agency uuid,
  to_agency uuid,
  said bytea,
  actor uuid not null,
  at timestamptz not null,
  retain_until timestamptz not null,
  primary key (county, id)
);
create index event_lead on lead.event (county, lead, at);
create index event_retain on lead.event (county, retain_until);

-- class: tenant. Somebody who may be the same person; a human decides.
create table lead.match (
  county int not null references app.county (code),
  lead uuid not null,
  kind text not null check (kind in ('lead', 'pass', 'resident')),
  other uuid not null,
  path ltree not null,
  by text not null check (by in ('number', 'phone', 'name_year')),
  decision text check (decision in ('same', 'other')),
  decided_by uuid,
  decided_at timestamptz,
  retain_until timestamptz not null,
  primary key (county, lead, kind, other),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
create index match_retain on lead.match (county, retain_until);

-- An owner reads and answers what is given to the own agency alone, and what was said about it.
call app.protect_with('lead.list', 'path <@ (select app.scope(''lead.read'')) and retain_until > now()', 'path <@ (select app.scope(''lead.write''))');
call app.protect_with('lead.reject', 'path <@ (select app.scope(''lead.read'')) and retain_until > now()', 'path <@ (select app.scope(''lead.write''))');
call app.protect_with('lead.match', 'path <@ (select app.scope(''lead.read'')) and retain_until > now()', 'path <@ (select app.scope(''lead.write''))');
call app.protect_with('lead.lead',
  '(path <@ (select app.scope(''lead.read'')) or county = (select app.county_for(''lead.answer'')) and agency = (select app.this_agency())) and retain_until > now()',
  'path <@ (select app.scope(''lead.write''))');
call app.protect_with('lead.event',
  '(path <@ (select app.scope(''lead.read'')) or county = (select app.county_for(''lead.answer'')) and (agency = (select app.this_agency()) or to_agency = (select app.this_agency()))) and retain_until > now()',
  'path <@ (select app.scope(''lead.write'')) or county = (select app.county_for(''lead.answer'')) and agency = (select app.this_agency())');
do $$
declare t text;
begin
  foreach t in array array['list', 'reject', 'lead', 'event', 'match'] loop
    execute format('create policy definer_all on lead.%I for all to lianfang_migrator using (true) with check (true)', t);
  end loop;
end $$;

create function lead.next_no(p_county int, p_year int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('lead.write') then raise insufficient_privilege using message = 'out of reach'; end if;
  perform pg_advisory_xact_lock(510761, p_county);
  return (select coalesce(max(l.no), 0) + 1 from lead.list l where l.county = p_county and l.year = p_year);
end $$;

-- The way from state to state is the same for every writer.
create function lead.guard_lead() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.this_account() is null then return new; end if;
  if new.county <> old.county or new.list <> old.list or new.row_no <> old.row_no or new.body <> old.body or new.desk <> old.desk or new.path <> old.path then
    raise insufficient_privilege using message = 'what came in is not changed';
  end if;
  if (old.state, new.state) not in (('new', 'assigned'), ('assigned', 'assigned'), ('assigned', 'received'), ('assigned', 'new'), ('assigned', 'answered'),
       ('received', 'assigned'), ('received', 'new'), ('received', 'answered'), ('answered', 'assigned'), ('answered', 'returned'), ('new', 'answered')) then
    raise check_violation using constraint = 'lead_way', message = 'no such way';
  end if;
  return new;
end $$;
create trigger guard_lead before update on lead.lead for each row execute function lead.guard_lead();

-- What an owner does with leads of the own agency: signs for them, answers, hands them on or back. Whose they are afterwards is
-- another agency, which row security lets nobody write. Answers the ids that moved.
create function lead.move_own(p_county int, p_leads uuid[], p_from text[], p_state text, p_agency uuid, p_outcome text, p_answer bytea) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_mine uuid := app.this_agency();
begin
  if p_county is distinct from app.county_for('lead.answer') or v_mine is null or p_state not in ('received', 'answered', 'assigned', 'new')
     or not (p_from <@ '{assigned,received}'::text[])
     or (p_state = 'assigned' and not exists (select from agency.agency g where g.county = p_county and g.id = p_agency and g.closed_at is null)) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query
    update lead.lead l
       set state = p_state, last_agency = v_mine, version = l.version + 1,
           agency = case p_state when 'received' then l.agency when 'assigned' then p_agency else l.desk end,
           assigned_at = case p_state when 'assigned' then now() when 'new' then null else l.assigned_at end,
           received_at = case when p_state in ('received', 'answered') then coalesce(l.received_at, now()) end,
           outcome = case p_state when 'answered' then p_outcome end,
           answer = case p_state when 'answered' then p_answer end,
           answered_at = case p_state when 'answered' then now() end
     where l.county = p_county and l.id = any (p_leads) and l.agency = v_mine and l.state = any (p_from) and l.retain_until > now()
    returning l.id;
end $$;

create function lead.purge(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_gone int;
begin
  delete from lead.match x where x.county = p_county and x.retain_until <= now();
  delete from lead.event x where x.county = p_county and x.retain_until <= now();
  delete from lead.reject x where x.county = p_county and x.retain_until <= now();
  delete from lead.lead x where x.county = p_county and x.retain_until <= now();
  get diagnostics v_gone = row_count;
  delete from lead.list x where x.county = p_county and x.retain_until <= now();
  return v_gone;
end $$;

create index resident_name_year on registry.resident (county, name_index, birth_year) where name_index is not null;
-- What a list is compared with, for higher modules; the same row security decides.
create view registry.pub_identity with (security_invoker = true) as
  select r.county, r.id, h.door, r.path, r.name_index, r.id_index, r.birth_year, h.phone_index
    from registry.resident r join registry.household h on h.county = r.county and h.id = r.household where r.left_on is null;
create view checkpoint.pub_pass_identity with (security_invoker = true) as
  select x.county, x.pass, x.paper_index, x.phone_index, p.occurred_at, p.direction, c.name as checkpoint
    from checkpoint.pass_person x
    join checkpoint.pass p on p.county = x.county and p.id = x.pass
    join checkpoint.checkpoint c on c.county = p.county and c.id = p.checkpoint;
grant select on registry.pub_identity, checkpoint.pub_pass_identity to lianfang_staff;

revoke all on function lead.move_own(int, uuid[], text[], text, uuid, text, bytea), lead.next_no(int, int), lead.guard_lead(), lead.purge(int) from public;
grant usage on schema lead to lianfang_staff, lianfang_worker;
grant execute on function lead.next_no(int, int), lead.move_own(int, uuid[], text[], text, uuid, text, bytea) to lianfang_staff;
grant execute on function lead.purge(int) to lianfang_worker;
grant select, insert, update on lead.list, lead.lead, lead.match to lianfang_staff;
grant select, insert on lead.reject, lead.event to lianfang_staff;
