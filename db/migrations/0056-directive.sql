-- Directives: a numbered paper with numbered demands, each with owners and a deadline, that comes back signed.
create schema directive;

-- class: tenant
create table directive.directive (
  county int not null references app.county (code),
  id uuid not null,
  year smallint not null,
  no int not null,
  title text not null check (length(title) between 1 and 80),
  preamble text check (length(preamble) <= 2000),
  place uuid not null,
  path ltree not null,
  agencies uuid[] not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text,
  primary key (county, id),
  check ((withdrawn_at is null) = (withdrawn_why is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
comment on column directive.directive.agencies is 'All that own one of its demands: they read it';
create unique index directive_no on directive.directive (county, year, no);

-- class: tenant. One numbered demand; asks for words, for a number, or for a number that the system knows itself.
create table directive.demand (
  county int not null references app.county (code),
  directive uuid not null,
  ord smallint not null,
  path ltree not null,
  text text not null check (length(text) between 1 and 500),
  asks text not null check (asks in ('words', 'count', 'doors_reached')),
  due_at timestamptz not null,
  agencies uuid[] not null,
  primary key (county, directive, ord),
  foreign key (county, directive) references directive.directive (county, id)
);

-- class: tenant. What one agency has made of one demand. Late is read off the clock, not stored.
create table directive.owner (
  county int not null references app.county (code),
  directive uuid not null,
  ord smallint not null,
  agency uuid not null,
  path ltree not null,
  state text not null default 'issued' check (state in ('issued', 'received', 'question', 'accepted', 'reported', 'returned', 'signed_off')),
  due_at timestamptz not null,
  received_at timestamptz,
  answered_at timestamptz,
  reported_at timestamptz,
  report text,
  report_count int check (report_count >= 0),
  report_of int check (report_of >= report_count),
  closed_at timestamptz,
  chased smallint not null default 0,
  chased_at timestamptz,
  primary key (county, directive, ord, agency),
  foreign key (county, directive, ord) references directive.demand (county, directive, ord),
  check (state = 'issued' or received_at is not null),
  check (state not in ('reported', 'signed_off') or reported_at is not null)
);
create index owner_agency on directive.owner (county, agency, due_at);
create index owner_open on directive.owner (county, due_at) where state not in ('reported', 'signed_off');

-- class: tenant. What was said and done about it, in the order in which the server heard it.
create table directive.event (
  county int not null references app.county (code),
  id uuid not null,
  nth smallint not null,
  directive uuid not null,
  ord smallint,
  agency uuid,
  path ltree not null,
  what text not null,
  said text check (length(said) <= 500),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id, nth)
);
create index event_directive on directive.event (county, directive, at);

call app.protect_with('directive.owner',
  'path <@ (select app.scope(''directive.read'')) or county = (select app.county_for(''directive.answer'')) and agency = (select app.this_agency())',
  'path <@ (select app.scope(''directive.write'')) or county = (select app.county_for(''directive.answer'')) and agency = (select app.this_agency())');
call app.protect_with('directive.event',
  'path <@ (select app.scope(''directive.read'')) or county = (select app.county_for(''directive.answer'')) and agency = (select app.this_agency())',
  'path <@ (select app.scope(''directive.write'')) or county = (select app.county_for(''directive.answer'')) and agency = (select app.this_agency())');
-- A directive and its demands are read where it was issued, and by every agency that owns one of them.
call app.protect_with('directive.directive',
  'path <@ (select app.scope(''directive.read'')) or county = (select app.county_for(''directive.answer'')) and (select app.this_agency()) = any (agencies)',
  'path <@ (select app.scope(''directive.write''))');
call app.protect_with('directive.demand',
  'path <@ (select app.scope(''directive.read'')) or county = (select app.county_for(''directive.answer'')) and (select app.this_agency()) = any (agencies)',
  'path <@ (select app.scope(''directive.write''))');
-- Numbers run through the whole county, also where a town issues that sees no other's directives.
create policy definer_numbers on directive.directive for select to lianfang_migrator using (true);
create function directive.next_no(p_county int, p_year int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('directive.write') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  perform pg_advisory_xact_lock(510729, p_county);
  return (select coalesce(max(d.no), 0) + 1 from directive.directive d where d.county = p_county and d.year = p_year);
end $$;
revoke all on function directive.next_no(int, int) from public;
grant execute on function directive.next_no(int, int) to lianfang_staff;
grant usage on schema directive to lianfang_staff;
grant select, insert, update on directive.directive, directive.owner to lianfang_staff;
grant select, insert on directive.demand, directive.event to lianfang_staff;
