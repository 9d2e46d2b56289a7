-- Places: administrative divisions from the county down, grids, compounds in three classes, buildings, units; and the doors.
create schema place;

-- class: tenant (small; a reference table where several counties share a cluster)
create table place.area (
  county int not null references app.county (code),
  id uuid not null,
  kind text not null check (kind in ('county', 'town', 'community', 'village', 'grid', 'compound', 'building', 'unit')),
  code text not null check (code ~ '^[A-Za-z0-9]{1,20}$'),
  parent uuid,
  path ltree not null,
  name text not null check (length(name) between 1 and 60),
  aliases text[] not null default '{}',
  ordinal int not null default 0,
  class smallint check (class between 1 and 3),
  responsible text check (length(responsible) <= 60),
  contact bytea,
  lon double precision,
  lat double precision,
  retired_at timestamptz,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, parent) references place.area (county, id),
  check ((kind = 'county') = (parent is null)),
  check ((kind = 'compound') = (class is not null))
);
comment on column place.area.class is 'Compounds: 1 has an original work unit that guards it, 2 property company, 3 neither: re-gridded, departments stand duty';
comment on column place.area.contact is 'Name and phone of the responsible contact, encrypted with the county key';
create unique index area_path on place.area (county, path) where retired_at is null;
create unique index area_code on place.area (county, code) where retired_at is null;
create index area_parent on place.area (county, parent, ordinal);

-- class: tenant. A door. path is that of the area it stands in.
create table place.dwelling (
  county int not null references app.county (code),
  id uuid not null,
  area uuid not null,
  path ltree not null,
  number text not null check (length(number) between 1 and 40),
  address text not null check (length(address) between 1 and 120),
  walk_order int not null default 0,
  sources text[] not null default '{}',
  retired_at timestamptz,
  retired_why text,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, area) references place.area (county, id)
);
create index dwelling_path on place.dwelling (county, path, walk_order, id) where retired_at is null;
create unique index dwelling_number on place.dwelling (county, area, number) where retired_at is null;
create index dwelling_address on place.dwelling using gin (address gin_trgm_ops) where retired_at is null;
comment on column place.dwelling.sources is 'Independent lists that know the door: house_register, meter, grid, found (by a grid worker), import';

-- class: tenant. What was done to places, for the history on screen; the journal is the proof.
create table place.history (
  county int not null references app.county (code),
  id uuid not null,
  ord int not null,
  place uuid not null,
  path ltree not null,
  what text not null,
  detail jsonb not null,
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id, ord)
);
create index history_place on place.history (county, place, at);

-- class: tenant. An import of a door list: counted in, counted out (RIGHTS T-42).
create table place.import (
  county int not null references app.county (code),
  id uuid not null,
  path ltree not null,
  file_name text not null,
  source text not null,
  rows_in int not null,
  created int not null,
  matched int not null,
  rejected int not null,
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id),
  check (rows_in = created + matched + rejected)
);

-- Areas are public knowledge inside the county; only writing is scoped. Dwellings are scoped both ways.
call app.protect_with('place.area', 'county = (select app.this_county())', 'path <@ (select app.scope(''place.write''))');
call app.protect_with('place.dwelling', 'path <@ (select app.scope(''place.read''))', 'path <@ (select app.scope(''place.write''))');
call app.protect('place.history', 'place.read', 'place.write');
call app.protect('place.import', 'place.read', 'place.write');

-- The published doors of the module: what higher modules may read.
create view place.pub_area with (security_invoker = true) as
  select county, id, kind, code, parent, path, name, ordinal, class, responsible, lon, lat from place.area where retired_at is null;
create view place.pub_dwelling with (security_invoker = true) as
  select county, id, area, path, number, address, walk_order, sources from place.dwelling where retired_at is null;

grant usage on schema place to lianfang_staff, lianfang_worker;
grant select, insert, update on place.area, place.dwelling to lianfang_staff;
grant select, insert on place.history, place.import to lianfang_staff;
grant select on place.pub_area, place.pub_dwelling to lianfang_staff;
