-- The journal: one entry a command, written in the command's own transaction, never changed; sealed by the worker in a chain.
create schema journal;

-- class: tenant. The commands of one request are one parcel: its first entry carries the ciphertext of all their bodies.
create table journal.entry (
  county int not null references app.county (code),
  id uuid not null,
  parcel uuid not null,
  ord smallint not null,
  name text not null,
  actor uuid not null,
  emergency uuid,
  device text,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  body_mac bytea not null,
  result jsonb,
  cipher bytea,
  mac bytea,
  members uuid[],
  primary key (county, id),
  check ((ord = 0) = (cipher is not null and mac is not null))
);
comment on column journal.entry.body_mac is 'Keyed digest of the canonical body: same id with another one is a conflict';
comment on column journal.entry.mac is 'Keyed digest over the parcel; an entry written by anybody without the key is found by lianfang verify';
comment on column journal.entry.members is 'On the first entry of a parcel of several commands: the ids of all of them, in order';
create index entry_parcel on journal.entry (county, received_at, parcel) where ord = 0;

-- class: tenant. Same id, other body: kept for a person, never applied.
create table journal.conflict (
  county int not null references app.county (code),
  id uuid not null,
  command uuid not null,
  name text not null,
  actor uuid not null,
  received_at timestamptz not null,
  body_mac bytea not null,
  cipher bytea not null,
  emergency uuid,
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (county, id)
);
create unique index conflict_once on journal.conflict (county, command, body_mac);

-- class: tenant. One line a parcel, numbered without holes: hash = sha256(hash of the line before, parcel).
create table journal.line (
  county int not null references app.county (code),
  no bigint not null,
  parcel uuid not null,
  entries int not null,
  hash bytea not null,
  primary key (county, no),
  unique (county, parcel)
);
-- class: tenant. One row a sealed batch, at most 5 s after its oldest parcel; its hash also goes to a file outside the database.
create table journal.seal (
  county int not null references app.county (code),
  no bigint not null,
  last_line bigint not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (county, no)
);

alter table journal.entry enable row level security;
alter table journal.entry force row level security;
create policy staff_select on journal.entry for select to lianfang_staff using (county = (select app.this_county()));
create policy staff_insert on journal.entry for insert to lianfang_staff
  with check (county = (select app.this_county()) and actor = (select app.this_account()));
create policy auditor_select on journal.entry for select to lianfang_auditor using (county = (select app.county_for('journal.read')));
create policy worker_select on journal.entry for select to lianfang_worker using (true);
alter table journal.conflict enable row level security;
alter table journal.conflict force row level security;
create policy staff_select on journal.conflict for select to lianfang_staff using (county = (select app.this_county()));
create policy staff_insert on journal.conflict for insert to lianfang_staff
  with check (county = (select app.this_county()) and actor = (select app.this_account()));
create policy auditor_select on journal.conflict for select to lianfang_auditor using (county = (select app.county_for('journal.read')));
alter table journal.line enable row level security;
alter table journal.line force row level security;
create policy worker_all on journal.line for all to lianfang_worker using (true) with check (true);
create policy auditor_select on journal.line for select to lianfang_auditor using (county = (select app.county_for('journal.read')));
alter table journal.seal enable row level security;
alter table journal.seal force row level security;
create policy worker_all on journal.seal for all to lianfang_worker using (true) with check (true);
create policy staff_select on journal.seal for select to lianfang_staff using (county = (select app.this_county()));
create policy auditor_select on journal.seal for select to lianfang_auditor using (county = (select app.county_for('journal.read')));

grant usage on schema journal to lianfang_staff, lianfang_worker, lianfang_auditor;
grant select, insert on journal.entry, journal.conflict to lianfang_staff;
grant select on journal.seal to lianfang_staff;
grant select on journal.entry, journal.conflict, journal.line, journal.seal to lianfang_auditor;
grant select on journal.entry to lianfang_worker;
grant select, insert on journal.line, journal.seal to lianfang_worker;
