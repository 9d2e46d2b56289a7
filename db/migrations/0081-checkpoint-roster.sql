-- Who keeps a checkpoint stands on the roster of a duty post: the checkpoint names the post, the post knows nothing of it.
alter table checkpoint.checkpoint add column post uuid;
create unique index checkpoint_post on checkpoint.checkpoint (county, post) where post is not null and closed_at is null;
comment on column checkpoint.checkpoint.post is 'The duty post whose roster keeps this checkpoint; a post keeps one';
grant update (post) on checkpoint.checkpoint to lianfang_staff;

-- Posts as other modules may read them.
create view duty.pub_post with (security_invoker = true) as
  select county, id, name, path, closed_at is not null as is_closed from duty.post;
grant select on duty.pub_post to lianfang_staff;

-- How many of those who should stand at posts now have checked in. A count for whoever watches passes at the place or plans its rosters;
-- whose record it is stays with the person, the post's leader and the planner (RIGHTS C-18).
create function duty.present_at(p_county int, p_posts uuid[], p_at timestamptz) returns table (post uuid, present int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare v_reach ltree[] := app.scope('pass.read') || app.scope('duty.read');
begin
  if p_county is distinct from app.county_for('duty.own') then return; end if;
  return query
    select s.post, count(*)::int
      from duty.shift s
      join duty.attendance t on t.county = p_county and t.shift = s.id and t.is_present
     where s.county = p_county and s.post = any (p_posts) and s.removed_at is null and s.starts_at <= p_at and s.ends_at > p_at
       and s.path <@ v_reach
     group by s.post;
end $$;
revoke all on function duty.present_at(int, uuid[], timestamptz) from public;
grant execute on function duty.present_at(int, uuid[], timestamptz) to lianfang_staff;
