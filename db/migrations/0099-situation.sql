-- Situation reports: figures drawn from the system, text beside them, signed once and never changed.
create schema report;

-- class: tenant
create table report.situation (
  county int not null references app.county (code),
  id uuid not null,
  emergency uuid not null,
  no int not null,
  period_from timestamptz not null,
  period_to timestamptz not null,
  figures jsonb not null,
  texts jsonb not null,
  notes jsonb not null default '[]',
  version int not null default 1,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  signed_by uuid,
  signed_name text,
  signed_agency text,
  signed_at timestamptz,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  primary key (county, id),
  check (period_to > period_from),
  check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (hash is null) and (signed_at is null) = (signed_name is null))
);
create unique index situation_no on report.situation (county, emergency, no);
create unique index situation_draft on report.situation (county, emergency) where signed_at is null;
comment on column report.situation.hash is 'SHA-256 over what was signed and the hash of the report before: a later change of either shows';
call app.protect_with('report.situation',
  'county = (select app.county_for(''situation.read''))', 'county = (select app.county_for(''situation.write''))');
-- What is signed stays as it was, for every login of the product.
alter policy staff_update on report.situation using (county = (select app.county_for('situation.write')) and signed_at is null);
grant usage on schema report to lianfang_staff;
grant select, insert, update on report.situation to lianfang_staff;

-- Counts for the plan and the situation report, for whoever may see none of the rows behind them.
create function measure.pub_running(p_county int) returns table (basis text, running int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('emergency.write') and p_county is distinct from app.county_for('situation.write')
     and p_county is distinct from app.county_for('situation.read') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query select m.basis, count(*)::int from measure.measure m
    where m.county = p_county and m.ended_at is null and m.expires_at > app.now()
      and measure.state_at(m, app.now()) in ('served', 'running', 'suspended')
    group by m.basis order by m.basis;
end $$;
create policy definer_count on directive.owner for select to lianfang_migrator using (true);
create function directive.pub_counts(p_county int) returns table (owners int, unreceived int, late int, signed_off int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('situation.write') and p_county is distinct from app.county_for('situation.read') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query select count(*)::int, (count(*) filter (where o.received_at is null))::int,
      (count(*) filter (where o.state not in ('reported', 'signed_off') and o.due_at <= app.now()))::int,
      (count(*) filter (where o.state = 'signed_off'))::int
    from directive.owner o join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null
   where o.county = p_county and o.state <> 'ended';
end $$;
revoke all on function measure.pub_running(int), directive.pub_counts(int) from public;
grant execute on function measure.pub_running(int), directive.pub_counts(int) to lianfang_staff;
