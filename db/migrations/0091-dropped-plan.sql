-- class: tenant. A draft of a plan that was dropped before anybody signed it: as it stood, by whom and why. The next draft takes its number.
create table emergency.dropped_plan (
  county int not null references app.county (code),
  id uuid not null,
  emergency uuid not null,
  no int not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  aim text not null,
  objectives jsonb not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  dropped_by uuid not null,
  dropped_at timestamptz not null,
  why text not null check (length(why) between 1 and 200),
  primary key (county, id),
  foreign key (county, emergency) references emergency.emergency (county, id)
);
comment on column emergency.dropped_plan.id is 'Of the draft; its row of emergency.plan stays empty until the next draft takes it over under an id of its own';
create index dropped_plan_emergency on emergency.dropped_plan (county, emergency, no desc);
call app.protect_with('emergency.dropped_plan', 'county = (select app.this_county())', 'county = (select app.county_for(''situation.write''))');
grant select, insert on emergency.dropped_plan to lianfang_staff;
