-- class: tenant. How long people rest between two shifts, from a moment on, and by what. Before the first row the usual rule holds.
create table duty.rest (
  county int not null references app.county (code),
  id uuid not null,
  from_at timestamptz not null,
  hours smallint not null check (hours between 0 and 24),
  basis text not null check (length(basis) between 1 and 200),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (county, id)
);
comment on column duty.rest.from_at is 'For shifts of which the later one begins from then on; of two with the same moment the one set last holds';
create index rest_from on duty.rest (county, from_at);
call app.protect_with('duty.rest', 'county = (select app.county_for(''duty.own''))', 'county = (select app.county_for(''duty.write''))');
grant select, insert on duty.rest to lianfang_staff;
