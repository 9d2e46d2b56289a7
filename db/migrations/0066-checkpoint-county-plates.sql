-- A vehicle that went out by one entrance is known at the next: whoever watches a checkpoint may ask for the last pass of one plate, to the
-- letter, wherever in the county it was written down. No list, no persons; a door out of reach is answered by the area around it.
create policy definer_last on checkpoint.pass for select to lianfang_migrator using (retain_until > (select app.now()));
create policy definer_name on checkpoint.checkpoint for select to lianfang_migrator using (true);

create function checkpoint.last_pass(p_plate text)
returns table (direction text, occurred_at timestamptz, checkpoint text, head_count int, origin text, destination text,
               destination_place uuid, destination_path ltree, retain_until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare v_county int := app.county_for('breach.read'); v_reach ltree[] := app.scope('breach.read');
begin
  if v_county is null then return; end if;
  return query
    select p.direction, p.occurred_at, c.name, p.head_count::int, p.origin,
           case when p.destination_path is null or p.destination_path <@ v_reach then p.destination end,
           case when p.destination_path <@ v_reach then p.destination_place end, p.destination_path, p.retain_until
      from checkpoint.pass p join checkpoint.checkpoint c on c.county = v_county and c.id = p.checkpoint
     where p.county = v_county and p.plate = p_plate and not p.is_emergency
       and p.retain_until > (select app.now()) order by p.occurred_at desc limit 1;
end $$;

-- When and where a vehicle last left the county before a moment, unless it came back in between.
create function checkpoint.left_before(p_plate text, p_before timestamptz) returns table (left_at timestamptz, left_by text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_county int := app.county_for('breach.read');
begin
  if v_county is null then return; end if;
  return query
    select l.occurred_at, c.name
      from (select p.occurred_at, p.direction, p.checkpoint from checkpoint.pass p
             where p.county = v_county and p.plate = p_plate and p.occurred_at < p_before and p.decision = 'passed'
               and p.retain_until > (select app.now()) order by p.occurred_at desc limit 1) l
      join checkpoint.checkpoint c on c.county = v_county and c.id = l.checkpoint
     where l.direction = 'out';
end $$;
revoke all on function checkpoint.last_pass(text), checkpoint.left_before(text, timestamptz) from public;
grant execute on function checkpoint.last_pass(text), checkpoint.left_before(text, timestamptz) to lianfang_staff;

-- Breaches that were closed stay to be read for a week.
create index breach_closed on checkpoint.breach (county, closed_at desc) where closed_at is not null;

-- When the visit happened that decided a door's state: whoever was sent to see who came home reads that it is done.
create or replace view registry.pub_door with (security_invoker = true) as
  select county, id, path, walk_order, state::text as state, attempts, persons::smallint as persons, mismatch, found, last_at, last_by, next_at, walk,
         decided_at
    from registry.door;
