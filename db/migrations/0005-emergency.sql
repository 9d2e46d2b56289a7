-- Emergencies: declared from a playbook, with a level and a legal basis. Nothing about persons is written without a live one.
create schema emergency;

-- class: tenant
create table emergency.emergency (
  county int not null references app.county (code),
  id uuid not null,
  playbook text not null,
  playbook_version text not null,
  name text not null check (length(name) between 1 and 80),
  level smallint not null check (level between 1 and 4),
  legal_basis text[] not null check (cardinality(legal_basis) > 0),
  roll jsonb not null,
  started_at timestamptz not null,
  declared_by uuid not null,
  declared_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  version int not null default 1,
  primary key (county, id)
);
create unique index emergency_live on emergency.emergency (county) where ended_at is null;

-- class: tenant
create table emergency.level_change (
  county int not null references app.county (code),
  id uuid not null,
  emergency uuid not null,
  from_level smallint not null,
  to_level smallint not null,
  why text not null,
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id),
  foreign key (county, emergency) references emergency.emergency (county, id)
);

comment on column emergency.emergency.roll is 'How deep the roll may go, copied from the playbook at the declaration: a later playbook changes no running emergency';
create view emergency.pub_live with (security_invoker = true) as
  select county, id, level, roll, started_at from emergency.emergency where ended_at is null;

call app.protect_with('emergency.emergency', 'county = (select app.this_county())', 'county = (select app.county_for(''emergency.write''))');
call app.protect_with('emergency.level_change', 'county = (select app.this_county())', 'county = (select app.county_for(''emergency.write''))');
grant usage on schema emergency to lianfang_staff;
grant select on emergency.pub_live to lianfang_staff;
grant select, insert, update on emergency.emergency to lianfang_staff;
grant select, insert on emergency.level_change to lianfang_staff;
