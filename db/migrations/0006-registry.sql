-- The registry: every known door in exactly one state, its household, its visits; and the coverage figures that follow from them.
create schema registry;

-- class: tenant. The coverage ledger: one row a live dwelling, so that a door cannot be in two states or in none.
create table registry.door (
  county int not null references app.county (code),
  id uuid not null,
  path ltree not null,
  walk_order int not null default 0,
  state text not null default 'unreached'
    check (state in ('unreached', 'registered', 'nobody_home', 'refused', 'vacant', 'demolished', 'not_dwelling')),
  attempts smallint not null default 0,
  persons smallint not null default 0 check (persons between 0 and 200),
  mismatch boolean not null default false,
  found boolean not null default false,
  decided_by uuid,
  decided_at timestamptz,
  last_at timestamptz,
  last_by uuid,
  next_at timestamptz,
  primary key (county, id)
) with (fillfactor = 85);
comment on column registry.door.attempts is 'Visits that found nobody home: a count, so that it is the same in whatever order they arrive';
comment on column registry.door.decided_at is 'When the visit that decides the state happened: the latest one that found an answer; nobody home decides only while there is none, so the state is the same in whatever order visits arrive';
create index door_walk on registry.door (county, path, walk_order, id);
create index door_gap on registry.door (county, state, path, walk_order, id) where state <> 'registered';
create index door_mismatch on registry.door (county, path, walk_order, id) where mismatch;
create index door_found on registry.door (county, path, walk_order, id) where found;

-- class: tenant. One live household a dwelling: head count and one contact. Names and phones are ciphertext.
create table registry.household (
  county int not null references app.county (code),
  id uuid not null,
  door uuid not null,
  path ltree not null,
  emergency uuid not null,
  head_count smallint not null check (head_count between 0 and 200),
  contact bytea,
  phone_index bytea,
  generated boolean not null default false,
  since timestamptz not null,
  left_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid not null,
  version int not null default 1,
  primary key (county, id)
);
create unique index household_door on registry.household (county, door) where left_at is null;
create index household_phone on registry.household (county, phone_index) where phone_index is not null;

-- class: tenant. A resident at the depth that the playbook allows; name, identity number and phone are ciphertext.
create table registry.resident (
  county int not null references app.county (code),
  id uuid not null,
  household uuid not null,
  path ltree not null,
  emergency uuid not null,
  sex text check (sex in ('male', 'female', 'unknown')),
  birth_year smallint check (birth_year between 1880 and 2200),
  identity bytea not null,
  name_index bytea,
  id_index bytea,
  generated boolean not null default false,
  arrived_on date,
  left_on date,
  left_to text check (left_to in ('same_county', 'elsewhere', 'died', 'unknown')),
  changed_at timestamptz not null,
  changed_by uuid not null,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, household) references registry.household (county, id)
);
create index resident_household on registry.resident (county, household);
create index resident_id on registry.resident (county, id_index) where id_index is not null;

-- class: tenant. A knock on a door and what came of it; the id is that of the command.
create table registry.visit (
  county int not null references app.county (code),
  id uuid not null,
  door uuid not null,
  path ltree not null,
  emergency uuid not null,
  outcome text not null check (outcome in ('registered', 'nobody_home', 'refused', 'vacant', 'demolished', 'not_dwelling')),
  persons smallint,
  next_at timestamptz,
  note bytea,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  actor uuid not null,
  primary key (county, id)
);
create index visit_door on registry.visit (county, door, occurred_at);

-- class: tenant. Who changed which field of a household or resident, from what to what (values encrypted).
create table registry.change (
  county int not null references app.county (code),
  id uuid not null,
  ord smallint not null,
  household uuid not null,
  resident uuid,
  path ltree not null,
  field text not null,
  was_and_is bytea not null,
  emergency uuid not null,
  actor uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  primary key (county, id, ord)
);
create index change_household on registry.change (county, household, received_at);

-- class: tenant. Two edits of one field that started from the same value: a person decides (RIGHTS T-13).
create table registry.edit_conflict (
  county int not null references app.county (code),
  id uuid not null,
  ord smallint not null,
  household uuid not null,
  resident uuid,
  path ltree not null,
  field text not null,
  versions bytea not null,
  emergency uuid not null,
  actor uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  chosen text check (chosen in ('kept', 'taken')),
  primary key (county, id, ord)
);
create index edit_conflict_open on registry.edit_conflict (county, path) where resolved_at is null;

-- class: tenant. Who looked at a household, and why where sensitive fields were shown (RIGHTS C-05).
create table registry.look (
  county int not null references app.county (code),
  id uuid not null,
  household uuid not null,
  path ltree not null,
  actor uuid not null,
  at timestamptz not null,
  fields text[] not null,
  reason text,
  explanation bytea,
  primary key (county, id)
);
create index look_household on registry.look (county, household, at);

-- class: tenant. Coverage moves as signed differences and is folded by the worker: no counter row in the commit path.
create table registry.coverage_delta (
  county int not null references app.county (code),
  id uuid not null,
  ord smallint not null default 0,
  path ltree not null,
  day date not null,
  unreached int not null default 0,
  registered int not null default 0,
  nobody_home int not null default 0,
  refused int not null default 0,
  vacant int not null default 0,
  demolished int not null default 0,
  not_dwelling int not null default 0,
  persons int not null default 0,
  mismatch int not null default 0,
  found int not null default 0,
  thrice int not null default 0,
  visits int not null default 0,
  primary key (county, id, ord)
);
create table registry.coverage (
  county int not null references app.county (code),
  path ltree not null,
  unreached int not null default 0,
  registered int not null default 0,
  nobody_home int not null default 0,
  refused int not null default 0,
  vacant int not null default 0,
  demolished int not null default 0,
  not_dwelling int not null default 0,
  persons int not null default 0,
  mismatch int not null default 0,
  found int not null default 0,
  thrice int not null default 0,
  visits int not null default 0,
  primary key (county, path)
);
create table registry.coverage_day (
  county int not null references app.county (code),
  path ltree not null,
  day date not null,
  unreached int not null default 0,
  registered int not null default 0,
  nobody_home int not null default 0,
  refused int not null default 0,
  vacant int not null default 0,
  demolished int not null default 0,
  not_dwelling int not null default 0,
  persons int not null default 0,
  mismatch int not null default 0,
  found int not null default 0,
  thrice int not null default 0,
  visits int not null default 0,
  primary key (county, path, day)
);
comment on table registry.coverage is 'Figures of every area: coverage plus the deltas below it that are not folded yet equals a recount of registry.door';

-- class: tenant. "Not missed" is a claim with a name under it.
create table registry.statement (
  county int not null references app.county (code),
  id uuid not null,
  area uuid not null,
  path ltree not null,
  day date not null,
  figures jsonb not null,
  gaps jsonb not null,
  hash bytea not null,
  journal_head bytea,
  signed_by uuid not null,
  signed_name text not null,
  signed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (county, id)
);
create unique index statement_once on registry.statement (county, area, day) where withdrawn_at is null;

-- class: tenant. Totals of a whole county that were signed and published; all the public process can read.
create table registry.publication (
  county int not null references app.county (code),
  id uuid not null,
  day date not null,
  figures jsonb not null,
  published_at timestamptz not null,
  primary key (county, id)
);

call app.protect_with('registry.door', 'path <@ (select app.scope(''door.read''))', 'path <@ (select app.scope(''door.write''))');
call app.protect('registry.household', 'person.read', 'person.write');
call app.protect('registry.resident', 'person.read', 'person.write');
call app.protect('registry.visit', 'person.read', 'person.write');
call app.protect('registry.change', 'person.read', 'person.write');
call app.protect('registry.edit_conflict', 'person.read', 'person.write');
-- A look is written while reading.
call app.protect('registry.look', 'person.read', 'person.read');
call app.protect('registry.coverage_delta', 'count.read', 'door.write');
call app.protect('registry.coverage', 'count.read', 'nobody');
call app.protect('registry.coverage_day', 'count.read', 'nobody');
call app.protect('registry.statement', 'count.read', 'statement.write');
alter table registry.publication enable row level security;
alter table registry.publication force row level security;
create policy public_select on registry.publication for select to lianfang_public, lianfang_staff using (true);
create policy staff_insert on registry.publication for insert to lianfang_staff with check (county = (select app.county_for('statement.write')));
-- The worker folds figures and sees no person.
create policy worker_all on registry.coverage_delta for all to lianfang_worker using (true) with check (true);
create policy worker_all on registry.coverage for all to lianfang_worker using (true) with check (true);
create policy worker_all on registry.coverage_day for all to lianfang_worker using (true) with check (true);

create view registry.pub_publication with (security_invoker = true) as
  select county, day, figures, published_at from registry.publication;
create view registry.pub_door with (security_invoker = true) as
  select county, id, path, walk_order, state, attempts, persons, mismatch, found, last_at, last_by, next_at from registry.door;

grant usage on schema registry to lianfang_staff, lianfang_worker, lianfang_public;
grant select, insert, update, delete on registry.door to lianfang_staff;
grant select, insert, update on registry.household, registry.resident, registry.edit_conflict to lianfang_staff;
grant select, insert on registry.visit, registry.change, registry.look, registry.coverage_delta, registry.publication to lianfang_staff;
grant update (path) on registry.visit, registry.change, registry.look to lianfang_staff;
grant select on registry.coverage, registry.coverage_day, registry.pub_door, registry.pub_publication to lianfang_staff;
grant select, insert, update on registry.statement to lianfang_staff;
grant select, delete on registry.coverage_delta to lianfang_worker;
grant select, insert, update on registry.coverage, registry.coverage_day to lianfang_worker;
grant select on registry.publication, registry.pub_publication to lianfang_public;

-- When a door moves to another area, every row about it follows. Whoever re-draws grids needs no right to read persons,
-- so the path alone is changed by this function, inside the reach of the caller's place.write on both ends.
create policy definer_select on registry.household for select to lianfang_migrator using (true);
create policy definer_update on registry.household for update to lianfang_migrator using (true) with check (true);
create policy definer_select on registry.resident for select to lianfang_migrator using (true);
create policy definer_update on registry.resident for update to lianfang_migrator using (true) with check (true);
create policy definer_select on registry.visit for select to lianfang_migrator using (true);
create policy definer_update on registry.visit for update to lianfang_migrator using (true) with check (true);
create policy definer_select on registry.change for select to lianfang_migrator using (true);
create policy definer_update on registry.change for update to lianfang_migrator using (true) with check (true);
create policy definer_select on registry.edit_conflict for select to lianfang_migrator using (true);
create policy definer_update on registry.edit_conflict for update to lianfang_migrator using (true) with check (true);
create policy definer_select on registry.look for select to lianfang_migrator using (true);
create policy definer_update on registry.look for update to lianfang_migrator using (true) with check (true);
create function registry.follow_doors(p_county int, p_doors uuid[], p_path ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write');
begin
  if p_county is distinct from app.this_county() or not (p_path <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update registry.visit v set path = p_path where v.county = p_county and v.door = any (p_doors) and v.path <@ v_scope;
  update registry.change c set path = p_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.edit_conflict c set path = p_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.look c set path = p_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.resident r set path = p_path from registry.household h
   where r.county = p_county and h.county = p_county and r.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.household h set path = p_path where h.county = p_county and h.door = any (p_doors) and h.path <@ v_scope;
end $$;
revoke all on function registry.follow_doors(int, uuid[], ltree) from public;
grant execute on function registry.follow_doors(int, uuid[], ltree) to lianfang_staff;
