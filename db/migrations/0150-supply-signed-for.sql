-- Somebody else may sign for a post that cannot; the record says so, with a word why, and the post's own count puts it right afterwards.
alter table supply.request
  add column signed_for_by uuid,
  add column signed_for_at timestamptz,
  add column signed_for_why text check (length(signed_for_why) between 1 and 200),
  add constraint request_signed_for check (
    (signed_for_by is null) = (signed_for_at is null) and (signed_for_by is null) = (signed_for_why is null)
    and (signed_for_by is null or arrived is not null));
comment on column supply.request.signed_for_by is 'Who signed for the post; null where the post signed itself, or has counted since';
grant update (signed_for_by, signed_for_at, signed_for_why) on supply.request to lianfang_staff;

alter table supply.event
  add column signed_for_why text check (length(signed_for_why) between 1 and 200),
  drop constraint event_what_check,
  add constraint event_what_check check (
    what in ('asked', 'approved', 'refused', 'withdrawn', 'sent', 'received', 'signed_for', 'recounted', 'confirmed', 'late', 'returned', 'lost')),
  add constraint event_signed_for check ((what = 'signed_for') = (signed_for_why is not null));

-- What the post did not find of what was signed on its behalf goes back to what is on the way, where the difference stands open.
alter table supply.move
  drop constraint move_kind_check,
  add constraint move_kind_check check (
    kind in ('receipt', 'donation', 'issue', 'move', 'send', 'arrive', 'corrected', 'late', 'returned', 'lost', 'count', 'discard')),
  drop constraint move_sides,
  add constraint move_sides check (case
    when kind in ('receipt', 'donation') then from_point is null and to_point is not null and request is null
    when kind in ('issue', 'discard') then from_point is not null and to_point is null and request is null
    when kind = 'move' then from_point is not null and to_point is not null and to_path is not null and request is null
    when kind in ('send', 'corrected') then from_point is not null and to_point is null and to_path is not null and request is not null
    when kind in ('arrive', 'late', 'returned') then from_point is null and to_point is not null and request is not null
    when kind = 'lost' then from_point is null and to_point is null and request is not null
    else (from_point is null) <> (to_point is null) and request is null end),
  drop constraint move_reason,
  add constraint move_reason check (kind not in ('count', 'discard', 'corrected', 'late', 'returned', 'lost') or said is not null);

-- Books a move. Holds for every writer: both sides are what they say, nothing goes below zero, nothing expired is given to anybody.
create or replace function supply.book() returns trigger
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
    elsif new.kind = 'corrected' then
      if v_request.point is distinct from new.from_point or v_request.source_path <> new.to_path then
        raise insufficient_privilege using message = 'not where it was sent';
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
  if new.kind = 'corrected' then
    -- Only what came off this request's way goes back to it.
    update supply.balance b set quantity = b.quantity + new.quantity
     where b.county = new.county and b.account = v_to and b.lot = new.lot and b.is_transit;
    if not found then raise insufficient_privilege using message = 'not what was sent'; end if;
  elsif v_to is not null then
    insert into supply.balance (county, account, lot, item, is_transit, path, to_path, quantity, since)
    values (new.county, v_to, new.lot, new.item, new.kind = 'send', coalesce(v_to_path, new.path), case when new.kind = 'send' then new.to_path end, new.quantity, new.occurred_at)
    on conflict (county, account, lot) do update set quantity = supply.balance.quantity + excluded.quantity;
  end if;
  return null;
end $$;
