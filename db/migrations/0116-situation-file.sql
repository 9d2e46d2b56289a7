-- Files of situation reports: attached while it is a draft, part of what is signed. The bytes lie outside the database, sealed, by their hash.

-- class: tenant. One attached file; whoever may read the report reads it.
create table report.file (
  county int not null references app.county (code),
  id uuid not null,
  situation uuid not null,
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
  foreign key (county, situation) references report.situation (county, id)
);
create index file_situation on report.file (county, situation, at);
create index file_digest on report.file (county, digest);
comment on column report.file.id is 'Of the upload: it is used once';

-- A file is taken off a draft with the command that writes the draft; of a signed report the hash shows that one came or went.
call app.protect_with('report.file',
  'county = (select app.county_for(''situation.read''))', 'county = (select app.county_for(''situation.write''))');
create policy definer_names on report.file for select to lianfang_migrator using (true);
grant select, insert, delete on report.file to lianfang_staff;

-- Which of some files any report names, for the worker that clears away the others. It learns no more than it brought.
create function report.names_files(p_county int, p_digests bytea[]) returns setof bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select distinct f.digest from report.file f where f.county = p_county and f.digest = any (p_digests);
end $$;
revoke all on function report.names_files(int, bytea[]) from public;
grant execute on function report.names_files(int, bytea[]) to lianfang_worker;
grant usage on schema report to lianfang_worker;
