-- What phones follow does not grow for ever, and a leader looks after the phones of the own grid workers, whose accounts are often
-- those of the town's agency.

-- The account belongs below a place of the scope, or whoever holds it works there and nowhere else at this moment.
create function agency.in_reach(p_county int, p_account uuid, p_path ltree, p_scope ltree[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce(p_path <@ p_scope, false)
    or coalesce((select bool_and(h.path <@ p_scope) from app.role_held h
                  where h.county = p_county and h.account = p_account and h.ended_at is null and (h.valid_to is null or h.valid_to > now())), false);
end $$;
revoke all on function agency.in_reach(int, uuid, ltree, ltree[]) from public;

create or replace function agency.invite_device(p_county int, p_id uuid, p_account uuid, p_code bytea, p_expires timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.write');
begin
  if p_county is distinct from app.this_county() or not exists (
    select from agency.account a where a.county = p_county and a.id = p_account and a.disabled_at is null and agency.in_reach(p_county, a.id, a.path, v_scope)) then
    return 'not_found';
  end if;
  if not agency.works_by_phone(p_county, p_account) then return 'no_phone_role'; end if;
  delete from agency.device_invite i where i.county = p_county and (i.account = p_account or i.expires_at <= now());
  insert into agency.device_invite (county, id, account, code_mac, invited_by, expires_at)
  values (p_county, p_id, p_account, p_code, app.this_account(), p_expires);
  return 'invited';
end $$;

create or replace function agency.revoke_devices(p_county int, p_device uuid, p_account uuid, p_reason text) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.write'); v_account uuid; v_revoked uuid[];
begin
  if p_county is distinct from app.this_county() then return 0; end if;
  select a.id into v_account from agency.account a
   where a.county = p_county and agency.in_reach(p_county, a.id, a.path, v_scope)
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

create or replace function agency.devices_in_reach(p_county int, p_account uuid, p_device uuid, p_state text, p_before uuid, p_limit int)
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
     where d.county = p_county and agency.in_reach(p_county, a.id, a.path, v_scope)
       and (p_account is null or d.account = p_account) and (p_device is null or d.id = p_device)
       and (p_state is null or (p_state = 'live' and d.revoked_at is null) or (p_state = 'revoked' and d.revoked_at is not null)
            or (p_state = 'waiting' and w.is_waiting))
       and (p_before is null or d.id < p_before)
     order by d.id desc limit p_limit;
end $$;

-- class: tenant. Where the history of the database stood at some hour, so that a time can be told as a transaction. The floor is
-- the mark up to which notes were thrown away: a phone that was told less begins anew.
create table app.sync_mark (
  county int not null references app.county (code),
  noted_at timestamptz not null,
  position bigint not null check (position >= 0),
  is_floor boolean not null default false,
  primary key (county, noted_at)
);
comment on column app.sync_mark.position is 'Oldest transaction that could still write at that time';
alter table app.sync_mark enable row level security;
alter table app.sync_mark force row level security;
create policy definer_all on app.sync_mark for all to lianfang_migrator using (true) with check (true);

-- A scope that is still told is kept: its time is renewed once a day.
create policy staff_update on app.sync_scope for update to lianfang_staff
  using (county = (select app.this_county())) with check (county = (select app.this_county()));
grant update (told_at) on app.sync_scope to lianfang_staff;
create policy definer_all on app.sync_scope for all to lianfang_migrator using (true) with check (true);
create policy definer_all on registry.gone for all to lianfang_migrator using (true) with check (true);

create or replace function app.sync_position(p_county int, p_origin text, p_since bigint, p_line bigint, p_hash text)
returns table (origin text, oldest bigint, follows boolean, past xid, line bigint, hash text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_next bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  select left(encode(hmac('sync', k.key, 'sha256'), 'hex'), 8) into origin from app.ticket_key k;
  oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  select l.no, left(encode(l.hash, 'hex'), 8) into line, hash from journal.line l where l.county = p_county order by l.no desc limit 1;
  follows := p_since is not null and p_origin = origin and p_since <= v_next and v_next - p_since < 1000000000
    and not exists (select from app.sync_mark m where m.county = p_county and m.is_floor and p_since < m.position and m.position <= v_next)
    and (p_line is null or exists (select from journal.line l where l.county = p_county and l.no = p_line and left(encode(l.hash, 'hex'), 8) = p_hash));
  past := case when follows then (p_since & 4294967295)::text::xid end;
  return next;
end $$;

-- Throws away what no phone is told from any more: notes of doors that left, written before a mark that is older than `p_keep`,
-- and scopes that nobody was told for as long. Sets a mark every six hours. Answers how many rows went.
create function app.purge_sync(p_county int, p_keep interval) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_floor app.sync_mark; v_gone int := 0; v_scopes int; v_next bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
begin
  if not exists (select from app.sync_mark m where m.county = p_county and m.noted_at > now() - interval '6 hours') then
    insert into app.sync_mark (county, noted_at, position)
    values (p_county, now(), pg_snapshot_xmin(pg_current_snapshot())::text::bigint) on conflict (county, noted_at) do nothing;
  end if;
  select * into v_floor from app.sync_mark m where m.county = p_county and m.noted_at < now() - p_keep order by m.noted_at desc limit 1;
  -- In another cluster, after a dump was put back, a number of before means nothing: its time alone tells.
  if found and v_floor.position <= v_next then
    delete from registry.gone g
     where g.county = p_county and g.gone_at < v_floor.noted_at
       and age(g.xmin) > age((v_floor.position & 4294967295)::text::xid);
    get diagnostics v_gone = row_count;
    delete from app.sync_mark m where m.county = p_county and m.noted_at < v_floor.noted_at;
    update app.sync_mark m set is_floor = true where m.county = p_county and m.noted_at = v_floor.noted_at and not m.is_floor;
  end if;
  delete from app.sync_scope s where s.county = p_county and s.told_at < now() - p_keep;
  get diagnostics v_scopes = row_count;
  return v_gone + v_scopes;
end $$;
revoke all on function app.purge_sync(int, interval) from public;
grant execute on function app.purge_sync(int, interval) to lianfang_worker;
