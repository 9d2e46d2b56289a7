-- Supplies: what there is, where, until when, and every way it came and went. Stock is the sum of moves, which nobody changes; a
-- balance beside them is kept by the database alone, so that two who take the last box at once cannot both have it.
create schema supply;

-- class: tenant. A thing of one standard. Another standard is another item: a surgical mask never stands in for a protective one.
create table supply.item (
  county int not null references app.county (code),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  standard text not null default '' check (length(standard) <= 40),
  source text not null default '' check (length(source) <= 200),
  unit text not null check (length(unit) between 1 and 10),
  low_days smallint not null check (low_days between 0 and 90),
  defined_by uuid not null,
  defined_at timestamptz not null,
  retired_at timestamptz,
  version int not null default 1,
  primary key (county, id)
);
comment on column supply.item.source is 'Where the standard stands: its title and publisher';
comment on column supply.item.low_days is 'Below so many days of cover it is low';
create unique index item_name on supply.item (county, name, standard);

-- class: tenant. Where stock stands: a warehouse, or a post; an area without a point of its own is one under the area's id.
create table supply.point (
  county int not null references app.county (code),
  id uuid not null,
  kind text not null check (kind in ('warehouse', 'post')),
  name text not null check (length(name) between 1 and 60),
  place uuid not null,
  path ltree not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1,
  primary key (county, id)
);
create unique index point_name on supply.point (county, place, name);

-- class: tenant. What was made together and expires together.
create table supply.lot (
  county int not null references app.county (code),
  id uuid not null,
  item uuid not null,
  lot_no text not null default '' check (length(lot_no) <= 40),
  expires_on date,
  primary key (county, id),
  unique (county, id, item),
  foreign key (county, item) references supply.item (county, id)
);
create unique index lot_same on supply.lot (county, item, lot_no, (coalesce(expires_on, 'infinity'::date)));

-- class: tenant. One thing asked for at one point, until it is there and nothing is missing.
create table supply.request (
  county int not null references app.county (code),
  id uuid not null,
  year smallint not null,
  no int not null,
  point uuid not null,
  path ltree not null,
  item uuid not null,
  quantity int not null check (quantity between 1 and 1000000),
  urgency text not null check (urgency in ('now', 'today', 'normal')),
  due_at timestamptz not null,
  why text check (length(why) <= 200),
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn', 'sent', 'short', 'received', 'settled')),
  approved int check (approved between 1 and quantity),
  source uuid,
  source_path ltree,
  sent int check (sent between 1 and approved),
  arrived int check (arrived between 0 and sent),
  asked_by uuid not null,
  asked_at timestamptz not null,
  received_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1,
  primary key (county, id),
  unique (county, id, item),
  foreign key (county, point) references supply.point (county, id),
  foreign key (county, item) references supply.item (county, id),
  foreign key (county, source) references supply.point (county, id),
  check (source is distinct from point),
  check ((source is null) = (approved is null) and (source is null) = (source_path is null)),
  check (state not in ('approved', 'sent', 'short', 'received', 'settled') or approved is not null),
  check (state not in ('sent', 'short', 'received', 'settled') or sent is not null),
  check ((state in ('short', 'received', 'settled')) = (arrived is not null)),
  check (state <> 'received' or arrived = sent),
  check (state not in ('short', 'settled') or arrived < sent),
  check ((state in ('refused', 'withdrawn', 'received', 'settled')) = (closed_at is not null))
);
create unique index request_no on supply.request (county, year, no);
create index request_open on supply.request (county, due_at, id) where closed_at is null;
create index request_path on supply.request (county, path, received_at);

-- class: tenant. What became of a request, in order.
create table supply.event (
  county int not null references app.county (code),
  id uuid not null,
  request uuid not null,
  path ltree not null,
  source_path ltree,
  what text not null check (what in ('asked', 'approved', 'refused', 'withdrawn', 'sent', 'received', 'late', 'returned', 'lost')),
  quantity int,
  said text check (length(said) <= 200),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id),
  foreign key (county, request) references supply.request (county, id)
);
create index event_request on supply.event (county, request, at);

-- class: tenant. Who gave something to the county; an organisation, never a private person's record.
create table supply.donation (
  county int not null references app.county (code),
  id uuid not null,
  year smallint not null,
  no int not null,
  point uuid not null,
  path ltree not null,
  donor text not null check (length(donor) between 1 and 80),
  said text check (length(said) <= 200),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id),
  foreign key (county, point) references supply.point (county, id)
);
create unique index donation_no on supply.donation (county, year, no);
create index donation_at on supply.donation (county, at, id);

-- class: tenant. That somebody counted, also where nothing differed.
create table supply.stock_take (
  county int not null references app.county (code),
  id uuid not null,
  point uuid not null,
  path ltree not null,
  lots int not null check (lots > 0),
  differing int not null check (differing between 0 and lots),
  said text check (length(said) <= 200),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, id),
  foreign key (county, point) references supply.point (county, id),
  check (differing = 0 or said is not null)
);
create index stock_take_point on supply.stock_take (county, point, at);

-- class: tenant. One quantity of one lot from one place to another; outside, used, on the way and lost are places too. Append-only.
create table supply.move (
  county int not null references app.county (code),
  id uuid not null,
  nth smallint not null,
  kind text not null check (kind in ('receipt', 'donation', 'issue', 'move', 'send', 'arrive', 'late', 'returned', 'lost', 'count', 'discard')),
  item uuid not null,
  lot uuid not null,
  quantity int not null check (quantity between 1 and 1000000),
  from_point uuid,
  to_point uuid,
  request uuid,
  path ltree not null,
  to_path ltree,
  said text check (length(said) <= 200),
  actor uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  primary key (county, id, nth),
  foreign key (county, lot, item) references supply.lot (county, id, item),
  foreign key (county, request, item) references supply.request (county, id, item),
  foreign key (county, from_point) references supply.point (county, id),
  foreign key (county, to_point) references supply.point (county, id),
  check (occurred_at <= received_at),
  check (from_point is distinct from to_point or from_point is null),
  constraint move_sides check (case
    when kind in ('receipt', 'donation') then from_point is null and to_point is not null and request is null
    when kind in ('issue', 'discard') then from_point is not null and to_point is null and request is null
    when kind = 'move' then from_point is not null and to_point is not null and to_path is not null and request is null
    when kind = 'send' then from_point is not null and to_point is null and to_path is not null and request is not null
    when kind in ('arrive', 'late', 'returned') then from_point is null and to_point is not null and request is not null
    when kind = 'lost' then from_point is null and to_point is null and request is not null
    else (from_point is null) <> (to_point is null) and request is null end),
  constraint move_reason check (kind not in ('count', 'discard', 'late', 'returned', 'lost') or said is not null)
);
comment on column supply.move.path is 'Of the point that gives, or takes where it comes from outside or from the way; to_path is the other side''s';
comment on column supply.move.id is 'The command; nth counts the lines of one command';
create index move_at on supply.move (county, received_at, id, nth);
create index move_used on supply.move (county, from_point, item, occurred_at) where kind in ('issue', 'send');
create index move_request on supply.move (county, request) where request is not null;
create index move_lot on supply.move (county, lot);

-- class: tenant. The sum of moves, of a point and a lot, or of a request and what is on its way. Written by the trigger below alone.
create table supply.balance (
  county int not null references app.county (code),
  account uuid not null,
  lot uuid not null,
  item uuid not null,
  is_transit boolean not null,
  path ltree not null,
  to_path ltree,
  quantity int not null,
  since timestamptz not null,
  primary key (county, account, lot),
  foreign key (county, lot, item) references supply.lot (county, id, item),
  constraint never_negative check (quantity >= 0)
);
comment on column supply.balance.account is 'A point, or a request while is_transit';

-- Items, lots and names of points belong to the county as a whole: whoever asks for something must be able to name it.
call app.protect_county('supply.item', 'supply.read', 'supply.items');
call app.protect_county('supply.lot', 'supply.read', 'supply.write');
call app.protect_with('supply.point', 'county = (select app.county_for(''supply.read''))', 'path <@ (select app.scope(''supply.write''))');
call app.protect('supply.donation', 'supply.read', 'supply.write');
call app.protect('supply.stock_take', 'supply.read', 'supply.write');
-- A move and what is on the way are known at both ends; a request to whoever asked and to whoever gives.
call app.protect_with('supply.move', 'path <@ (select app.scope(''supply.read'')) or to_path <@ (select app.scope(''supply.read''))', 'path <@ (select app.scope(''supply.write''))');
call app.protect_with('supply.balance', 'path <@ (select app.scope(''supply.read'')) or to_path <@ (select app.scope(''supply.read''))', 'path <@ (select app.scope(''supply.write''))');
call app.protect_with('supply.request', 'path <@ (select app.scope(''supply.read'')) or source_path <@ (select app.scope(''supply.read''))',
  'path <@ (select app.scope(''supply.write'')) or source_path <@ (select app.scope(''supply.write''))');
call app.protect_with('supply.event', 'path <@ (select app.scope(''supply.read'')) or source_path <@ (select app.scope(''supply.read''))',
  'path <@ (select app.scope(''supply.write'')) or source_path <@ (select app.scope(''supply.write''))');
do $$
declare t text;
begin
  foreach t in array array['item', 'point', 'lot', 'request', 'event', 'donation', 'stock_take', 'move', 'balance'] loop
    execute format('create policy definer_all on supply.%I for all to lianfang_migrator using (true) with check (true)', t);
  end loop;
end $$;

-- Books a move. Holds for every writer: both sides are what they say, nothing goes below zero, nothing expired is given to anybody.
create function supply.book() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  v_request supply.request;
  v_from uuid := new.from_point;
  v_to uuid := new.to_point;
  v_from_path ltree;
  v_to_path ltree;
  v_expires date;
begin
  select p.path into v_from_path from supply.point p where p.county = new.county and p.id = new.from_point;
  select p.path into v_to_path from supply.point p where p.county = new.county and p.id = new.to_point;
  if new.request is not null then
    select * into v_request from supply.request r where r.county = new.county and r.id = new.request;
    if new.kind = 'send' then
      if v_request.source is distinct from new.from_point or v_request.path <> new.to_path then
        raise insufficient_privilege using message = 'not what was approved';
      end if;
      v_to := new.request;
    else
      if new.kind in ('arrive', 'late') and v_request.point is distinct from new.to_point or new.kind = 'returned' and v_request.source is distinct from new.to_point then
        raise insufficient_privilege using message = 'not where it was sent';
      end if;
      v_from := new.request;
    end if;
  end if;
  if new.path <> coalesce(v_from_path, v_to_path, v_request.path) then
    raise insufficient_privilege using message = 'not the place of this side';
  end if;
  if new.kind = 'move' and (new.to_path <> v_to_path or app.this_account() is not null and not (new.to_path <@ app.scope('supply.write'))) then
    raise insufficient_privilege using message = 'the other side is out of reach';
  end if;
  select l.expires_on into v_expires from supply.lot l where l.county = new.county and l.id = new.lot;
  if new.kind in ('send', 'issue') and v_expires < (new.occurred_at at time zone 'Asia/Shanghai')::date then
    raise check_violation using constraint = 'not_expired', message = 'expired';
  end if;
  if v_from is not null then
    -- The row is locked until the end: whoever comes second sees what the first one left.
    update supply.balance b set quantity = b.quantity - new.quantity
     where b.county = new.county and b.account = v_from and b.lot = new.lot;
    if not found then raise check_violation using constraint = 'never_negative', message = 'nothing there'; end if;
  end if;
  if v_to is not null then
    insert into supply.balance (county, account, lot, item, is_transit, path, to_path, quantity, since)
    values (new.county, v_to, new.lot, new.item, new.kind = 'send', coalesce(v_to_path, new.path), case when new.kind = 'send' then new.to_path end, new.quantity, new.occurred_at)
    on conflict (county, account, lot) do update set quantity = supply.balance.quantity + excluded.quantity;
  end if;
  return null;
end $$;
create trigger book after insert on supply.move for each row execute function supply.book();

-- Numbers of requests and of donations run through the county and the year, whoever writes them.
create function supply.next_no(p_county int, p_kind text, p_year int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('supply.write') then raise insufficient_privilege using message = 'out of reach'; end if;
  perform pg_advisory_xact_lock(510780, p_county);
  if p_kind = 'donation' then
    return (select coalesce(max(d.no), 0) + 1 from supply.donation d where d.county = p_county and d.year = p_year);
  end if;
  return (select coalesce(max(r.no), 0) + 1 from supply.request r where r.county = p_county and r.year = p_year);
end $$;

-- Whoever re-draws places needs no right over supplies, so the paths alone are changed, inside place.write on the new end.
create function supply.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare t text;
begin
  if p_county is distinct from app.this_county() or not (p_to <@ app.scope('place.write')) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  foreach t in array array['point.path', 'donation.path', 'stock_take.path', 'move.path', 'move.to_path', 'balance.path', 'balance.to_path',
    'request.path', 'request.source_path', 'event.path', 'event.source_path'] loop
    execute format('update supply.%1$I set %2$I = case when %2$I = $2 then $3 else $3 || subpath(%2$I, nlevel($2)) end where county = $1 and %2$I <@ $2',
      split_part(t, '.', 1), split_part(t, '.', 2)) using p_county, p_from, p_to;
  end loop;
end $$;

revoke all on function supply.book(), supply.next_no(int, text, int), supply.follow_area(int, ltree, ltree) from public;
grant usage on schema supply to lianfang_staff;
grant execute on function supply.next_no(int, text, int), supply.follow_area(int, ltree, ltree) to lianfang_staff;
grant select, insert on supply.item, supply.point, supply.lot, supply.request, supply.event, supply.donation, supply.stock_take, supply.move to lianfang_staff;
grant select on supply.balance to lianfang_staff;
grant update (name, standard, source, unit, low_days, retired_at, version) on supply.item to lianfang_staff;
grant update (kind, name, closed_at, version) on supply.point to lianfang_staff;
grant update (state, approved, source, source_path, sent, arrived, closed_at, version) on supply.request to lianfang_staff;
