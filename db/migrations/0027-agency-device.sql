-- Phones of accounts. A phone is enrolled with a code that somebody in charge shows, and holds a token of its own: by it the
-- server knows the phone when its session is over, and can tell it that it was revoked. A device has no place: it belongs where
-- its account does, so the own ones are row security's and those of others a function's, as with sessions.

-- class: tenant
create table agency.device (
  county int not null references app.county (code),
  id uuid not null,
  account uuid not null,
  name text not null check (length(name) between 1 and 40),
  token_hash bytea not null check (length(token_hash) = 32),
  secret bytea not null,
  enrolled_at timestamptz not null,
  invited_by uuid not null,
  seen_at timestamptz not null,
  unsent int not null default 0 check (unsent >= 0),
  oldest_at timestamptz,
  skew int,
  revoked_at timestamptz,
  revoked_by uuid,
  revoke_reason text check (length(revoke_reason) between 1 and 200),
  primary key (county, id),
  foreign key (county, account) references agency.account (county, id)
);
create index device_account on agency.device (county, account);
create index device_token on agency.device (token_hash);
comment on column agency.device.secret is 'Key with which the phone signs what it seals; encrypted with the county key';
comment on column agency.device.oldest_at is 'Since when the oldest command waits on the phone, by the true time';
comment on column agency.device.skew is 'Seconds that the clock of the phone is ahead, when that is over five minutes';

-- class: tenant. Codes that enrol one phone once, for a quarter of an hour.
create table agency.device_invite (
  county int not null references app.county (code),
  id uuid not null,
  account uuid not null,
  code_mac bytea not null,
  invited_by uuid not null,
  expires_at timestamptz not null,
  primary key (county, id),
  foreign key (county, account) references agency.account (county, id)
);
create unique index device_invite_code on agency.device_invite (county, code_mac);

alter table agency.device enable row level security;
alter table agency.device force row level security;
create policy definer_all on agency.device for all to lianfang_migrator using (true) with check (true);
create policy staff_select on agency.device for select to lianfang_staff using (account = (select app.this_account()));
alter table agency.device_invite enable row level security;
alter table agency.device_invite force row level security;
create policy definer_all on agency.device_invite for all to lianfang_migrator using (true) with check (true);
grant select (county, id, account, name, enrolled_at, seen_at, unsent, oldest_at, skew, revoked_at) on agency.device to lianfang_staff;

alter table app.session add column phone uuid;
comment on column app.session.phone is 'Enrolled device on which the session began; it ends when the device is revoked';
create index session_phone on app.session (county, phone) where phone is not null;

-- Whether an account is somebody's who works with a phone and with nothing else: the session of a phone asks for no password,
-- so it must not open more than the phone's own work.
create function agency.works_by_phone(p_county int, p_account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce((select bool_and(exists (select from app.role_permission rp where rp.role = h.role and rp.permission = 'sync.pull'))
                     from app.role_held h
                    where h.county = p_county and h.account = p_account and h.ended_at is null and (h.valid_to is null or h.valid_to > now())), false);
end $$;

-- A code for an account in reach, in place of any that was given before. Answers `invited`, or why not.
create function agency.invite_device(p_county int, p_id uuid, p_account uuid, p_code bytea, p_expires timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.write');
begin
  if p_county is distinct from app.this_county() or not exists (
    select from agency.account a where a.county = p_county and a.id = p_account and a.disabled_at is null and a.path <@ v_scope) then
    return 'not_found';
  end if;
  if not agency.works_by_phone(p_county, p_account) then return 'no_phone_role'; end if;
  delete from agency.device_invite i where i.county = p_county and (i.account = p_account or i.expires_at <= now());
  insert into agency.device_invite (county, id, account, code_mac, invited_by, expires_at)
  values (p_county, p_id, p_account, p_code, app.this_account(), p_expires);
  return 'invited';
end $$;

-- Uses a code up. No row when there is no such code, it was used, is over, or its account may not have a phone any more.
create function agency.enrol_device(p_county int, p_code bytea, p_id uuid, p_name text, p_token bytea, p_secret bytea)
returns table (account uuid, must_change boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record;
begin
  delete from agency.device_invite i where i.county = p_county and i.code_mac = p_code and i.expires_at > now()
    returning i.account, i.invited_by into v;
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('agency.account:' || v.account::text, 0));
  select a.must_change into must_change from agency.account a where a.county = p_county and a.id = v.account and a.disabled_at is null;
  if not found or not agency.works_by_phone(p_county, v.account) then return; end if;
  insert into agency.device (county, id, account, name, token_hash, secret, enrolled_at, invited_by, seen_at)
  values (p_county, p_id, v.account, p_name, p_token, p_secret, now(), v.invited_by, now());
  account := v.account;
  return next;
end $$;

-- Binds a session that has just begun to the device whose token came with it, if that is the same person's and not revoked.
create function agency.bind_session(p_session uuid, p_token bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update app.session s set phone = d.id from agency.device d
   where s.id = p_session and d.token_hash = p_token and d.county = s.county and d.account = s.account and d.revoked_at is null;
  return found;
end $$;

-- Whether the token is that of a device that was revoked.
create function agency.is_revoked(p_token bytea) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin return exists (select from agency.device d where d.token_hash = p_token and d.revoked_at is not null); end $$;

-- Takes a device, or all devices of an account, away from somebody in reach, and ends the sessions on it: whatever a ticket
-- rests on voids it, so the next request of the phone is refused. Answers how many devices were revoked.
create function agency.revoke_devices(p_county int, p_device uuid, p_account uuid, p_reason text) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.write'); v_account uuid; v_revoked uuid[];
begin
  if p_county is distinct from app.this_county() then return 0; end if;
  select a.id into v_account from agency.account a
   where a.county = p_county and a.path <@ v_scope
     and a.id = coalesce(p_account, (select d.account from agency.device d where d.county = p_county and d.id = p_device));
  if not found then return 0; end if;
  -- No session begins on the device meanwhile.
  perform pg_advisory_xact_lock(hashtextextended('agency.account:' || v_account::text, 0));
  with revoked as (
    update agency.device d set revoked_at = now(), revoked_by = app.this_account(), revoke_reason = p_reason
     where d.county = p_county and d.account = v_account and (p_device is null or d.id = p_device) and d.revoked_at is null
    returning d.id)
  select coalesce(array_agg(r.id), '{}') into v_revoked from revoked r;
  delete from app.session s where s.county = p_county and s.account = v_account and s.phone = any (v_revoked);
  return cardinality(v_revoked);
end $$;

-- Devices of the accounts in reach, newest first. `waiting` are those that hold something unsent for longer than three days.
create function agency.devices_in_reach(p_county int, p_account uuid, p_device uuid, p_state text, p_before uuid, p_limit int)
returns table (id uuid, account uuid, display_name text, username text, name text, enrolled_at timestamptz, invited_by uuid, seen_at timestamptz,
  unsent int, oldest_at timestamptz, skew int, revoked_at timestamptz, revoked_by uuid, revoke_reason text, is_waiting boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.read');
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query
    select d.id, d.account, a.display_name, a.username, d.name, d.enrolled_at, d.invited_by, d.seen_at, d.unsent, d.oldest_at, d.skew,
           d.revoked_at, d.revoked_by, d.revoke_reason, w.is_waiting
      from agency.device d
      join agency.account a on a.county = p_county and a.id = d.account
      cross join lateral (select d.revoked_at is null and d.unsent > 0 and coalesce(d.oldest_at < now() - interval '3 days', false) as is_waiting) w
     where d.county = p_county and a.path <@ v_scope
       and (p_account is null or d.account = p_account) and (p_device is null or d.id = p_device)
       and (p_state is null or (p_state = 'live' and d.revoked_at is null) or (p_state = 'revoked' and d.revoked_at is not null)
            or (p_state = 'waiting' and w.is_waiting))
       and (p_before is null or d.id < p_before)
     order by d.id desc limit p_limit;
end $$;

-- What a phone says of itself with a pull, written down once a minute or when it has another number of unsent commands. Its
-- session lasts as long as its lease, so it is drawn out with it, once a day. Answers the end of the lease; null where the
-- session is not that of an enrolled phone.
create function agency.report_device(p_county int, p_session uuid, p_unsent int, p_oldest timestamptz, p_skew int, p_lease interval)
returns timestamptz
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_phone uuid; v_expires timestamptz;
begin
  select s.phone, s.expires_at into v_phone, v_expires from app.session s
   where s.id = p_session and s.county = p_county and s.county = app.this_county() and s.account = app.this_account();
  if v_phone is null then return null; end if;
  update agency.device d
     set seen_at = now(), unsent = coalesce(p_unsent, d.unsent), skew = p_skew,
         oldest_at = case when p_unsent is null then d.oldest_at when p_unsent > 0 then p_oldest end
   where d.county = p_county and d.id = v_phone
     and (d.seen_at < now() - interval '1 minute' or d.unsent is distinct from coalesce(p_unsent, d.unsent));
  if v_expires < now() + p_lease - interval '1 day' then
    update app.session s set expires_at = now() + p_lease where s.id = p_session and s.expires_at > now();
  end if;
  return now() + p_lease;
end $$;

revoke all on function agency.works_by_phone(int, uuid), agency.invite_device(int, uuid, uuid, bytea, timestamptz),
  agency.enrol_device(int, bytea, uuid, text, bytea, bytea), agency.bind_session(uuid, bytea), agency.is_revoked(bytea),
  agency.revoke_devices(int, uuid, uuid, text), agency.devices_in_reach(int, uuid, uuid, text, uuid, int),
  agency.report_device(int, uuid, int, timestamptz, int, interval) from public;
grant execute on function agency.enrol_device(int, bytea, uuid, text, bytea, bytea), agency.bind_session(uuid, bytea), agency.is_revoked(bytea)
  to lianfang_signin;
grant execute on function agency.invite_device(int, uuid, uuid, bytea, timestamptz), agency.revoke_devices(int, uuid, uuid, text),
  agency.devices_in_reach(int, uuid, uuid, text, uuid, int), agency.report_device(int, uuid, int, timestamptz, int, interval)
  to lianfang_staff;
