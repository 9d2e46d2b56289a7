-- The platform's own schema: counties, sessions, roles held, and the signed request context that row security reads.
-- Every later migration builds on app.protect / app.protect_county, so each table gets its policies from one template.
create schema app;

-- class: reference
create table app.county (
  code int primary key check (code between 100000 and 999999),
  name text not null,
  created_at timestamptz not null
);
comment on table app.county is 'Counties on this installation; the tenant key of every other table';

-- class: reference; written by the installation from the access declaration of the source, never by hand
create table app.permission (
  name text primary key,
  classes text[] not null
);
comment on column app.permission.classes is 'Data classes that a transaction with this permission may touch';
create table app.role_permission (
  role text not null,
  permission text not null references app.permission (name) on delete cascade,
  primary key (role, permission)
);

-- class: index (spread by the token's hash). Opaque tokens are kept as their SHA-256 only.
create table app.session (
  token_hash bytea primary key check (length(token_hash) = 32),
  id uuid not null unique,
  county int not null references app.county (code),
  account uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  network text,
  device text,
  restricted boolean not null default false
);
comment on column app.session.restricted is 'A one-time password was used: nothing but choosing an own one is open';
create index session_account on app.session (county, account);

-- class: tenant
create table app.role_held (
  county int not null references app.county (code),
  id uuid not null,
  account uuid not null,
  role text not null,
  place uuid not null,
  path ltree not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  given_by uuid not null,
  lent_from uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (county, id),
  check (valid_to is null or valid_to > valid_from)
);
create index role_held_account on app.role_held (county, account) where ended_at is null;
comment on table app.role_held is 'A role is held for a place and a period, given by a named person; lent_from is the agency that lends';

-- class: tenant; one row while an emergency runs. Without it no transaction gets the class person.write.
create table app.live_emergency (
  county int primary key references app.county (code),
  emergency uuid not null
);

-- One random key a database; only the functions below (owned by the migrator) can read it.
create table app.ticket_key (
  one boolean primary key default true check (one),
  key bytea not null
);
insert into app.ticket_key (key) values (gen_random_bytes(32));

-- The context of a transaction: uid|county|permission|classes|emergency|paths, valid only with its mac, which binds it to
-- this backend and this transaction: a copied or forged setting yields nothing (RIGHTS C-03).
create function app.seal_context(p_ctx text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_mac text;
begin
  select encode(hmac(convert_to(p_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), k.key, 'sha256'), 'hex')
    into v_mac from app.ticket_key k;
  execute format('set local app.ctx = %L', p_ctx);
  execute format('set local app.mac = %L', v_mac);
end $$;
revoke all on function app.seal_context(text) from public;

-- The verified context as an array, or null. Evaluated once a statement, since policies wrap it in a sub-select.
create function app.context() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := nullif(current_setting('app.ctx', true), '');
        v_mac text := nullif(current_setting('app.mac', true), '');
        v_key bytea;
begin
  if v_ctx is null or v_mac is null then return null; end if;
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') <> v_mac then
    return null;
  end if;
  return string_to_array(v_ctx, '|');
end $$;

-- Places that this transaction may touch for a data class; an empty list without a valid context.
create function app.scope(p_class text) returns ltree[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare c text[] := app.context();
begin
  if c is null or not (p_class = any (string_to_array(c[4], ','))) then return '{}'::ltree[]; end if;
  return string_to_array(c[6], ',')::ltree[];
end $$;

-- The county of this transaction if its permission has the class, else null (for rows without a place).
create function app.county_for(p_class text) returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare c text[] := app.context();
begin
  if c is null or not (p_class = any (string_to_array(c[4], ','))) then return null; end if;
  return c[2]::int;
end $$;

create function app.this_county() returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare c text[] := app.context();
begin return case when c is null then null else c[2]::int end; end $$;

create function app.this_account() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare c text[] := app.context();
begin return case when c is null then null else nullif(c[1], '')::uuid end; end $$;

create function app.this_emergency() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare c text[] := app.context();
begin return case when c is null then null else nullif(c[5], '')::uuid end; end $$;

-- Opens the context of one transaction: finds the session by its token's hash, the roles held at this moment that carry the
-- permission, the live emergency; seals them. Null when the session is unknown or over. 'paths' is empty when no live role
-- carries the permission; the caller then refuses.
create function app.enter(p_token bytea, p_permission text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare s record; v_paths text; v_roles text; v_classes text[]; v_emergency uuid;
begin
  select county, account, id, seen_at, restricted into s from app.session where token_hash = p_token and expires_at > now();
  if not found then return null; end if;
  if s.seen_at < now() - interval '1 minute' and not current_setting('transaction_read_only')::boolean then
    update app.session set seen_at = now() where token_hash = p_token;
  end if;
  select string_agg(distinct h.path::text, ','), string_agg(distinct h.role, ',') into v_paths, v_roles
    from app.role_held h join app.role_permission rp on rp.role = h.role and rp.permission = p_permission
   where h.county = s.county and h.account = s.account and h.ended_at is null
     and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now());
  select classes into v_classes from app.permission where name = p_permission;
  select emergency into v_emergency from app.live_emergency where county = s.county;
  if v_emergency is null then v_classes := array_remove(v_classes, 'person.write'); end if;
  if s.restricted then v_paths := null; end if;
  if v_paths is null then v_classes := '{}'; end if;
  perform app.seal_context(concat_ws('|', s.account::text, s.county::text, p_permission,
    coalesce(array_to_string(v_classes, ','), ''), coalesce(v_emergency::text, ''), coalesce(v_paths, '')));
  return jsonb_build_object('account', s.account, 'session', s.id, 'county', s.county, 'emergency', v_emergency,
    'restricted', s.restricted, 'paths', coalesce(v_paths, ''), 'roles', coalesce(v_roles, ''));
end $$;

-- The context in which a county is founded: only while this installation has no county at all.
create function app.enter_founding(p_county int, p_permission text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_classes text[];
begin
  perform pg_advisory_xact_lock(510727);
  if exists (select from app.county) then return null; end if;
  select classes into v_classes from app.permission where name = p_permission;
  perform app.seal_context(concat_ws('|', '00000000-0000-7000-8000-000000000000', p_county::text, p_permission,
    array_to_string(v_classes, ','), '', p_county::text));
  return jsonb_build_object('account', '00000000-0000-7000-8000-000000000000', 'county', p_county, 'emergency', null,
    'paths', p_county::text, 'roles', 'founder');
end $$;

-- First label past every descendant of a path, so that `path >= p and path < app.path_end(p)` walks a plain btree.
create function app.path_end(p ltree) returns ltree
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
begin return (p::text || '0')::ltree; end $$;

-- The one template of row security: one permissive policy a command, the whole condition in one expression, no table read.
create procedure app.protect(p_table regclass, p_read text, p_write text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare r text := format('path <@ (select app.scope(%L))', p_read);
        w text := format('path <@ (select app.scope(%L))', p_write);
begin call app.protect_with(p_table, r, w); end $$;

-- The same for rows that belong to the county as a whole.
create procedure app.protect_county(p_table regclass, p_read text, p_write text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare r text := format('county = (select app.county_for(%L))', p_read);
        w text := format('county = (select app.county_for(%L))', p_write);
begin call app.protect_with(p_table, r, w); end $$;

create procedure app.protect_with(p_table regclass, p_read text, p_write text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy staff_select on %s for select to lianfang_staff using (%s)', p_table, p_read);
  execute format('create policy staff_insert on %s for insert to lianfang_staff with check (%s)', p_table, p_write);
  execute format('create policy staff_update on %s for update to lianfang_staff using (%s) with check (%s)', p_table, p_write, p_write);
  execute format('create policy staff_delete on %s for delete to lianfang_staff using (%s)', p_table, p_write);
end $$;

-- Sessions and roles held: the definer functions run as the migrator and must see them.
alter table app.session enable row level security;
alter table app.session force row level security;
create policy definer_all on app.session for all to lianfang_migrator using (true) with check (true);
create policy staff_select on app.session for select to lianfang_staff
  using (county = (select app.county_for('account.read')) or account = (select app.this_account()));
create policy staff_delete on app.session for delete to lianfang_staff
  using (county = (select app.county_for('account.write')) or account = (select app.this_account()));

alter table app.role_held enable row level security;
alter table app.role_held force row level security;
create policy definer_all on app.role_held for all to lianfang_migrator using (true) with check (true);
create policy staff_select on app.role_held for select to lianfang_staff
  using (path <@ (select app.scope('account.read')) or path <@ (select app.scope('task.read')) or account = (select app.this_account()));
create policy staff_insert on app.role_held for insert to lianfang_staff with check (path <@ (select app.scope('account.write')));
create policy staff_update on app.role_held for update to lianfang_staff
  using (path <@ (select app.scope('account.write'))) with check (path <@ (select app.scope('account.write')));

alter table app.live_emergency enable row level security;
alter table app.live_emergency force row level security;
create policy definer_all on app.live_emergency for all to lianfang_migrator using (true) with check (true);
create policy staff_select on app.live_emergency for select to lianfang_staff using (county = (select app.this_county()));
create policy staff_insert on app.live_emergency for insert to lianfang_staff with check (county = (select app.county_for('emergency.write')));
create policy staff_delete on app.live_emergency for delete to lianfang_staff using (county = (select app.county_for('emergency.write')));

-- A session begins before any context exists, so it is made by a definer function; the caller has checked the password.
create function app.begin_session(p_token bytea, p_id uuid, p_county int, p_account uuid, p_expires timestamptz, p_network text, p_device text, p_restricted boolean)
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from app.session where county = p_county and account = p_account and expires_at <= now();
  insert into app.session (token_hash, id, county, account, expires_at, network, device, restricted)
  values (p_token, p_id, p_county, p_account, p_expires, p_network, p_device, p_restricted);
end $$;
create function app.end_session(p_token bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin delete from app.session where token_hash = p_token; end $$;

-- Everything a signed-in person may do right now: the browser draws its buttons from this and derives nothing itself.
create function app.whoami(p_token bytea) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare s record; v_roles jsonb; v_permissions jsonb;
begin
  select county, account, id, expires_at, restricted into s from app.session where token_hash = p_token and expires_at > now();
  if not found then return null; end if;
  select coalesce(jsonb_agg(jsonb_build_object('role', h.role, 'place', h.place, 'path', h.path::text, 'until', h.valid_to) order by h.role, h.path), '[]')
    into v_roles from app.role_held h
   where h.county = s.county and h.account = s.account and h.ended_at is null
     and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now());
  select coalesce(jsonb_agg(distinct rp.permission), '[]') into v_permissions
    from app.role_held h join app.role_permission rp on rp.role = h.role
   where h.county = s.county and h.account = s.account and h.ended_at is null
     and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now());
  return jsonb_build_object('account', s.account, 'session', s.id, 'county', s.county, 'roles', v_roles, 'permissions', v_permissions,
    'expires', s.expires_at, 'restricted', s.restricted, 'emergency', (select emergency from app.live_emergency where county = s.county));
end $$;

grant usage on schema app to lianfang_staff, lianfang_worker, lianfang_auditor, lianfang_public;
grant select on app.county to lianfang_staff, lianfang_worker, lianfang_auditor, lianfang_public;
grant insert on app.county to lianfang_staff;
alter table app.county enable row level security;
alter table app.county force row level security;
create policy everyone_select on app.county for select using (true);
create policy staff_insert on app.county for insert to lianfang_staff with check (code = (select app.county_for('emergency.write')));
grant select on app.permission, app.role_permission to lianfang_staff, lianfang_auditor;
-- Not the token's hash: whoever could read it could open any context with app.enter.
grant select (county, id, account, created_at, seen_at, expires_at, network, device, restricted), delete on app.session to lianfang_staff;
grant update (restricted) on app.session to lianfang_staff;
create policy staff_update on app.session for update to lianfang_staff
  using (account = (select app.this_account())) with check (account = (select app.this_account()));
grant select, insert, update on app.role_held to lianfang_staff;
grant select, insert, delete on app.live_emergency to lianfang_staff;
revoke all on function app.enter(bytea, text), app.enter_founding(int, text), app.begin_session(bytea, uuid, int, uuid, timestamptz, text, text, boolean),
  app.end_session(bytea), app.whoami(bytea) from public;
grant execute on function app.enter(bytea, text), app.whoami(bytea) to lianfang_staff, lianfang_auditor;
grant execute on function app.enter_founding(int, text), app.begin_session(bytea, uuid, int, uuid, timestamptz, text, text, boolean), app.end_session(bytea)
  to lianfang_staff;
