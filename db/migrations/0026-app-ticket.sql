-- A session's second request need not look everything up again: app.enter gives a ticket, a context signed with the database's
-- own key, good until anything it was made from may change, a minute at most. app.resume opens a transaction's context with
-- it. Whatever ends or changes a session, a role, a permission or the live emergency raises the county's epoch in the same
-- transaction, and every ticket of an earlier epoch is void: a role that is taken away ends at the next request, as before.

-- class: tenant; no row stands for epoch 0.
create table app.ticket_epoch (
  county int primary key references app.county (code),
  epoch bigint not null
);
comment on table app.ticket_epoch is 'Raised by triggers alone, since one forgotten statement would leave somebody in';
alter table app.ticket_epoch enable row level security;
alter table app.ticket_epoch force row level security;
create policy definer_all on app.ticket_epoch for all to lianfang_migrator using (true) with check (true);

create function app.void_tickets_of_rows() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into app.ticket_epoch as e (county, epoch) select distinct r.county, 1 from changed r order by 1
    on conflict (county) do update set epoch = e.epoch + excluded.epoch;
  return null;
end $$;
create function app.void_tickets_of_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into app.ticket_epoch as e (county, epoch) values (old.county, 1) on conflict (county) do update set epoch = e.epoch + excluded.epoch;
  return null;
end $$;
create function app.void_all_tickets() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into app.ticket_epoch as e (county, epoch) select c.code, 1 from app.county c order by 1
    on conflict (county) do update set epoch = e.epoch + excluded.epoch;
  return null;
end $$;
revoke all on function app.void_tickets_of_rows(), app.void_tickets_of_row(), app.void_all_tickets() from public;

create trigger role_given after insert on app.role_held referencing new table as changed for each statement execute function app.void_tickets_of_rows();
create trigger role_changed after update on app.role_held referencing old table as changed for each statement execute function app.void_tickets_of_rows();
create trigger role_gone after delete on app.role_held referencing old table as changed for each statement execute function app.void_tickets_of_rows();
create trigger emergency_begun after insert on app.live_emergency referencing new table as changed for each statement execute function app.void_tickets_of_rows();
create trigger emergency_changed after update on app.live_emergency referencing old table as changed for each statement execute function app.void_tickets_of_rows();
create trigger emergency_over after delete on app.live_emergency referencing old table as changed for each statement execute function app.void_tickets_of_rows();
-- Not when a session is only seen again, nor when one that was over is cleared away.
create trigger session_changed after update of token_hash, county, account, expires_at, restricted on app.session for each row execute function app.void_tickets_of_row();
create trigger session_over after delete on app.session for each row when (old.expires_at > now()) execute function app.void_tickets_of_row();
create trigger permission_changed after insert or update or delete or truncate on app.permission for each statement execute function app.void_all_tickets();
create trigger role_permission_changed after insert or update or delete or truncate on app.role_permission for each statement execute function app.void_all_tickets();

create or replace function app.enter(p_token bytea, p_permission text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record; v_ctx text;
begin
  select s.county, s.account, s.id, s.restricted, s.seen_at < now() - interval '1 minute' as is_stale, e.emergency, h.roles, k.key,
         case when s.restricted then null else h.paths end as paths,
         case when h.paths is null or s.restricted then '{}'
              when e.emergency is null then array_remove(p.classes, 'person.write') else p.classes end as classes,
         extract(epoch from least(s.expires_at, h.until, now() + interval '1 minute')) as until,
         coalesce((select t.epoch from app.ticket_epoch t where t.county = s.county), 0) as epoch
    into v
    from app.session s
    cross join app.ticket_key k
    left join app.permission p on p.name = p_permission
    left join app.live_emergency e on e.county = s.county
    left join lateral (
      select string_agg(h.path::text, ',') filter (where h.valid_from <= now()) as paths,
             string_agg(h.role, ',') filter (where h.valid_from <= now()) as roles,
             -- A role that begins later changes the context too.
             min(case when h.valid_from > now() then h.valid_from else h.valid_to end) as until
        from app.role_held h join app.role_permission rp on rp.role = h.role and rp.permission = p_permission
       where h.county = s.county and h.account = s.account and h.ended_at is null
         and (h.valid_to is null or h.valid_to > now())
    ) h on true
   where s.token_hash = p_token and s.expires_at > now();
  if not found then return null; end if;
  if v.is_stale and not current_setting('transaction_read_only')::boolean then
    update app.session set seen_at = now() where token_hash = p_token;
  end if;
  v_ctx := concat_ws('|', v.account::text, v.county::text, p_permission,
    coalesce(array_to_string(v.classes, ','), ''), coalesce(v.emergency::text, ''), coalesce(v.paths, ''));
  perform app.seal_context(v_ctx);
  return jsonb_build_object('account', v.account, 'session', v.id, 'county', v.county, 'emergency', v.emergency,
    'restricted', v.restricted, 'paths', coalesce(v.paths, ''), 'roles', coalesce(v.roles, ''),
    'ticket', case when v.paths is not null then jsonb_build_object('ctx', v_ctx, 'until', v.until::text, 'epoch', v.epoch::text,
      'mac', encode(hmac(convert_to(concat_ws('|', 'ticket', v.epoch, v.until, v_ctx), 'UTF8'), v.key, 'sha256'), 'hex')) end);
end $$;

-- Opens the context that a ticket holds; false when the ticket is void, and then nothing is open.
create function app.resume(p_ctx text, p_until text, p_epoch text, p_mac text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_key bytea; v_epoch bigint;
begin
  select k.key, (select t.epoch from app.ticket_epoch t where t.county = split_part(p_ctx, '|', 2)::int) into v_key, v_epoch from app.ticket_key k;
  if encode(hmac(convert_to(concat_ws('|', 'ticket', p_epoch, p_until, p_ctx), 'UTF8'), v_key, 'sha256'), 'hex') is distinct from p_mac
     or p_epoch::bigint <> coalesce(v_epoch, 0) or p_until::numeric <= extract(epoch from now()) then
    return false;
  end if;
  execute format('set local app.ctx = %L; set local app.mac = %L', p_ctx,
    encode(hmac(convert_to(p_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex'));
  return true;
end $$;
revoke all on function app.resume(text, text, text, text) from public;
grant execute on function app.resume(text, text, text, text) to lianfang_staff, lianfang_auditor;
