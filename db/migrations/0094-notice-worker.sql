-- What the worker does with notices: tells the next in line, plans who hears how and when, and sends. It reads no table by itself.

-- Urgent ones that somebody has not acknowledged in time: the sender and the next in line learn how many.
create function notice.escalate(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare o record; v_open int; v_told int := 0; v_now timestamptz := app.now();
begin
  for o in select * from notice.occasion x
            where x.county = p_county and x.escalate_at <= v_now and x.escalated_at is null and x.settled_at is null
            order by x.escalate_at limit 100 for update loop
    update notice.occasion x set escalated_at = v_now where x.county = p_county and x.id = o.id;
    select count(*) into v_open from notice.notice n
     where n.county = p_county and n.occasion = o.id and n.acknowledged_at is null and n.settled_at is null;
    if v_open = 0 then continue; end if;
    update notice.notice n set escalated_at = v_now where n.county = p_county and n.occasion = o.id and n.acknowledged_at is null and n.settled_at is null;
    v_told := v_told + notice.raise_one(p_county, jsonb_build_object(
      'kind', 'not_acknowledged', 'topic', o.topic, 'record', o.record, 'key', o.id, 'about', o.kind, 'count', v_open, 'urgent', true, 'at', v_now,
      'whom', jsonb_build_object('to', coalesce(o.escalate_to -> 'to', '[]')
        || case when o.raised_by is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('accounts', jsonb_build_array(o.raised_by))) end)), null);
  end loop;
  return v_told;
end $$;

-- Notices that nobody has planned yet, with what planning needs to know of the person and of the ways there are.
create function notice.to_plan(p_county int, p_limit int) returns table (occasion uuid, account uuid, topic text, is_urgent boolean, agency uuid,
  now timestamptz, is_quiet boolean, quiet_from smallint, quiet_to smallint, topics jsonb, has_phone boolean, subscriptions uuid[])
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select n.occasion, n.account, n.topic, n.is_urgent, a.agency, app.now(), s.is_quiet, s.quiet_from, s.quiet_to, s.topics, s.phone is not null,
           array(select b.id from notice.subscription b where b.county = p_county and b.account = n.account)
      from notice.notice n
      join agency.account a on a.county = n.county and a.id = n.account
      left join notice.setting s on s.county = n.county and s.account = n.account
     where n.county = p_county and n.planned_at is null and n.at <= app.now()
     order by n.at limit p_limit for update of n skip locked;
end $$;
create function notice.channels_for(p_county int) returns table (id uuid, kind text, agency uuid, topics text[], is_urgent_only boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select c.id, c.kind, c.agency, c.topics, c.is_urgent_only from notice.channel c where c.county = p_county and c.closed_at is null;
end $$;

-- Keeps a plan. The same sending is planned once, however often it is asked for.
create function notice.keep_plan(p_county int, p_notices jsonb, p_deliveries jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_planned int;
begin
  update notice.notice n set planned_at = now(), slot = r.slot
    from jsonb_to_recordset(p_notices) as r (occasion uuid, account uuid, slot timestamptz)
   where n.county = p_county and n.occasion = r.occasion and n.account = r.account and n.planned_at is null;
  insert into notice.delivery (county, id, channel, kind, target, account, occasion, slot, due_at)
  select p_county, md5(concat_ws('|', r.channel, r.target, coalesce(r.occasion::text, extract(epoch from r.slot)::text)))::uuid, r.channel, r.kind, r.target, r.account,
         r.occasion, r.slot, r.due_at
    from jsonb_to_recordset(p_deliveries) as r (channel uuid, kind text, target uuid, account uuid, occasion uuid, slot timestamptz, due_at timestamptz)
  on conflict do nothing;
  get diagnostics v_planned = row_count;
  return v_planned;
end $$;

-- Takes what is due under a lease, and drops what nobody needs any more. A sending whose lease ran out was begun by a worker that died: what
-- the receiver can know again is sent again, what it cannot is left as unsure rather than said twice.
create function notice.claim(p_county int, p_lease uuid, p_limit int, p_seconds int) returns table (id uuid, kind text, tries smallint, is_test boolean, is_urgent boolean,
  topic text, about text, occasion_kind text, count int, language text, county_name text, channel bytea, channel_id uuid, is_inner boolean, target uuid, subscription bytea, account uuid, phone bytea)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare d record; v_why text; v_count int; v_urgent boolean;
begin
  update notice.delivery x set state = 'unsure', lease = null, lease_until = null, done_at = now(), why = 'interrupted'
   where x.county = p_county and x.state = 'sending' and x.lease_until < now() and x.kind in ('wecom', 'dingtalk');
  for d in
    select x.*, c.sealed as channel_sealed, c.closed_at as channel_closed, c.is_inner as inner_net, b.sealed as endpoint, v.revoked_at,
           s.phone as number, s.topics as wanted, a.language as speaks, a.disabled_at, g.name as named
      from notice.delivery x
      join notice.channel c on c.county = x.county and c.id = x.channel
      join app.county g on g.code = x.county
      left join agency.account a on a.county = x.county and a.id = x.account
      left join notice.setting s on s.county = x.county and s.account = x.account
      left join notice.subscription b on b.county = x.county and b.id = x.target and x.kind = 'push'
      left join agency.device v on v.county = b.county and v.id = b.device
     where x.county = p_county and x.retry_at <= now() and x.due_at <= app.now()
       and (x.state = 'waiting' or x.state = 'sending' and x.lease_until < now())
     order by x.due_at limit p_limit for update of x skip locked
  loop
    v_why := case
      when d.channel_closed is not null then 'channel_closed'
      when d.account is not null and d.disabled_at is not null then 'account_closed'
      when d.kind = 'push' and d.endpoint is null then 'no_device'
      when d.kind = 'push' and d.revoked_at is not null then 'revoked'
      when d.kind = 'sms' and d.number is null then 'no_number' end;
    v_count := 1; v_urgent := false;
    is_test := d.occasion is null and d.slot is null; topic := null; about := null; occasion_kind := null;
    if v_why is null and d.slot is not null then
      select count(*) into v_count from notice.notice n
       where n.county = p_county and n.account = d.account and n.slot = d.slot and n.read_at is null and n.settled_at is null
         and coalesce((d.wanted -> n.topic ->> d.kind)::boolean, d.kind = 'push');
      if v_count = 0 then v_why := 'read'; end if;
    elsif v_why is null and d.occasion is not null then
      select o.topic, o.about, o.kind, o.count, o.is_urgent,
             case when o.settled_at is not null then 'settled'
                  when d.account is not null and exists (select from notice.notice n where n.county = p_county and n.occasion = o.id and n.account = d.account
                         and (n.settled_at is not null or coalesce(n.acknowledged_at, case when not n.is_urgent then n.read_at end) is not null)) then 'read' end
        into topic, about, occasion_kind, v_count, v_urgent, v_why
        from notice.occasion o where o.county = p_county and o.id = d.occasion;
      if d.account is not null then v_count := 1; end if;
    end if;
    if v_why is not null then
      update notice.delivery x set state = 'dropped', why = v_why, done_at = now(), lease = null, lease_until = null where x.county = p_county and x.id = d.id;
      continue;
    end if;
    update notice.delivery x set state = 'sending', tries = x.tries + 1, lease = p_lease, lease_until = now() + make_interval(secs => p_seconds)
     where x.county = p_county and x.id = d.id;
    id := d.id; kind := d.kind; tries := d.tries + 1; is_urgent := v_urgent; count := v_count; language := coalesce(d.speaks, 'zh-Hans'); county_name := d.named;
    channel := d.channel_sealed; channel_id := d.channel; is_inner := d.inner_net; target := d.target; subscription := d.endpoint; account := d.account; phone := d.number;
    return next;
  end loop;
end $$;

-- What became of a sending; only whoever holds its lease says so. `gone`: the browser is no longer there and is forgotten.
create function notice.finish(p_county int, p_id uuid, p_lease uuid, p_state text, p_status int, p_why text, p_wait_seconds int) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_target uuid;
begin
  update notice.delivery x
     set state = p_state, status = p_status, why = p_why, lease = null, lease_until = null,
         retry_at = case when p_state = 'waiting' then now() + make_interval(secs => p_wait_seconds) else x.retry_at end,
         done_at = case when p_state = 'waiting' then null else now() end
   where x.county = p_county and x.id = p_id and x.lease = p_lease returning x.target into v_target;
  if not found then return false; end if;
  if p_why = 'gone' then delete from notice.subscription b where b.county = p_county and b.id = v_target; end if;
  return true;
end $$;

-- Read notices go after 60 days, everything after 180; of sendings 30 days are kept.
create function notice.purge(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_gone int;
begin
  delete from notice.delivery d where d.county = p_county and d.made_at < now() - interval '30 days';
  delete from notice.notice n where n.county = p_county and (n.at < app.now() - interval '180 days'
     or n.at < app.now() - interval '60 days' and n.read_at is not null);
  get diagnostics v_gone = row_count;
  delete from notice.occasion o where o.county = p_county and o.at < app.now() - interval '60 days'
     and not exists (select from notice.notice n where n.county = o.county and n.occasion = o.id);
  return v_gone;
end $$;

revoke all on function notice.escalate(int), notice.to_plan(int, int), notice.channels_for(int), notice.keep_plan(int, jsonb, jsonb), notice.claim(int, uuid, int, int),
  notice.finish(int, uuid, uuid, text, int, text, int), notice.purge(int) from public;
grant execute on function notice.escalate(int), notice.to_plan(int, int), notice.channels_for(int), notice.keep_plan(int, jsonb, jsonb), notice.claim(int, uuid, int, int),
  notice.finish(int, uuid, uuid, text, int, text, int), notice.purge(int) to lianfang_worker;
