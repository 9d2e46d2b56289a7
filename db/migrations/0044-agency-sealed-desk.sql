-- What came sealed and waits is decided at the desk: released it is carried out as the deed of its author, dismissed it stays where
-- it is, with the reason. Whoever decides looks after the account, or looked after all its work while the phone was in use.

alter table agency.sealed_command
  add column brought_by uuid,
  add column tried_at timestamptz,
  add column decision text check (decision in ('released', 'dismissed')),
  add column decided_at timestamptz,
  add column decided_by uuid,
  add column reason text check (length(reason) between 1 and 200),
  add constraint sealed_command_decided check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  add constraint sealed_command_reason check ((decision is not distinct from 'dismissed') = (reason is not null));
comment on column agency.sealed_command.brought_by is 'Account of the phone that delivered it; null where nobody was signed in there';
comment on column agency.sealed_command.tried_at is 'When it was released last and refused again; `problem` tells why';
create index sealed_command_waiting on agency.sealed_command (county, device) where decision is null;

-- Whose browser brings a parcel: by its session, else by the token of its phone. Nothing is opened by it.
create function agency.bearer_of(p_session bytea, p_device bytea) returns table (county int, account uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select b.county, b.account from (
      select s.county, s.account, 1 as rank from app.session s where s.token_hash = p_session and s.expires_at > now()
      union all
      select d.county, d.account, 2 from agency.device d where d.token_hash = p_device) b
    order by b.rank limit 1;
end $$;

-- Keeps it once. Answers how it stands: `waiting`, or what was decided about it before.
drop function agency.keep_sealed(int, uuid, uuid, uuid, text, text, timestamptz, uuid, bytea);
create function agency.keep_sealed(p_county int, p_id uuid, p_device uuid, p_account uuid, p_brought_by uuid, p_name text, p_problem text,
  p_at timestamptz, p_emergency uuid, p_cipher bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into agency.sealed_command (county, id, device, account, brought_by, name, problem, received_at, emergency, cipher)
  values (p_county, p_id, p_device, p_account, p_brought_by, p_name, p_problem, p_at, p_emergency, p_cipher) on conflict (county, id) do nothing;
  return (select coalesce(c.decision, 'waiting') from agency.sealed_command c where c.county = p_county and c.id = p_id);
end $$;

-- The account is in reach now, or everything that it did while the phone was in use lay within the scope.
create function agency.sealed_reach(p_county int, p_device uuid, p_received timestamptz, p_scope ltree[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record;
begin
  select d.account, d.enrolled_at, a.path into v
    from agency.device d join agency.account a on a.county = d.county and a.id = d.account where d.county = p_county and d.id = p_device;
  return found and (agency.in_reach(p_county, v.account, v.path, p_scope)
    or coalesce((select bool_and(h.path <@ p_scope) from app.role_held h
                  where h.county = p_county and h.account = v.account and h.valid_from <= p_received
                    and coalesce(least(h.ended_at, h.valid_to), 'infinity') > v.enrolled_at), false));
end $$;

-- Phones of which something waits, or was decided, in reach: a page of phones with up to `p_most` commands each, and how many.
create function agency.sealed_in_reach(p_county int, p_waiting boolean, p_before uuid, p_limit int, p_most int)
returns table (device uuid, phone text, revoked_at timestamptz, account uuid, display_name text, held bigint, id uuid, name text, problem text,
  emergency uuid, received_at timestamptz, brought_by uuid, tried_at timestamptz, decision text, decided_at timestamptz, decided_by uuid,
  reason text, cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.read');
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query
    with mine as (
      select c.*, row_number() over (partition by c.device order by c.decided_at desc, c.id) as nth, count(*) over (partition by c.device) as held
        from agency.sealed_command c
       where c.county = p_county and (c.decision is null) = p_waiting and (p_before is null or c.device < p_before)
         and agency.sealed_reach(p_county, c.device, c.received_at, v_scope)),
    page as (select distinct m.device from mine m order by m.device desc limit p_limit)
    select m.device, d.name, d.revoked_at, m.account, a.display_name, m.held, m.id, m.name, m.problem, m.emergency, m.received_at, m.brought_by,
           m.tried_at, m.decision, m.decided_at, m.decided_by, m.reason, m.cipher
      from mine m
      join page p on p.device = m.device
      join agency.device d on d.county = p_county and d.id = m.device
      join agency.account a on a.county = p_county and a.id = m.account
     where m.nth <= p_most
     order by m.device desc, m.nth;
end $$;

-- How many wait in reach.
create function agency.count_sealed(p_county int) returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.read');
begin
  if p_county is distinct from app.this_county() then return 0; end if;
  return (select count(*) from agency.sealed_command c
           where c.county = p_county and c.decision is null and agency.sealed_reach(p_county, c.device, c.received_at, v_scope));
end $$;

-- Those in reach that are to be decided about, locked, so that two people do not decide at once.
create function agency.lock_sealed(p_county int, p_ids uuid[])
returns table (id uuid, device uuid, name text, emergency uuid, decision text, cipher bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.write');
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query
    select c.id, c.device, c.name, c.emergency, c.decision, c.cipher from agency.sealed_command c
     where c.county = p_county and c.id = any (p_ids) and agency.sealed_reach(p_county, c.device, c.received_at, v_scope)
     order by c.id for update of c;
end $$;

-- Writes the decision: `released`, `dismissed` with the reason, or null where it was refused again and `p_text` names the problem.
-- What was released stands in the journal; no second copy is kept.
create function agency.decide_sealed(p_county int, p_id uuid, p_decision text, p_text text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.write');
begin
  if p_county is distinct from app.this_county() then return false; end if;
  update agency.sealed_command c
     set decision = p_decision,
         decided_at = case when p_decision is not null then now() end,
         decided_by = case when p_decision is not null then app.this_account() end,
         reason = case when p_decision = 'dismissed' then p_text end,
         problem = case when p_decision is null then p_text else c.problem end,
         tried_at = case when p_decision is null then now() else c.tried_at end,
         cipher = case when p_decision = 'released' then '' else c.cipher end
   where c.county = p_county and c.id = p_id and c.decision is null and agency.sealed_reach(p_county, c.device, c.received_at, v_scope);
  return found;
end $$;

-- In the transaction of a release, the context of the command's author for that command: with the roles that were held at any time
-- while the phone was in use or are held now, as far as they lie within the reach of whoever releases. So nobody gets further by
-- releasing than the author was let and the releaser is in charge. Nothing where it is not waiting, or its emergency is over.
create function agency.enter_sealed(p_id uuid, p_permission text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_county int := app.this_county(); v_scope ltree[] := app.scope('account.write'); v_classes text[]; v_emergency uuid; v_paths text; v_roles text; v record;
begin
  if (app.context())[3] is distinct from 'agency.releaseSealed' then return null; end if;
  select c.account, c.emergency, c.received_at, d.enrolled_at into v
    from agency.sealed_command c join agency.device d on d.county = c.county and d.id = c.device
   where c.county = v_county and c.id = p_id and c.name = p_permission and c.decision is null
     and agency.sealed_reach(v_county, c.device, c.received_at, v_scope);
  if not found then return null; end if;
  select e.emergency into v_emergency from app.live_emergency e where e.county = v_county;
  if v.emergency is distinct from v_emergency then return null; end if;
  select string_agg(distinct h.path::text, ','), string_agg(distinct h.role, ',') into v_paths, v_roles
    from app.role_held h join app.role_permission rp on rp.role = h.role and rp.permission = p_permission
   where h.county = v_county and h.account = v.account and h.path <@ v_scope and h.valid_from <= now()
     and coalesce(least(h.ended_at, h.valid_to), 'infinity') > v.enrolled_at
     and (h.valid_from <= v.received_at or coalesce(least(h.ended_at, h.valid_to), 'infinity') > now());
  if v_paths is not null then
    select case when v_emergency is null then app.without_emergency(p.classes) else p.classes end into v_classes
      from app.permission p where p.name = p_permission;
  end if;
  perform app.seal_context(concat_ws('|', v.account::text, v_county::text, p_permission,
    coalesce(array_to_string(v_classes, ','), ''), coalesce(v_emergency::text, ''), coalesce(v_paths, '')));
  return jsonb_build_object('account', v.account, 'county', v_county, 'emergency', v_emergency, 'paths', coalesce(v_paths, ''),
    'roles', coalesce(v_roles, ''));
end $$;

revoke all on function agency.bearer_of(bytea, bytea), agency.keep_sealed(int, uuid, uuid, uuid, uuid, text, text, timestamptz, uuid, bytea),
  agency.sealed_reach(int, uuid, timestamptz, ltree[]), agency.sealed_in_reach(int, boolean, uuid, int, int), agency.count_sealed(int),
  agency.lock_sealed(int, uuid[]), agency.decide_sealed(int, uuid, text, text), agency.enter_sealed(uuid, text) from public;
grant execute on function agency.bearer_of(bytea, bytea), agency.keep_sealed(int, uuid, uuid, uuid, uuid, text, text, timestamptz, uuid, bytea)
  to lianfang_signin;
grant execute on function agency.sealed_in_reach(int, boolean, uuid, int, int), agency.count_sealed(int), agency.lock_sealed(int, uuid[]),
  agency.decide_sealed(int, uuid, text, text), agency.enter_sealed(uuid, text) to lianfang_staff;

-- A parcel that names a phone and cannot be opened was changed on the way, or sealed to another key: the phone's line says so until
-- the phone itself was seen with nothing unsent. The name on a parcel proves nothing, so it is noted only from somebody of the county.
alter table agency.device add column unread_at timestamptz, add column unread_by uuid;
comment on column agency.device.unread_at is 'When a parcel in its name came that could not be opened; `unread_by` brought it';
create function agency.note_unread(p_county int, p_device uuid, p_by uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update agency.device d set unread_at = now(), unread_by = p_by where d.county = p_county and d.id = p_device;
  return found;
end $$;

drop function agency.devices_in_reach(int, uuid, uuid, text, uuid, int);
create function agency.devices_in_reach(p_county int, p_account uuid, p_device uuid, p_state text, p_before uuid, p_limit int)
returns table (id uuid, account uuid, display_name text, username text, name text, enrolled_at timestamptz, invited_by uuid, seen_at timestamptz,
  unsent int, oldest_at timestamptz, skew int, revoked_at timestamptz, revoked_by uuid, revoke_reason text, is_waiting boolean,
  unread_at timestamptz, unread_by uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.read');
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query
    select d.id, d.account, a.display_name, a.username, d.name, d.enrolled_at, d.invited_by, d.seen_at, d.unsent, d.oldest_at, d.skew,
           d.revoked_at, d.revoked_by, d.revoke_reason, w.is_waiting,
           case when w.is_unread then d.unread_at end, case when w.is_unread then d.unread_by end
      from agency.device d
      join agency.account a on a.county = p_county and a.id = d.account
      cross join lateral (select d.revoked_at is null and d.unsent > 0 and coalesce(d.oldest_at < now() - interval '3 days', false) as is_waiting,
                                 d.revoked_at is not null or d.unsent > 0 or d.seen_at <= d.unread_at as is_unread) w
     where d.county = p_county and agency.in_reach(p_county, a.id, a.path, v_scope)
       and (p_account is null or d.account = p_account) and (p_device is null or d.id = p_device)
       and (p_state is null or (p_state = 'live' and d.revoked_at is null) or (p_state = 'revoked' and d.revoked_at is not null)
            or (p_state = 'waiting' and w.is_waiting))
       and (p_before is null or d.id < p_before)
     order by d.id desc limit p_limit;
end $$;
revoke all on function agency.note_unread(int, uuid, uuid), agency.devices_in_reach(int, uuid, uuid, text, uuid, int) from public;
grant execute on function agency.note_unread(int, uuid, uuid) to lianfang_signin;
grant execute on function agency.devices_in_reach(int, uuid, uuid, text, uuid, int) to lianfang_staff;
