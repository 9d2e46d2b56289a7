-- Measures that restrict a person: proposed, evidenced, approved by somebody of another agency, served, running until their end.
-- What must hold is held here: a statement past the server meets the same rules (RIGHTS C-05, C-06, C-07).
create schema measure;

alter table agency.account add column person_key bytea check (length(person_key) = 32);
comment on column agency.account.person_key is 'Blind index of the natural person behind the account: two accounts of one person are one person. Without it nobody proposes or approves a measure';

-- Nobody changes which person or agency stands behind the own account; row security lets people edit their own row.
create function agency.guard_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.this_account() is not null and (new.person_key is distinct from old.person_key or new.agency <> old.agency)
     and (old.id = app.this_account() or not (old.path <@ app.scope('account.write')) or
          (old.person_key is not null and new.person_key is distinct from old.person_key)) then
    raise insufficient_privilege using message = 'the person behind an account is not changed';
  end if;
  return new;
end $$;
create trigger guard_person before update on agency.account for each row execute function agency.guard_person();

-- class: tenant. Its content is never edited: another content is another measure, with approvals of its own.
create table measure.measure (
  county int not null references app.county (code),
  id uuid not null,
  path ltree not null,
  emergency uuid not null,
  order_id uuid not null,
  door uuid not null,
  person uuid not null,
  kind text not null check (kind in ('home_observation', 'place_observation', 'closed_place')),
  basis text not null check (length(basis) between 1 and 100),
  restrictions text[] not null check (cardinality(restrictions) > 0),
  help text[] not null check (cardinality(help) > 0),
  most_days smallint not null default 14 check (most_days = 14),
  starts_at timestamptz not null,
  expires_at timestamptz not null,
  proposer uuid not null,
  proposer_agency uuid not null,
  proposer_person bytea not null,
  proposed_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_how text check (ended_how in ('ended', 'lifted')),
  primary key (county, id),
  check (expires_at > starts_at and expires_at <= starts_at + make_interval(days => most_days)),
  check (starts_at <= proposed_at + interval '2 days'),
  check ((ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by is null))
);
create index measure_order on measure.measure (county, order_id);
create index measure_proposer on measure.measure (county, proposer_person, proposed_at);

-- class: tenant
create table measure.evidence (
  county int not null references app.county (code),
  id uuid not null,
  measure uuid not null,
  path ltree not null,
  digest bytea not null check (length(digest) = 32),
  cipher bytea not null,
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id),
  foreign key (county, measure) references measure.measure (county, id)
);
create index evidence_measure on measure.evidence (county, measure);

-- class: tenant. A signature under exactly what `content` is the hash of.
create table measure.approval (
  county int not null references app.county (code),
  measure uuid not null,
  rank smallint not null check (rank in (2, 3)),
  path ltree not null,
  content bytea not null,
  actor uuid not null,
  agency uuid not null,
  person bytea not null,
  at timestamptz not null,
  primary key (county, measure, rank),
  foreign key (county, measure) references measure.measure (county, id)
);

-- class: tenant
create table measure.service (
  county int not null references app.county (code),
  measure uuid not null,
  path ltree not null,
  how text not null check (how in ('in_person', 'phone', 'paper')),
  code_hash bytea not null check (length(code_hash) = 32),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, measure),
  foreign key (county, measure) references measure.measure (county, id)
);
create unique index service_code on measure.service (county, code_hash);

call app.protect('measure.measure', 'measure.read', 'measure.write');
call app.protect('measure.evidence', 'measure.read', 'measure.write');
call app.protect('measure.approval', 'measure.read', 'measure.write');
call app.protect('measure.service', 'measure.read', 'measure.write');
create policy definer_all on measure.measure for all to lianfang_migrator using (true) with check (true);
create policy definer_all on measure.evidence for all to lianfang_migrator using (true) with check (true);
create policy definer_all on measure.approval for all to lianfang_migrator using (true) with check (true);
create policy definer_all on measure.service for all to lianfang_migrator using (true) with check (true);

-- What an approver signs: everything that the measure says and all its evidence.
create function measure.content_of(p_county int, p_id uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select sha256(convert_to(jsonb_build_array(m.id, m.path::text, m.emergency, m.order_id, m.door, m.person, m.kind, m.basis,
              m.restrictions, m.help, m.most_days, extract(epoch from m.starts_at), extract(epoch from m.expires_at), m.proposer,
              (select jsonb_agg(encode(e.digest, 'hex') order by e.id) from measure.evidence e where e.county = p_county and e.measure = p_id))::text, 'UTF8'))
            from measure.measure m where m.county = p_county and m.id = p_id);
end $$;

-- Over 20 persons in one order, or proposed by one person within a day however the orders are cut.
create function measure.is_bulk(p_county int, p_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare m measure.measure;
begin
  select * into m from measure.measure x where x.county = p_county and x.id = p_id;
  return (select count(distinct x.person) > 20 from measure.measure x where x.county = p_county and x.order_id = m.order_id)
      or (select count(distinct x.person) > 20 from measure.measure x
           where x.county = p_county and x.proposer_person = m.proposer_person
             and x.proposed_at > m.proposed_at - interval '1 day' and x.proposed_at <= m.proposed_at);
end $$;

create function measure.guard_measure() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.this_account() is null then return new; end if;
  if tg_op = 'UPDATE' then
    if old.ended_at is not null then raise insufficient_privilege using message = 'a measure that ended stays ended'; end if;
    new.ended_at := now();
    new.ended_by := app.this_account();
    return new;
  end if;
  new.proposer := app.this_account();
  new.proposed_at := now();
  new.ended_at := null; new.ended_by := null; new.ended_how := null;
  select a.agency, a.person_key into new.proposer_agency, new.proposer_person
    from agency.account a where a.county = new.county and a.id = new.proposer and a.disabled_at is null;
  if new.proposer_person is null then raise insufficient_privilege using message = 'no person is known behind the account'; end if;
  perform pg_advisory_xact_lock(hashtextextended('measure.order:' || new.order_id::text, 0));
  if exists (select from measure.measure m join measure.approval a on a.county = m.county and a.measure = m.id
              where m.county = new.county and m.order_id = new.order_id) then
    raise insufficient_privilege using message = 'the order is already being approved';
  end if;
  return new;
end $$;

create function measure.guard_step() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare m measure.measure; v_kind text;
begin
  -- Without a context row security lets no login of the product in; only the owner comes here, as when a copy is put back.
  if app.this_account() is null then return new; end if;
  select * into m from measure.measure x where x.county = new.county and x.id = new.measure for update;
  if not found or m.ended_at is not null or m.expires_at <= now() then
    raise insufficient_privilege using message = 'no measure that can go on';
  end if;
  new.path := m.path;
  new.actor := app.this_account();
  new.at := now();
  if tg_table_name = 'evidence' then
    if exists (select from measure.approval a where a.county = m.county and a.measure = m.id) then
      raise insufficient_privilege using message = 'what was approved is not changed';
    end if;
  elsif tg_table_name = 'approval' then
    perform pg_advisory_xact_lock(hashtextextended('measure.order:' || m.order_id::text, 0));
    select a.agency, a.person_key, g.kind into new.agency, new.person, v_kind
      from agency.account a join agency.agency g on g.county = a.county and g.id = a.agency
     where a.county = m.county and a.id = new.actor and a.disabled_at is null;
    if new.person is null or new.person = m.proposer_person or new.agency = m.proposer_agency or new.actor = m.proposer then
      raise insufficient_privilege using message = 'another person of another agency approves';
    end if;
    if new.content is distinct from measure.content_of(m.county, m.id)
       or not exists (select from measure.evidence e where e.county = m.county and e.measure = m.id) then
      raise insufficient_privilege using message = 'not what stands there, or without evidence';
    end if;
    if new.rank = 3 and (v_kind <> 'health' or not exists (
         select from measure.approval a where a.county = m.county and a.measure = m.id and a.rank = 2
            and a.person <> new.person and a.agency <> new.agency)) then
      raise insufficient_privilege using message = 'the third approval is the health agency''s';
    end if;
  elsif tg_table_name = 'service' then
    if not exists (select from measure.approval a where a.county = m.county and a.measure = m.id and a.rank = 2)
       or (measure.is_bulk(m.county, m.id)
           and not exists (select from measure.approval a where a.county = m.county and a.measure = m.id and a.rank = 3)) then
      raise insufficient_privilege using message = 'not approved';
    end if;
  end if;
  return new;
end $$;
create trigger guard_measure before insert or update on measure.measure for each row execute function measure.guard_measure();
create trigger guard_step before insert on measure.evidence for each row execute function measure.guard_step();
create trigger guard_step before insert on measure.approval for each row execute function measure.guard_step();
create trigger guard_step before insert on measure.service for each row execute function measure.guard_step();

-- The state is read off the clock: no job has to end anything.
create function measure.state_at(m measure.measure, p_now timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return case
    when m.ended_at <= p_now then m.ended_how
    when m.expires_at <= p_now then 'expired'
    when exists (select from measure.service s where s.county = m.county and s.measure = m.id)
      then case when m.starts_at <= p_now then 'running' else 'served' end
    when exists (select from measure.approval a where a.county = m.county and a.measure = m.id and a.rank = 2) then 'approved'
    when exists (select from measure.evidence e where e.county = m.county and e.measure = m.id) then 'evidenced'
    else 'proposed' end;
end $$;

revoke all on function agency.guard_person(), measure.content_of(int, uuid), measure.is_bulk(int, uuid), measure.guard_measure(),
  measure.guard_step(), measure.state_at(measure.measure, timestamptz) from public;
grant usage on schema measure to lianfang_staff;
grant select, insert on measure.measure, measure.evidence, measure.approval, measure.service to lianfang_staff;
grant update (ended_at, ended_by, ended_how) on measure.measure to lianfang_staff;
grant execute on function measure.content_of(int, uuid), measure.is_bulk(int, uuid), measure.state_at(measure.measure, timestamptz) to lianfang_staff;
