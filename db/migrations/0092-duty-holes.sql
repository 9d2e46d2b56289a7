-- Holes of the next 24 hours that somebody was told of, so that each is told once, told again when it is near, and taken back when it is filled.

-- class: tenant. A shift of a post, as its hours cut the day, in which people are missing. `nth` counts how often the same shift had a hole.
create table duty.hole (
  county int not null references app.county (code),
  post uuid not null,
  starts_at timestamptz not null,
  nth int not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  missing int not null check (missing > 0),
  told_at timestamptz not null,
  soon_at timestamptz,
  ended_at timestamptz,
  primary key (county, post, starts_at, nth),
  foreign key (county, post) references duty.post (county, id),
  check (to_at > from_at)
);
create unique index hole_open on duty.hole (county, post, starts_at) where ended_at is null;
comment on column duty.hole.starts_at is 'Beginning of the shift; from_at to to_at are the hours in it that miss somebody, this hour the earliest';
comment on column duty.hole.soon_at is 'When it was told again because less than two hours were left';
-- Nobody reads or writes it but the functions below.
call app.protect_with('duty.hole', 'county = (select app.county_for(''duty.none''))', 'county = (select app.county_for(''duty.none''))');
create policy definer_all on duty.hole for all to lianfang_migrator using (true) with check (true);

-- Holes from this hour on, by shift: the same hours as `contract/rules.ts` counts. All posts where none are named.
create function duty.holes_in(p_county int, p_posts uuid[], p_now timestamptz)
returns table (post uuid, path ltree, starts_at timestamptz, from_at timestamptz, to_at timestamptz, missing int)
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    with hours as (
      select p.id, p.path, p.starts, h.at, extract(hour from h.at at time zone 'Asia/Shanghai')::int as hh, p.need
        from duty.post p
        cross join generate_series(date_trunc('hour', p_now), date_trunc('hour', p_now) + interval '23 hours', interval '1 hour') as h (at)
       where p.county = p_county and p.closed_at is null and (p_posts is null or p.id = any (p_posts))),
    counted as (
      select h.id, h.path, h.at, h.need[h.hh + 1] - (
               select count(*)::int from duty.shift s
                where s.county = p_county and s.post = h.id and s.removed_at is null and s.starts_at <= h.at and s.ends_at > h.at
                  and not exists (select from duty.away w where w.county = p_county and w.shift = s.id and w.back_at is null
                                     and date_trunc('hour', w.at) <= h.at)) as lacks,
             h.at - make_interval(hours => (select min((h.hh - b + 24) % 24) from unnest(h.starts) as b)) as begins
        from hours h)
    select c.id, c.path, c.begins, min(c.at), max(c.at) + interval '1 hour', max(c.lacks)
      from counted c where c.lacks > 0 group by c.id, c.path, c.begins order by c.begins, c.id;
end $$;

-- Holes that are none any more, or are over: their notices wake nobody up.
create function duty.end_holes(p_county int, p_posts uuid[], p_now timestamptz) returns int
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare v_settled int;
begin
  with gone as (
    update duty.hole x set ended_at = p_now
     where x.county = p_county and x.ended_at is null and (p_posts is null or x.post = any (p_posts))
       and not exists (select from duty.holes_in(p_county, p_posts, p_now) h where h.post = x.post and h.starts_at = x.starts_at)
    returning x.post, extract(epoch from x.starts_at)::bigint || ':' || x.nth as key),
  done as (
    update notice.occasion o set settled_at = p_now from gone g
     where o.county = p_county and o.record = g.post and o.key = g.key and o.kind in ('hole_ahead', 'hole_soon') and o.settled_at is null
    returning o.id)
  update notice.notice n set settled_at = p_now, read_at = coalesce(n.read_at, p_now)
    from done d where n.county = p_county and n.occasion = d.id and n.settled_at is null;
  get diagnostics v_settled = row_count;
  return v_settled;
end $$;

-- The same in the transaction of whoever changes the roster of posts.
create function duty.follow_holes(p_county int, p_posts uuid[]) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('duty.write') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return duty.end_holes(p_county, p_posts, app.now());
end $$;

-- The worker's: whoever plans nearest to the post hears of a hole once; when less than two hours are left, everybody who plans the place.
create function duty.tell_holes(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; x duty.hole; v_told int := 0; v_now timestamptz := app.now(); v_key text; v_near uuid[];
begin
  perform pg_advisory_xact_lock(510730, p_county);
  perform duty.end_holes(p_county, null, v_now);
  for r in select * from duty.holes_in(p_county, null, v_now) limit 500 loop
    select * into x from duty.hole h where h.county = p_county and h.post = r.post and h.starts_at = r.starts_at and h.ended_at is null;
    if found and x.soon_at is null and r.from_at < v_now + interval '2 hours' then
      update duty.hole h set soon_at = v_now, from_at = r.from_at, to_at = r.to_at, missing = r.missing
       where h.county = p_county and h.post = x.post and h.starts_at = x.starts_at and h.nth = x.nth;
      v_key := extract(epoch from x.starts_at)::bigint || ':' || x.nth;
      with done as (
        update notice.occasion o set settled_at = v_now
         where o.county = p_county and o.record = r.post and o.key = v_key and o.kind = 'hole_ahead' and o.settled_at is null
        returning o.id)
      update notice.notice n set settled_at = v_now, read_at = coalesce(n.read_at, v_now)
        from done d where n.county = p_county and n.occasion = d.id and n.settled_at is null;
    elsif found then
      update duty.hole h set from_at = r.from_at, to_at = r.to_at, missing = r.missing
       where h.county = p_county and h.post = x.post and h.starts_at = x.starts_at and h.nth = x.nth
         and (h.from_at, h.to_at, h.missing) is distinct from (r.from_at, r.to_at, r.missing);
      continue;
    else
      insert into duty.hole as h (county, post, starts_at, nth, from_at, to_at, missing, told_at, soon_at)
      select p_county, r.post, r.starts_at, coalesce(max(o.nth) + 1, 0), r.from_at, r.to_at, r.missing, v_now,
             case when r.from_at < v_now + interval '2 hours' then v_now end
        from duty.hole o where o.county = p_county and o.post = r.post and o.starts_at = r.starts_at
      returning * into x;
      v_key := extract(epoch from x.starts_at)::bigint || ':' || x.nth;
    end if;
    if r.from_at < v_now + interval '2 hours' then
      v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'hole_soon', 'topic', 'duty', 'record', r.post, 'key', v_key,
        'urgent', false, 'at', v_now,
        'whom', jsonb_build_object('to', jsonb_build_array(jsonb_build_object('path', r.path, 'permission', 'duty.assign')))), null);
    else
      -- Roles go by the real clock.
      with planners as (
        select h.account, nlevel(h.path) as depth from app.role_held h
          join app.role_permission rp on rp.role = h.role and rp.permission = 'duty.assign'
          join agency.account a on a.county = p_county and a.id = h.account and a.disabled_at is null
         where h.county = p_county and h.path @> r.path and h.ended_at is null and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now()))
      select array_agg(distinct p.account) into v_near from planners p where p.depth = (select max(q.depth) from planners q);
      v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'hole_ahead', 'topic', 'duty', 'record', r.post, 'key', v_key,
        'urgent', false, 'at', v_now,
        'whom', jsonb_build_object('to', jsonb_build_array(jsonb_build_object('accounts', to_jsonb(coalesce(v_near, '{}')))))), null);
    end if;
  end loop;
  return v_told;
end $$;

-- Which post and hours the reader's own notices are about. A roster hangs on the wall; a push says none of this.
create function duty.pub_hole_words(p_county int, p_occasions uuid[])
returns table (occasion uuid, post_name text, from_at timestamptz, to_at timestamptz, missing int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query
    select o.id, p.name, h.from_at, h.to_at, h.missing
      from notice.notice n
      join notice.occasion o on o.county = n.county and o.id = n.occasion
      join duty.hole h on h.county = n.county and h.post = o.record and extract(epoch from h.starts_at)::bigint || ':' || h.nth = o.key
      join duty.post p on p.county = n.county and p.id = h.post
     where n.county = p_county and n.account = app.this_account() and n.occasion = any (p_occasions) and o.kind in ('hole_ahead', 'hole_soon');
end $$;

revoke all on function duty.holes_in(int, uuid[], timestamptz), duty.end_holes(int, uuid[], timestamptz), duty.follow_holes(int, uuid[]),
  duty.tell_holes(int), duty.pub_hole_words(int, uuid[]) from public;
grant usage on schema duty to lianfang_worker;
grant execute on function duty.tell_holes(int) to lianfang_worker;
grant execute on function duty.follow_holes(int, uuid[]), duty.pub_hole_words(int, uuid[]) to lianfang_staff;
