-- Files of incidents: beside a note or a result. The bytes lie outside the database, sealed, by their hash.

-- class: tenant. One attached file; whoever reported, the agency in charge and whoever leads the place read it, as they read the note.
create table incident.file (
  county int not null references app.county (code),
  id uuid not null,
  incident uuid not null,
  path ltree not null,
  agency uuid,
  reporter uuid not null,
  command uuid not null,
  nth smallint not null,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('pdf', 'docx', 'xlsx', 'jpeg', 'png', 'webp', 'text', 'csv')),
  size int not null check (size between 1 and 20971520),
  digest bytea not null check (length(digest) = 32),
  sealed_under text not null,
  identity int not null check (identity >= 0),
  phone int not null check (phone >= 0),
  searched text not null check (searched in ('all', 'part', 'none')),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id),
  foreign key (county, incident) references incident.incident (county, id)
);
create index file_incident on incident.file (county, incident, at);
create index file_digest on incident.file (county, digest);
comment on column incident.file.id is 'Of the upload: it is used once';
comment on column incident.file.agency is 'In charge now; follows when the incident is given to another one';

-- What was attached stays: nothing but the agency in charge may change.
call app.protect_with('incident.file',
  'path <@ (select app.scope(''incident.read'')) or county = (select app.county_for(''incident.own'')) and (reporter = (select app.this_account()) or agency = (select app.this_agency()))',
  'path <@ (select app.scope(''incident.write'')) or county = (select app.county_for(''incident.own'')) and (reporter = (select app.this_account()) or agency = (select app.this_agency()))');
create policy definer_names on incident.file for select to lianfang_migrator using (true);
grant select, insert, update (agency) on incident.file to lianfang_staff;

-- Which of some files any incident names, for the worker that clears away the others. It learns no more than it brought.
create function incident.names_files(p_county int, p_digests bytea[]) returns setof bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select distinct f.digest from incident.file f where f.county = p_county and f.digest = any (p_digests);
end $$;
revoke all on function incident.names_files(int, bytea[]) from public;
grant execute on function incident.names_files(int, bytea[]) to lianfang_worker;
