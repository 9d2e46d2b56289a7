-- Incidents: a matter that somebody must settle, from whoever saw it to the word back to them.
create schema incident;

-- class: tenant. About a matter and a place, never a file about people. Late is read off the clock.
create table incident.incident (
  county int not null references app.county (code),
  id uuid not null,
  year smallint not null,
  no int not null,
  kind text not null check (kind in ('help_medicine', 'help_food', 'help_birth', 'dispute', 'dispute_sign', 'hazard', 'price', 'breach', 'other')),
  place uuid not null,
  path ltree not null,
  spot text check (length(spot) <= 100),
  what text not null check (length(what) between 1 and 500),
  source text not null check (source in ('staff', 'phone', 'hotline', 'resident', 'inspection')),
  emergency uuid,
  contact bytea,
  reported_by uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'assigned', 'solved', 'closed', 'joined')),
  agency uuid,
  assigned_at timestamptz,
  solved_at timestamptz,
  result text check (length(result) <= 500),
  told_at timestamptz,
  joined_into uuid,
  version int not null default 1,
  primary key (county, id),
  check ((state = 'joined') = (joined_into is not null)),
  check (state <> 'assigned' or agency is not null),
  check (state not in ('solved', 'closed') or (solved_at is not null and result is not null))
);
create unique index incident_no on incident.incident (county, year, no);
create index incident_open on incident.incident (county, due_at, id) where state in ('open', 'assigned');
create index incident_path on incident.incident (county, path, received_at);
create index incident_agency on incident.incident (county, agency) where state = 'assigned';
comment on column incident.incident.contact is 'Who asked for help or reported, encrypted; shown against a reason, each look is an event';

-- class: tenant. What was done about it.
create table incident.event (
  county int not null references app.county (code),
  id uuid not null,
  nth smallint not null,
  incident uuid not null,
  path ltree not null,
  agency uuid,
  reporter uuid not null,
  what text not null,
  said text check (length(said) <= 500),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id, nth)
);
create index event_incident on incident.event (county, incident, at);

call app.protect_with('incident.incident',
  'path <@ (select app.scope(''incident.read'')) or county = (select app.county_for(''incident.own'')) and (reported_by = (select app.this_account()) or agency = (select app.this_agency()))',
  'path <@ (select app.scope(''incident.write'')) or county = (select app.county_for(''incident.own'')) and (reported_by = (select app.this_account()) or agency = (select app.this_agency()))');
call app.protect_with('incident.event',
  'path <@ (select app.scope(''incident.read'')) or county = (select app.county_for(''incident.own'')) and (reporter = (select app.this_account()) or agency = (select app.this_agency()))',
  'path <@ (select app.scope(''incident.write'')) or county = (select app.county_for(''incident.own'')) and (reporter = (select app.this_account()) or agency = (select app.this_agency()))');

-- Numbers run through the county, whoever reports.
create policy definer_numbers on incident.incident for select to lianfang_migrator using (true);
create function incident.next_no(p_county int, p_year int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('incident.own') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  perform pg_advisory_xact_lock(510730, p_county);
  return (select coalesce(max(i.no), 0) + 1 from incident.incident i where i.county = p_county and i.year = p_year);
end $$;
revoke all on function incident.next_no(int, int) from public;
grant execute on function incident.next_no(int, int) to lianfang_staff;
grant usage on schema incident to lianfang_staff;
grant select, insert, update on incident.incident to lianfang_staff;
grant select, insert, update (agency) on incident.event to lianfang_staff;
