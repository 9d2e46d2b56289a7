-- Files of directives: attached to the paper, or to what an agency reports. The bytes lie outside the database, sealed, by their hash.

-- class: tenant. One attached file; of the paper where `ord` is null, else of what the agency reported of that demand.
create table directive.file (
  county int not null references app.county (code),
  id uuid not null,
  directive uuid not null,
  ord smallint,
  agency uuid,
  path ltree not null,
  readers uuid[] not null,
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
  foreign key (county, directive) references directive.directive (county, id),
  foreign key (county, directive, ord, agency) references directive.owner (county, directive, ord, agency),
  check ((ord is null) = (agency is null))
);
create index file_directive on directive.file (county, directive, at);
create index file_digest on directive.file (county, digest);
comment on column directive.file.id is 'Of the upload: it is used once';
comment on column directive.file.readers is 'Agencies that read it beside the issuer: all that own a demand, or the one that reported';
comment on column directive.file.command is 'With which it came';
comment on column directive.file.sealed_under is 'Key of its bytes; that of the emergency where numbers of persons stand in it or it could not be searched';

-- Nobody changes or removes one: no login has the right to.
call app.protect_with('directive.file',
  'path <@ (select app.scope(''directive.read'')) or county = (select app.county_for(''directive.answer'')) and (select app.this_agency()) = any (readers)',
  'path <@ (select app.scope(''directive.write'')) or county = (select app.county_for(''directive.answer'')) and agency = (select app.this_agency())');
create policy definer_names on directive.file for select to lianfang_migrator using (true);
grant select, insert on directive.file to lianfang_staff;

-- Which of some files any paper names, for the worker that clears away the others. It learns no more than it brought.
create function directive.names_files(p_county int, p_digests bytea[]) returns setof bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select distinct f.digest from directive.file f where f.county = p_county and f.digest = any (p_digests);
end $$;
revoke all on function directive.names_files(int, bytea[]) from public;
grant execute on function directive.names_files(int, bytea[]) to lianfang_worker;
