-- Notices: somebody in the county should know of something now. A notice names the kind of thing, the record and how many; it has no words
-- of its own and no data of a person, so whoever may not open the record learns nothing from it.
create schema notice;

-- class: tenant. What happened, once: the id is the digest of what makes it one thing (kind, record, key), so that two who do not know of
-- each other cannot raise it twice.
create table notice.occasion (
  county int not null references app.county (code),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,40}$'),
  topic text not null check (topic ~ '^[a-z]{3,20}$'),
  record uuid not null,
  key text not null check (length(key) between 1 and 100),
  about text check (about ~ '^[a-z_]{3,40}$'),
  count int not null check (count between 1 and 1000000),
  is_urgent boolean not null,
  raised_by uuid,
  at timestamptz not null,
  settled_at timestamptz,
  escalate_at timestamptz,
  escalate_to jsonb,
  escalated_at timestamptz,
  primary key (county, id)
);
create index occasion_record on notice.occasion (county, record);
create index occasion_escalates on notice.occasion (county, escalate_at) where escalated_at is null and settled_at is null and escalate_at is not null;
create index occasion_at on notice.occasion (county, at);
comment on column notice.occasion.raised_by is 'Whose deed it was; null where a clock or a resident raised it';
comment on column notice.occasion.about is 'Of one that nobody acknowledged: the kind of the first';

-- class: tenant. One person's notice of an occasion. It repeats what its reader may know of the occasion, so that a policy reads no table.
create table notice.notice (
  county int not null references app.county (code),
  occasion uuid not null,
  account uuid not null,
  kind text not null,
  topic text not null,
  record uuid not null,
  about text,
  count int not null,
  is_urgent boolean not null,
  raised_by uuid,
  at timestamptz not null,
  read_at timestamptz,
  acknowledged_at timestamptz,
  settled_at timestamptz,
  escalated_at timestamptz,
  planned_at timestamptz,
  slot timestamptz,
  primary key (county, occasion, account),
  foreign key (county, occasion) references notice.occasion (county, id)
);
create index notice_unread on notice.notice (county, account, at desc, occasion) where read_at is null;
create index notice_own on notice.notice (county, account, at desc, occasion);
create index notice_sent on notice.notice (county, raised_by, at desc) where is_urgent;
create index notice_unplanned on notice.notice (county, at) where planned_at is null;
create index notice_slot on notice.notice (county, account, slot) where slot is not null;
comment on column notice.notice.slot is 'With which gathered sending it goes out; null for an urgent one, which goes alone and at once';

-- class: tenant. How somebody wants to hear of things. Without a row the defaults of the source hold.
create table notice.setting (
  county int not null references app.county (code),
  account uuid not null,
  is_quiet boolean not null,
  quiet_from smallint not null check (quiet_from between 0 and 1439),
  quiet_to smallint not null check (quiet_to between 0 and 1439),
  topics jsonb not null,
  phone bytea,
  changed_at timestamptz not null,
  primary key (county, account)
);
comment on column notice.setting.quiet_from is 'Minute of the day, county time';
comment on column notice.setting.phone is 'Own number for short messages, encrypted with the county key';

-- class: tenant. A browser that asked to be woken up. The address is the push service's and is encrypted.
create table notice.subscription (
  county int not null references app.county (code),
  id uuid not null,
  account uuid not null,
  device uuid,
  endpoint_mac bytea not null check (length(endpoint_mac) = 32),
  sealed bytea not null,
  made_at timestamptz not null,
  primary key (county, id)
);
create unique index subscription_endpoint on notice.subscription (county, endpoint_mac);
create index subscription_account on notice.subscription (county, account);
comment on column notice.subscription.device is 'The enrolled phone; once that is revoked nothing is sent there';

-- class: tenant. A way out of the house that the administrator set up: push services, a gateway for short messages, a robot of a group.
create table notice.channel (
  county int not null references app.county (code),
  id uuid not null,
  kind text not null check (kind in ('push', 'sms', 'wecom', 'dingtalk')),
  name text not null check (length(name) between 1 and 40),
  agency uuid,
  topics text[] not null,
  is_urgent_only boolean not null,
  is_inner boolean not null,
  sealed bytea not null,
  host text not null check (length(host) <= 253),
  version int not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (county, id)
);
create unique index channel_name on notice.channel (county, name) where closed_at is null;
create unique index channel_single on notice.channel (county, kind) where closed_at is null and kind in ('push', 'sms');
comment on column notice.channel.sealed is 'Address, secret and what else the way needs, encrypted with the county key';
comment on column notice.channel.is_inner is 'The address stands in the own network or on this machine; otherwise such addresses are refused';

-- class: tenant. One sending to one target, once: the id is the digest of channel, target and what is sent. Never what was said.
create table notice.delivery (
  county int not null references app.county (code),
  id uuid not null,
  channel uuid not null,
  kind text not null,
  target uuid not null,
  account uuid,
  occasion uuid,
  slot timestamptz,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped', 'unsure')),
  tries smallint not null default 0,
  retry_at timestamptz not null default now(),
  lease uuid,
  lease_until timestamptz,
  status int,
  why text check (why ~ '^[a-z_]{2,30}$'),
  made_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (county, id),
  foreign key (county, channel) references notice.channel (county, id),
  check (occasion is null or slot is null),
  check ((state = 'sending') = (lease is not null)),
  check ((state in ('sent', 'failed', 'dropped', 'unsure')) = (done_at is not null))
);
create index delivery_open on notice.delivery (county, retry_at) where state in ('waiting', 'sending');
create index delivery_made on notice.delivery (county, made_at desc, id);
comment on column notice.delivery.occasion is 'Null with a slot: what gathered until then; null without: a test of the channel';

call app.protect_with('notice.occasion', 'county = (select app.county_for(''notice.none''))', 'county = (select app.county_for(''notice.none''))');
call app.protect_with('notice.notice',
  'county = (select app.this_county()) and (account = (select app.this_account()) or raised_by = (select app.this_account()))',
  'county = (select app.this_county()) and account = (select app.this_account())');
call app.protect_with('notice.setting',
  'county = (select app.this_county()) and account = (select app.this_account())',
  'county = (select app.this_county()) and account = (select app.this_account())');
call app.protect_with('notice.subscription',
  'county = (select app.this_county()) and account = (select app.this_account())',
  'county = (select app.this_county()) and account = (select app.this_account())');
call app.protect_county('notice.channel', 'channel.write', 'channel.write');
call app.protect_county('notice.delivery', 'channel.write', 'channel.write');
create policy definer_all on notice.occasion for all to lianfang_migrator using (true) with check (true);
create policy definer_all on notice.notice for all to lianfang_migrator using (true) with check (true);
create policy definer_all on notice.setting for all to lianfang_migrator using (true) with check (true);
create policy definer_all on notice.subscription for all to lianfang_migrator using (true) with check (true);
create policy definer_all on notice.channel for all to lianfang_migrator using (true) with check (true);
create policy definer_all on notice.delivery for all to lianfang_migrator using (true) with check (true);

-- For whom: named accounts; the people of an agency, or those whose role covers a place, who hold a permission now. `except` are left
-- out, and so is whoever is of the agency `notAgency`.
create function notice.people_for(p_county int, p_whom jsonb) returns table (account uuid)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    with asked as (select w.one from jsonb_array_elements(p_whom -> 'to') as w (one)),
    found as (
      select e.id::uuid as id from asked a cross join lateral jsonb_array_elements_text(a.one -> 'accounts') as e (id) where a.one ? 'accounts'
      union
      select h.account from asked a
        join app.role_held h on h.county = p_county and h.ended_at is null and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())
        join app.role_permission rp on rp.role = h.role and rp.permission = a.one ->> 'permission'
       where a.one ? 'path' and h.path @> (a.one ->> 'path')::ltree
      union
      select c.id from asked a
        join agency.account c on c.county = p_county and c.agency = (a.one ->> 'agency')::uuid
       where a.one ? 'agency' and exists (
         select from app.role_held h join app.role_permission rp on rp.role = h.role and rp.permission = a.one ->> 'permission'
          where h.county = p_county and h.account = c.id and h.ended_at is null and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())))
    select f.id from found f join agency.account c on c.county = p_county and c.id = f.id and c.disabled_at is null
     where not coalesce(p_whom -> 'except', '[]') ? f.id::text and c.agency is distinct from (p_whom ->> 'notAgency')::uuid;
end $$;

-- Raises one occasion, or adds people to it where it is known. Answers how many people learn of it now.
create function notice.raise_one(p_county int, p jsonb, p_by uuid) returns int
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare v_id uuid := md5(concat_ws('|', p ->> 'kind', p ->> 'record', p ->> 'key'))::uuid; v_told int;
begin
  insert into notice.occasion (county, id, kind, topic, record, key, about, count, is_urgent, raised_by, at, escalate_at, escalate_to)
  values (p_county, v_id, p ->> 'kind', p ->> 'topic', (p ->> 'record')::uuid, p ->> 'key', p ->> 'about', coalesce((p ->> 'count')::int, 1),
          (p ->> 'urgent')::boolean, p_by, (p ->> 'at')::timestamptz, (p ->> 'escalateAt')::timestamptz, p -> 'escalateTo')
  on conflict do nothing;
  insert into notice.notice (county, occasion, account, kind, topic, record, about, count, is_urgent, raised_by, at)
  select o.county, o.id, w.account, o.kind, o.topic, o.record, o.about, o.count, o.is_urgent, o.raised_by, (p ->> 'at')::timestamptz
    from notice.occasion o cross join notice.people_for(p_county, p -> 'whom') w
   where o.county = p_county and o.id = v_id and o.settled_at is null
  on conflict do nothing;
  get diagnostics v_told = row_count;
  return v_told;
end $$;

-- The same for a command of the county: whoever may write a record may say that there is one. Words cannot be said here.
create function notice.raise(p_county int, p_rows jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_row jsonb; v_told int := 0;
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  for v_row in select * from jsonb_array_elements(p_rows) loop
    v_told := v_told + notice.raise_one(p_county, v_row, app.this_account());
  end loop;
  return v_told;
end $$;

-- What notices were about is done: they stay in the lists and wake nobody up any more. `p_key` names one occasion of the record.
create function notice.settle(p_county int, p_kinds text[], p_record uuid, p_key text, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_settled int;
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  with done as (
    update notice.occasion o set settled_at = p_at
     where o.county = p_county and o.record = p_record and o.settled_at is null
       and (o.kind = any (p_kinds) and (p_key is null or o.key = p_key) or o.about = any (p_kinds) and p_key is null)
    returning o.id)
  update notice.notice n set settled_at = p_at, read_at = coalesce(n.read_at, p_at)
    from done d where n.county = p_county and n.occasion = d.id and n.settled_at is null;
  get diagnostics v_settled = row_count;
  return v_settled;
end $$;

-- Which ways there are: a person's settings offer what the administrator set up, and not a word about it.
create function notice.offered(p_county int) returns table (kind text, id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query select c.kind, c.id from notice.channel c where c.county = p_county and c.kind in ('push', 'sms') and c.closed_at is null;
end $$;
-- The push channel as the one who subscribes must know it: which services may be named.
create function notice.push_channel(p_county int) returns table (sealed bytea, id uuid, is_inner boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query select c.sealed, c.id, c.is_inner from notice.channel c where c.county = p_county and c.kind = 'push' and c.closed_at is null;
end $$;

-- A browser belongs to whoever subscribed last with it, and to the enrolled phone of the session.
create function notice.subscribe(p_county int, p_id uuid, p_session uuid, p_mac bytea, p_sealed bytea, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_me uuid := app.this_account();
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  delete from notice.subscription s where s.county = p_county and s.endpoint_mac = p_mac;
  -- Ten are more than anybody carries; the oldest go.
  delete from notice.subscription s where s.county = p_county and s.id in (
    select o.id from notice.subscription o where o.county = p_county and o.account = v_me order by o.made_at desc offset 9);
  insert into notice.subscription (county, id, account, device, endpoint_mac, sealed, made_at)
  values (p_county, p_id, v_me, (select x.phone from app.session x where x.id = p_session and x.account = v_me), p_mac, p_sealed, p_at);
end $$;

revoke all on function notice.people_for(int, jsonb), notice.raise_one(int, jsonb, uuid), notice.raise(int, jsonb), notice.settle(int, text[], uuid, text, timestamptz),
  notice.offered(int), notice.push_channel(int), notice.subscribe(int, uuid, uuid, bytea, bytea, timestamptz) from public;
grant usage on schema notice to lianfang_staff, lianfang_worker;
grant execute on function notice.raise(int, jsonb), notice.settle(int, text[], uuid, text, timestamptz), notice.offered(int), notice.push_channel(int),
  notice.subscribe(int, uuid, uuid, bytea, bytea, timestamptz) to lianfang_staff;
grant select, update (read_at, acknowledged_at) on notice.notice to lianfang_staff;
grant select, insert, update on notice.setting to lianfang_staff;
grant select, delete on notice.subscription to lianfang_staff;
grant select, insert, update on notice.channel to lianfang_staff;
grant select (county, id, channel, kind, slot, occasion, due_at, state, tries, retry_at, status, why, made_at, done_at), insert on notice.delivery to lianfang_staff;

-- The own phones by name; the same row security decides.
create view agency.pub_own_device with (security_invoker = true) as
  select county, id, name from agency.device where account = (select app.this_account()) and revoked_at is null;
grant select on agency.pub_own_device to lianfang_staff;
