-- A sign-up comes to the bell of whoever looks after the community, and whoever signed up twice is seen as one person before they are
-- taken in twice. Of a contact two marks are kept under the county's key: of the number, and of the name with the year of birth.
alter table volunteer.volunteer
  add column phone_mark bytea check (length(phone_mark) between 16 and 64),
  add column name_mark bytea check (length(name_mark) between 16 and 64),
  add column told_at timestamptz;
create index volunteer_phone on volunteer.volunteer (county, phone_mark) where phone_mark is not null;
create index volunteer_name on volunteer.volunteer (county, name_mark) where name_mark is not null;
comment on column volunteer.volunteer.phone_mark is 'Blind index of the number; null until the worker has read what the public site sealed, and once the contact is gone';
comment on column volunteer.volunteer.told_at is 'When whoever looks after the community was told that somebody waits';

-- With the contact go its marks, whoever lets it go.
create function volunteer.forget_marks() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.phone_mark := null;
  new.name_mark := null;
  return new;
end $$;
create trigger forget_marks before update on volunteer.volunteer for each row when (new.contact is null) execute function volunteer.forget_marks();

-- The worker's: what the public site sealed and nobody has marked, and its marks.
create function volunteer.unmarked(p_county int, p_limit int) returns table (id uuid, contact bytea, birth_year int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select v.id, v.contact, v.birth_year::int from volunteer.volunteer v
   where v.county = p_county and v.contact is not null and v.phone_mark is null order by v.signed_up_at, v.id limit p_limit;
end $$;
create function volunteer.set_marks(p_county int, p_id uuid, p_phone bytea, p_name bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update volunteer.volunteer v set phone_mark = p_phone, name_mark = p_name where v.county = p_county and v.id = p_id and v.contact is not null;
  -- Whoever has the page open is shown at once who may be the same person.
  perform pg_notify('lianfang_changed', '{"pid":0,"names":["volunteer"]}');
end $$;

-- The worker's: whoever looks after a community nearest hears that somebody waits, once until nobody waits there any more.
create function volunteer.tell(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; v_near uuid[]; v_told int := 0; v_now timestamptz := app.now();
begin
  with done as (
    update notice.occasion o set settled_at = v_now
     where o.county = p_county and o.kind = 'volunteer_signed_up' and o.settled_at is null
       and not exists (select from volunteer.volunteer v where v.county = p_county and v.place = o.record and v.state = 'new')
    returning o.id)
  update notice.notice n set settled_at = v_now, read_at = coalesce(n.read_at, v_now)
    from done d where n.county = p_county and n.occasion = d.id and n.settled_at is null;
  for r in select v.place, v.path, min(v.id::text) as first from volunteer.volunteer v
            where v.county = p_county and v.state = 'new' and v.told_at is null and v.entered_by is null group by v.place, v.path limit 200 loop
    if not exists (select from notice.occasion o where o.county = p_county and o.kind = 'volunteer_signed_up' and o.record = r.place and o.settled_at is null) then
      -- Roles go by the real clock.
      with near as (
        select h.account, nlevel(h.path) as depth from app.role_held h
          join app.role_permission rp on rp.role = h.role and rp.permission = 'volunteer.accept'
          join agency.account a on a.county = p_county and a.id = h.account and a.disabled_at is null
         where h.county = p_county and h.path @> r.path and h.ended_at is null and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now()))
      select array_agg(distinct n.account) into v_near from near n where n.depth = (select max(m.depth) from near m);
      v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'volunteer_signed_up', 'topic', 'duty', 'record', r.place, 'key', r.first,
        'urgent', false, 'at', v_now,
        'whom', jsonb_build_object('to', jsonb_build_array(jsonb_build_object('accounts', to_jsonb(coalesce(v_near, '{}')))))), null);
    end if;
    update volunteer.volunteer v set told_at = v_now where v.county = p_county and v.place = r.place and v.state = 'new' and v.told_at is null;
  end loop;
  if v_told > 0 then perform pg_notify('lianfang_changed', '{"pid":0,"names":["notice"]}'); end if;
  return v_told;
end $$;

-- Who else has the number, or the name and year of birth, of a sign-up within reach: of those out of reach it is said that there is one.
create function volunteer.pub_same(p_county int, p_id uuid)
returns table (id uuid, no int, state text, place_name text, by_phone boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v volunteer.volunteer; v_scope ltree[] := app.scope('volunteer.read');
begin
  select * into v from volunteer.volunteer x where x.county = p_county and x.id = p_id and x.path <@ v_scope;
  if not found or p_county is distinct from app.this_county() then return; end if;
  return query
    select case when o.path <@ v_scope then o.id end, case when o.path <@ v_scope then o.no end, o.state,
           case when o.path <@ v_scope then a.name end, coalesce(o.phone_mark = v.phone_mark, false)
      from volunteer.volunteer o left join place.area a on a.county = o.county and a.id = o.place
     where o.county = p_county and o.id <> v.id and o.state in ('new', 'accepted') and (o.phone_mark = v.phone_mark or o.name_mark = v.name_mark)
     order by o.state, o.no limit 20;
end $$;

revoke all on function volunteer.unmarked(int, int), volunteer.set_marks(int, uuid, bytea, bytea), volunteer.tell(int), volunteer.pub_same(int, uuid) from public;
grant execute on function volunteer.unmarked(int, int), volunteer.set_marks(int, uuid, bytea, bytea), volunteer.tell(int) to lianfang_worker;
grant execute on function volunteer.pub_same(int, uuid) to lianfang_staff;
grant update (phone_mark, name_mark) on volunteer.volunteer to lianfang_staff;
