-- What the command board counts. Each module publishes its own rows without whatever names a person; the row security of the
-- tables behind decides, as for every reader.

create view checkpoint.pub_checkpoint with (security_invoker = true) as
  select county, id, kind, name, path, staff_needed from checkpoint.checkpoint where closed_at is null;
create view checkpoint.pub_flow with (security_invoker = true) as
  select county, checkpoint, direction, decision, occurred_at from checkpoint.pass;
create view checkpoint.pub_post_report with (security_invoker = true) as
  select county, checkpoint, staff, waiting, wait_minutes, occurred_at from checkpoint.post_report;
-- Who was advised back is counted over a day, all the others over an hour.
create index pass_back on checkpoint.pass (county, checkpoint, occurred_at) where decision = 'advised_back';
-- Of a breach every watcher of the county hears.
create view checkpoint.pub_open_breach with (security_invoker = true) as
  select county, path from checkpoint.breach where closed_at is null;
create index breach_open on checkpoint.breach (county) where closed_at is null;

create or replace view duty.pub_post with (security_invoker = true) as
  select county, id, name, path, closed_at is not null as is_closed, kind, need, lat, lon from duty.post;
-- Whom an inspection did not find at the post counts as there until that hour.
create view duty.pub_shift with (security_invoker = true) as
  select s.county, s.id, s.post, s.starts_at, least(s.ends_at, date_trunc('hour', w.at)) as ends_at
    from duty.shift s
    left join lateral (
      select case when a.back_at is null then a.at end as at from duty.away a where a.county = s.county and a.shift = s.id
       order by a.at desc, a.id desc limit 1) w on true
   where s.removed_at is null;
create view duty.pub_presence with (security_invoker = true) as
  select county, shift, is_present from duty.attendance;
-- Shifts of the next hours, whichever post.
create index shift_starts on duty.shift (county, starts_at) where removed_at is null;

create view directive.pub_owner with (security_invoker = true) as
  select o.county, o.directive, o.path, o.state, o.due_at
    from directive.owner o join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null;

create view incident.pub_live with (security_invoker = true) as
  select county, kind, path, due_at from incident.incident where state in ('open', 'assigned');

create view measure.pub_served with (security_invoker = true) as
  select m.county, m.path, m.expires_at, o.id is not null as is_objected
    from measure.measure m
    join measure.service s on s.county = m.county and s.measure = m.id
    -- At most one waits for an answer.
    left join measure.objection o on o.county = m.county and o.measure = m.id and o.answered_at is null
   where m.ended_at is null;

-- What was given out lately, whoever gave it.
create index move_given on supply.move (county, occurred_at) where kind in ('issue', 'send');

create view lead.pub_open with (security_invoker = true) as
  select county, path, due_at from lead.lead where state in ('new', 'assigned', 'received');
create index lead_open on lead.lead (county, due_at) where state in ('new', 'assigned', 'received');

grant select on checkpoint.pub_checkpoint, checkpoint.pub_flow, checkpoint.pub_post_report, checkpoint.pub_open_breach, duty.pub_post, duty.pub_shift, duty.pub_presence,
  directive.pub_owner, incident.pub_live, measure.pub_served, lead.pub_open to lianfang_staff;
