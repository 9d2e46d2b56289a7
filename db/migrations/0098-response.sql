-- The response: tasks of the playbook that run at a level, the plan of a period, and bodies that a county's plan names.
alter table agency.agency drop constraint agency_kind_check;
alter table agency.agency add constraint agency_kind_check check (kind in ('commission', 'discipline', 'publicity', 'police', 'court',
  'procuratorate', 'justice', 'health', 'market', 'civil_affairs', 'education', 'transport', 'town', 'community', 'property', 'other'));

-- class: tenant. A task of the playbook that an agency has or had: one row for each time it began.
create table emergency.task (
  county int not null references app.county (code),
  emergency uuid not null,
  code text not null,
  agency uuid not null,
  began uuid not null,
  began_at timestamptz not null,
  due_at timestamptz not null,
  ended uuid,
  ended_at timestamptz,
  primary key (county, emergency, code, agency, began),
  foreign key (county, emergency) references emergency.emergency (county, id),
  check ((ended is null) = (ended_at is null))
);
comment on column emergency.task.began is 'The command that gave it, which is also the directive it stands in';
-- No agency has a task twice at a time, whoever writes.
create unique index task_running on emergency.task (county, emergency, code, agency) where ended_at is null;
call app.protect_with('emergency.task', 'county = (select app.this_county())', 'county = (select app.county_for(''emergency.write''))');
grant select, insert, update on emergency.task to lianfang_staff;

-- class: tenant. The plan of one period; one plan a period.
create table emergency.plan (
  county int not null references app.county (code),
  id uuid not null,
  emergency uuid not null,
  no int not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  aim text not null default '' check (length(aim) <= 500),
  version int not null default 1,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  primary key (county, id),
  foreign key (county, emergency) references emergency.emergency (county, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '31 days'),
  check ((approved_by is null) = (approved_at is null)),
  check ((closed_by is null) = (closed_at is null)),
  check (closed_at is null or approved_at is not null)
);
create unique index plan_no on emergency.plan (county, emergency, no);
create unique index plan_starts on emergency.plan (county, emergency, starts_at);
create unique index plan_draft on emergency.plan (county, emergency) where closed_at is null;

-- class: tenant. One objective of a plan, with what came of it; what was not reached is carried into the next plan.
create table emergency.objective (
  county int not null references app.county (code),
  plan uuid not null,
  id uuid not null,
  ord smallint not null,
  text text not null check (length(text) between 1 and 300),
  agency uuid,
  person text not null default '' check (length(person) <= 50),
  success text not null check (length(success) between 1 and 200),
  figure text,
  target int check (target >= 0),
  directive_year smallint,
  directive_no int,
  carried_from uuid,
  carries smallint not null default 0,
  outcome text check (outcome in ('reached', 'carried', 'dropped')),
  result text check (length(result) <= 500),
  value int,
  primary key (county, plan, id),
  foreign key (county, plan) references emergency.plan (county, id),
  check ((outcome is null) = (result is null)),
  check ((directive_year is null) = (directive_no is null))
);
call app.protect_with('emergency.plan', 'county = (select app.this_county())', 'county = (select app.county_for(''situation.write''))');
call app.protect_with('emergency.objective', 'county = (select app.this_county())', 'county = (select app.county_for(''situation.write''))');
grant select, insert, update on emergency.plan to lianfang_staff;
grant select, insert, update, delete on emergency.objective to lianfang_staff;

-- Directives that a level gives: which emergency and task a demand stands for, in the reader's language, and demands that a level ends.
alter table directive.directive add column emergency uuid;
comment on column directive.directive.emergency is 'Given by the level of this emergency; its demands end with the level, nobody takes it back by hand';
create index directive_emergency on directive.directive (county, emergency) where emergency is not null;
alter table directive.demand add column task text, add column texts jsonb;
alter table directive.owner drop constraint owner_state_check, drop constraint owner_check, drop constraint owner_check1;
alter table directive.owner
  add constraint owner_state_check check (state in ('issued', 'received', 'question', 'accepted', 'reported', 'returned', 'signed_off', 'ended')),
  add constraint owner_received_check check (state in ('issued', 'ended') or received_at is not null),
  add constraint owner_reported_check check (state not in ('reported', 'signed_off') or reported_at is not null);
drop index directive.owner_open;
create index owner_open on directive.owner (county, due_at) where state not in ('reported', 'signed_off', 'ended');

-- How many are followed up, for whoever ends the response or reports on it and may see none of them. Counts of the county alone.
create function monitoring.pub_counts(p_county int) returns table (running int, cases int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('emergency.write') and p_county is distinct from app.county_for('situation.write')
     and p_county is distinct from app.county_for('situation.read') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query select
    (select count(*)::int from (
       select distinct on (s.person) s.starts_on, s.days, s.ended_how from monitoring.schedule s where s.county = p_county and s.retain_until > app.now()
        order by s.person, s.starts_on desc, s.id desc) l
      where l.ended_how is null and (app.now() at time zone 'Asia/Shanghai')::date < l.starts_on + l.days),
    (select count(*)::int from monitoring.person p where p.county = p_county and p.kind = 'case' and p.retain_until > app.now());
end $$;
revoke all on function monitoring.pub_counts(int) from public;
grant execute on function monitoring.pub_counts(int) to lianfang_staff;
