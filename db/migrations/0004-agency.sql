-- Agencies, the accounts of their people, and the lock on wrong passwords. Roles held and sessions are the platform's.
create schema agency;

-- class: tenant
create table agency.agency (
  county int not null references app.county (code),
  id uuid not null,
  kind text not null check (kind in ('commission', 'police', 'court', 'procuratorate', 'justice', 'health', 'market', 'civil_affairs', 'town', 'community', 'property', 'other')),
  name text not null check (length(name) between 1 and 60),
  place uuid not null,
  path ltree not null,
  closed_at timestamptz,
  version int not null default 1,
  primary key (county, id)
);
create unique index agency_name on agency.agency (county, name) where closed_at is null;

-- class: tenant. A person who works with the product.
create table agency.account (
  county int not null references app.county (code),
  id uuid not null,
  username text not null check (username ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  display_name text not null check (length(display_name) between 1 and 50),
  agency uuid not null,
  path ltree not null,
  password text not null,
  must_change boolean not null default true,
  totp bytea,
  totp_last bigint,
  language text not null default 'zh-Hans' check (language in ('zh-Hans', 'zh-Hant', 'en')),
  generated boolean not null default false,
  disabled_at timestamptz,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, agency) references agency.agency (county, id)
);
create unique index account_username on agency.account (county, username);
comment on column agency.account.path is 'Where the account belongs; who may manage it is decided by this path';
comment on column agency.account.totp is 'Secret of the second factor, encrypted with the county key';

-- class: index. Failures per account and network, with back-off: outsiders cannot lock a colleague out (RIGHTS C-19).
create table agency.sign_in_failure (
  key bytea primary key,
  failures int not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);

create index sign_in_failure_last on agency.sign_in_failure (last_at);

call app.protect_county('agency.agency', 'agency.read', 'account.write');
create policy definer_all on agency.agency for all to lianfang_migrator using (true) with check (true);
alter table agency.account enable row level security;
alter table agency.account force row level security;
create policy definer_all on agency.account for all to lianfang_migrator using (true) with check (true);
create policy staff_select on agency.account for select to lianfang_staff
  using (path <@ (select app.scope('account.read')) or county = (select app.county_for('task.read')) or id = (select app.this_account()));
create policy staff_insert on agency.account for insert to lianfang_staff with check (path <@ (select app.scope('account.write')));
create policy staff_update on agency.account for update to lianfang_staff
  using (path <@ (select app.scope('account.write')) or id = (select app.this_account()))
  with check (path <@ (select app.scope('account.write')) or id = (select app.this_account()));
alter table agency.sign_in_failure enable row level security;
alter table agency.sign_in_failure force row level security;
create policy definer_all on agency.sign_in_failure for all to lianfang_migrator using (true) with check (true);

-- Sign-in happens before any context: these definer functions return one account by its exact name and keep the lock.
create function agency.find_for_sign_in(p_county int, p_username text) returns table (id uuid, password text, totp bytea, totp_last bigint, must_change boolean, language text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select a.id, a.password, a.totp, a.totp_last, a.must_change, a.language
    from agency.account a where a.county = p_county and a.username = p_username and a.disabled_at is null;
end $$;
-- Counts a try before its password is looked at, so that a hundred tries at once are a hundred tries. Answers until when the
-- key is blocked, or null when the try may go on. Doubling back-off from the fifth try: 30 s, 1 min, 2 min ... at most an
-- hour; success takes the row away.
create function agency.try_sign_in(p_key bytea) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare f record;
begin
  if random() < 0.01 then delete from agency.sign_in_failure where last_at < clock_timestamp() - interval '1 day'; end if;
  insert into agency.sign_in_failure (key, failures, last_at) values (p_key, 0, clock_timestamp()) on conflict (key) do nothing;
  select failures, last_at, blocked_until into f from agency.sign_in_failure where key = p_key for update;
  if not found then return null; end if;
  if f.blocked_until > clock_timestamp() then return f.blocked_until; end if;
  if f.last_at < clock_timestamp() - interval '1 day' then f.failures := 0; end if;
  f.failures := f.failures + 1;
  update agency.sign_in_failure
     set failures = f.failures, last_at = clock_timestamp(),
         blocked_until = case when f.failures >= 5
           then clock_timestamp() + least(interval '1 hour', interval '30 seconds' * power(2, least(f.failures - 5, 7))) end
   where key = p_key;
  return null;
end $$;
-- The password was right and only the code is still to come: that was no wrong try. It is taken back, never wiped, so that
-- nobody clears the count of wrong codes with it.
create function agency.take_back_try(p_key bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin update agency.sign_in_failure f set failures = greatest(f.failures - 1, 0), blocked_until = null where f.key = p_key; end $$;
create function agency.sign_in_succeeded(p_key bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin delete from agency.sign_in_failure f where f.key = p_key; end $$;
create function agency.use_totp(p_county int, p_account uuid, p_counter bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update agency.account a set totp_last = p_counter
   where a.county = p_county and a.id = p_account and coalesce(a.totp_last, -1) < p_counter;
  return found;
end $$;

-- What everybody may know of the own account, whatever roles are held: the agency's name is not in reach of every role.
create function agency.self(p_token bytea) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select jsonb_build_object('id', a.id, 'username', a.username, 'displayName', a.display_name, 'agencyName', g.name,
                 'language', a.language, 'totp', a.totp is not null, 'generated', a.generated)
            from app.session s
            join agency.account a on a.county = s.county and a.id = s.account
            join agency.agency g on g.county = a.county and g.id = a.agency
           where s.token_hash = p_token and s.expires_at > now());
end $$;

-- All accounts of an agency that are not disabled, also those out of the asker's reach: an agency is closed empty or not at all.
create function agency.count_accounts(p_county int, p_agency uuid) returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select count(*)::int from agency.account a
           where a.county = p_county and a.agency = p_agency and a.disabled_at is null and p_county = app.county_for('account.write'));
end $$;

-- An area stands somewhere else: its agencies go with it, and accounts belong where their agency and roles are now
-- (app.follow_area has moved the roles). Whoever may move the area on both ends may do this.
create function agency.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write');
begin
  if p_county is distinct from app.this_county() or not (p_from <@ v_scope) or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update agency.agency g
     set path = case when g.path = p_from then p_to else p_to || subpath(g.path, nlevel(p_from)) end
   where g.county = p_county and g.path <@ p_from;
  -- lca() answers what is strictly above; with one label more on each path that is the lowest place above or equal to all.
  update agency.account a set path = b.path
    from (select c.id, lca(array_agg(held.path || 'x'::ltree)) as path
            from agency.account c
            join lateral (select g.path from agency.agency g where g.county = p_county and g.id = c.agency
                          union all
                          select h.path from app.role_held h
                           where h.county = p_county and h.account = c.id and h.ended_at is null
                             and (h.valid_to is null or h.valid_to > now())) held on true
           where c.county = p_county
             and (c.agency in (select g.id from agency.agency g where g.county = p_county and g.path <@ p_to)
               or c.id in (select h.account from app.role_held h where h.county = p_county and h.path <@ p_to))
           group by c.id) b
   where a.county = p_county and a.id = b.id and a.path <> b.path;
end $$;

revoke all on function agency.follow_area(int, ltree, ltree), agency.self(bytea), agency.count_accounts(int, uuid), agency.find_for_sign_in(int, text), agency.try_sign_in(bytea), agency.take_back_try(bytea),
  agency.sign_in_succeeded(bytea), agency.use_totp(int, uuid, bigint) from public;
grant usage on schema agency to lianfang_staff;
grant select, insert, update on agency.agency, agency.account to lianfang_staff;
grant execute on function agency.follow_area(int, ltree, ltree), agency.self(bytea), agency.count_accounts(int, uuid), agency.find_for_sign_in(int, text), agency.try_sign_in(bytea), agency.take_back_try(bytea),
  agency.sign_in_succeeded(bytea), agency.use_totp(int, uuid, bigint) to lianfang_staff;

-- Names behind account ids, for "who did what": the same row security decides (task.read is in the county's reach).
create view agency.pub_account with (security_invoker = true) as
  select county, id, display_name, agency, path from agency.account;
grant select on agency.pub_account to lianfang_staff;
