-- Whatever is recorded about persons is recorded for a live emergency alone: without one a transaction loses every class that
-- writes about persons, not only that of the roll. Passes, leads, measures and health rows are such.
create function app.without_emergency(p_classes text[]) returns text[]
language plpgsql immutable set search_path = pg_catalog, public, pg_temp as $$
begin
  return array(select c from unnest(p_classes) as c
                where c <> all ('{person.write,pass.write,lead.write,measure.write,health.write}'::text[]));
end $$;
revoke all on function app.without_emergency(text[]) from public;

create or replace function app.enter(p_token bytea, p_permission text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record; v_ctx text;
begin
  select s.county, s.account, s.id, s.restricted, s.seen_at < now() - interval '1 minute' as is_stale, e.emergency, h.roles, k.key,
         case when s.restricted then null else h.paths end as paths,
         case when h.paths is null or s.restricted then '{}'
              when e.emergency is null then app.without_emergency(p.classes) else p.classes end as classes,
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
