-- The way of a registration through the database, made short. What is checked stays the same.

-- A foreign key to the county's one row makes every commit lock that row: a counter in all but name. The rows below are
-- written inside a context whose county the session's own key has checked.
alter table journal.entry drop constraint entry_county_fkey;
alter table journal.conflict drop constraint conflict_county_fkey;
alter table journal.line drop constraint line_county_fkey;
alter table journal.seal drop constraint seal_county_fkey;
alter table registry.door drop constraint door_county_fkey;
alter table registry.household drop constraint household_county_fkey;
alter table registry.resident drop constraint resident_county_fkey;
alter table registry.visit drop constraint visit_county_fkey;
alter table registry.change drop constraint change_county_fkey;
alter table registry.look drop constraint look_county_fkey;
alter table registry.coverage_delta drop constraint coverage_delta_county_fkey;
alter table registry.coverage drop constraint coverage_county_fkey;
alter table registry.coverage_day drop constraint coverage_day_county_fkey;

-- The context is bound to this backend and this transaction as before.
create or replace function app.seal_context(p_ctx text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_key bytea;
begin
  if cardinality(string_to_array(p_ctx, '|')) <> 6 then
    raise insufficient_privilege using message = 'no such permission';
  end if;
  select k.key into v_key from app.ticket_key k;
  execute format('set local app.ctx = %L; set local app.mac = %L', p_ctx,
    encode(hmac(convert_to(p_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex'));
end $$;

-- Row security asks for these several times in every transaction, so each looks for itself and calls no other.
create or replace function app.context() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := current_setting('app.ctx', true); v_key bytea;
begin
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') = current_setting('app.mac', true) then
    return string_to_array(v_ctx, '|');
  end if;
  return null;
end $$;

create or replace function app.scope(p_class text) returns ltree[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := current_setting('app.ctx', true); v_key bytea;
begin
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') = current_setting('app.mac', true)
     and p_class = any (string_to_array(split_part(v_ctx, '|', 4), ',')) then
    return string_to_array(split_part(v_ctx, '|', 6), ',')::ltree[];
  end if;
  return '{}'::ltree[];
end $$;

create or replace function app.county_for(p_class text) returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := current_setting('app.ctx', true); v_key bytea;
begin
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') = current_setting('app.mac', true)
     and p_class = any (string_to_array(split_part(v_ctx, '|', 4), ',')) then
    return split_part(v_ctx, '|', 2)::int;
  end if;
  return null;
end $$;

create or replace function app.this_county() returns int
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := current_setting('app.ctx', true); v_key bytea;
begin
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') = current_setting('app.mac', true) then
    return split_part(v_ctx, '|', 2)::int;
  end if;
  return null;
end $$;

create or replace function app.this_account() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := current_setting('app.ctx', true); v_key bytea;
begin
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') = current_setting('app.mac', true) then
    return nullif(split_part(v_ctx, '|', 1), '')::uuid;
  end if;
  return null;
end $$;

create or replace function app.this_emergency() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := current_setting('app.ctx', true); v_key bytea;
begin
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') = current_setting('app.mac', true) then
    return nullif(split_part(v_ctx, '|', 5), '')::uuid;
  end if;
  return null;
end $$;

-- The same as before in one look: session, roles that carry the permission at this moment, its classes, the live emergency.
create or replace function app.enter(p_token bytea, p_permission text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record;
begin
  select s.county, s.account, s.id, s.restricted, s.seen_at < now() - interval '1 minute' as is_stale, e.emergency, h.roles,
         case when s.restricted then null else h.paths end as paths,
         case when h.paths is null or s.restricted then '{}'
              when e.emergency is null then array_remove(p.classes, 'person.write') else p.classes end as classes
    into v
    from app.session s
    left join app.permission p on p.name = p_permission
    left join app.live_emergency e on e.county = s.county
    left join lateral (
      select string_agg(h.path::text, ',') as paths, string_agg(h.role, ',') as roles
        from app.role_held h join app.role_permission rp on rp.role = h.role and rp.permission = p_permission
       where h.county = s.county and h.account = s.account and h.ended_at is null
         and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())
    ) h on true
   where s.token_hash = p_token and s.expires_at > now();
  if not found then return null; end if;
  if v.is_stale and not current_setting('transaction_read_only')::boolean then
    update app.session set seen_at = now() where token_hash = p_token;
  end if;
  perform app.seal_context(concat_ws('|', v.account::text, v.county::text, p_permission,
    coalesce(array_to_string(v.classes, ','), ''), coalesce(v.emergency::text, ''), coalesce(v.paths, '')));
  return jsonb_build_object('account', v.account, 'session', v.id, 'county', v.county, 'emergency', v.emergency,
    'restricted', v.restricted, 'paths', coalesce(v.paths, ''), 'roles', coalesce(v.roles, ''));
end $$;
