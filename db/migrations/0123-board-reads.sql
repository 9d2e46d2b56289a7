-- The command board counts three thousand shifts and three hundred measures anew after every change: what it reads is joined as a whole,
-- not looked up shift by shift and measure by measure.
create or replace view duty.pub_shift with (security_invoker = true) as
  select s.county, s.id, s.post, s.starts_at, least(s.ends_at, date_trunc('hour', w.at)) as ends_at
    from duty.shift s
    left join (
      select distinct on (a.county, a.shift) a.county, a.shift, case when a.back_at is null then a.at end as at from duty.away a
       order by a.county, a.shift, a.at desc, a.id desc) w on w.county = s.county and w.shift = s.id
   where s.removed_at is null;

drop view measure.pub_served;
create view measure.pub_served with (security_invoker = true) as
  select m.county, m.path, m.expires_at
    from measure.measure m join measure.service s on s.county = m.county and s.measure = m.id
   where m.ended_at is null;
-- Objections to measures that run, which wait for an answer: at most one of each.
create view measure.pub_open_objection with (security_invoker = true) as
  select m.county, m.path, m.expires_at
    from measure.objection o join measure.measure m on m.county = o.county and m.id = o.measure and m.ended_at is null
   where o.answered_at is null;
grant select on measure.pub_served, measure.pub_open_objection to lianfang_staff;

-- What was given out since a moment, by point and item: what a post handed out, and of a warehouse what it sent too. As the reader may see
-- it. The planner, who cannot know how much a reader sees, would sort thousands of moves to group them.
create function supply.used_since(p_county int, p_since timestamptz) returns table (point uuid, item uuid, used int)
language plpgsql stable rows 500 set enable_sort = off set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select g.point, g.item, (g.issued + case when p.kind = 'warehouse' then g.sent else 0 end)::int from (
    select m.from_point as point, m.item, coalesce(sum(m.quantity) filter (where m.kind = 'issue'), 0) as issued,
           coalesce(sum(m.quantity) filter (where m.kind = 'send'), 0) as sent from supply.move m
     where m.county = p_county and m.occurred_at > p_since and m.kind in ('issue', 'send') and m.path <@ (select app.scope('supply.read'))
     group by m.from_point, m.item) g
    join supply.point p on p.county = p_county and p.id = g.point;
end $$;
revoke all on function supply.used_since(int, timestamptz) from public;
grant execute on function supply.used_since(int, timestamptz) to lianfang_staff;
