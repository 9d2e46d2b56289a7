-- Checkpoints: who passes an entrance of the county or the gate of a community. Rows about passes end by themselves: a read
-- sees none past its date, and the worker deletes them.
create schema checkpoint;

-- class: tenant
create table checkpoint.checkpoint (
  county int not null references app.county (code),
  id uuid not null,
  path ltree not null,
  kind text not null check (kind in ('county_entrance', 'community_gate')),
  name text not null check (length(name) between 1 and 60),
  direction text not null check (length(direction) <= 100),
  hours text not null check (length(hours) <= 60),
  equipment text not null check (length(equipment) <= 200),
  defined_by uuid not null,
  defined_at timestamptz not null,
  primary key (county, id)
);
call app.protect('checkpoint.checkpoint', 'pass.read', 'place.write');

-- class: tenant
create table checkpoint.pass (
  county int not null references app.county (code),
  id uuid not null,
  checkpoint uuid not null,
  path ltree not null,
  emergency uuid not null,
  direction text not null check (direction in ('in', 'out')),
  plate text check (length(plate) between 6 and 10),
  head_count smallint not null check (head_count between 0 and 100),
  listed smallint not null default 0,
  origin text,
  destination text,
  destination_place uuid,
  destination_path ltree,
  temperature smallint,
  reason text not null,
  decision text not null check (decision in ('passed', 'asked_health', 'advised_back')),
  advice text,
  rule text,
  rule_version int,
  is_emergency boolean not null default false,
  officer uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  retain_until timestamptz not null,
  generated boolean not null default false,
  primary key (county, id)
);
create index pass_checkpoint on checkpoint.pass (county, checkpoint, occurred_at desc);
create index pass_plate on checkpoint.pass (county, plate, occurred_at desc) where plate is not null;
create index pass_destination on checkpoint.pass (county, destination_path, occurred_at desc) where destination_path is not null;
create index pass_retain on checkpoint.pass (county, retain_until);
comment on column checkpoint.pass.temperature is 'Highest of the occupants, in tenths of a degree';
comment on column checkpoint.pass.advice is 'What the rule advises; the decision is the officer''s';
-- Seen from the checkpoint, and from the home that somebody comes to.
call app.protect_with('checkpoint.pass',
  '(path <@ (select app.scope(''pass.read'')) or destination_path <@ (select app.scope(''pass.read''))) and retain_until > now()',
  'path <@ (select app.scope(''pass.write''))');

-- class: tenant. Who sat in the vehicle or walked: names, papers and phones encrypted under the emergency's key.
create table checkpoint.pass_person (
  county int not null references app.county (code),
  pass uuid not null,
  ord smallint not null,
  path ltree not null,
  identity bytea not null,
  paper_index bytea,
  phone_index bytea,
  retain_until timestamptz not null,
  primary key (county, pass, ord)
);
create index pass_person_paper on checkpoint.pass_person (county, paper_index) where paper_index is not null;
create index pass_person_phone on checkpoint.pass_person (county, phone_index) where phone_index is not null;
call app.protect_with('checkpoint.pass_person',
  'path <@ (select app.scope(''pass.read'')) and retain_until > now()', 'path <@ (select app.scope(''pass.write''))');

-- class: tenant. Somebody broke through or drove around.
create table checkpoint.breach (
  county int not null references app.county (code),
  id uuid not null,
  checkpoint uuid not null,
  path ltree not null,
  place text not null,
  plate text,
  what text not null,
  persons smallint not null,
  reported_by uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  handed_to uuid,
  handed_at timestamptz,
  handed_persons smallint,
  result text,
  closed_by uuid,
  closed_at timestamptz,
  primary key (county, id)
);
call app.protect('checkpoint.breach', 'pass.read', 'pass.write');

-- Deletes what is past its date; answers how many passes. The policy lets it touch nothing else.
create policy definer_past on checkpoint.pass for all to lianfang_migrator using (retain_until <= now());
create policy definer_past on checkpoint.pass_person for all to lianfang_migrator using (retain_until <= now());
create function checkpoint.purge(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_gone int;
begin
  delete from checkpoint.pass_person p where p.county = p_county and p.retain_until <= now();
  delete from checkpoint.pass p where p.county = p_county and p.retain_until <= now();
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;
revoke all on function checkpoint.purge(int) from public;
grant usage on schema checkpoint to lianfang_staff, lianfang_worker;
grant execute on function checkpoint.purge(int) to lianfang_worker;
grant select, insert on checkpoint.checkpoint, checkpoint.pass, checkpoint.pass_person to lianfang_staff;
grant select, insert, update on checkpoint.breach to lianfang_staff;
