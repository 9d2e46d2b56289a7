-- What a phone at a checkpoint may keep of vehicles that passed elsewhere and go to a place of the county: under a digest of the plate
-- and the emergency instead of the plate, so that whoever has the whole plate before them finds it and nobody reads a list. What is told
-- is what last_pass tells: no persons, a door out of reach as the area around it.
create function checkpoint.county_plates(p_since timestamptz)
returns table (digest text, direction text, occurred_at timestamptz, checkpoint text, head_count int, origin text, destination text,
               destination_place uuid, destination_path ltree, retain_until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare v_county int := app.county_for('breach.read'); v_reach ltree[] := app.scope('breach.read');
        v_key bytea := convert_to(app.this_emergency()::text, 'UTF8');
begin
  if v_county is null or v_key is null then return; end if;
  return query
    select encode(substring(hmac(convert_to(l.plate, 'UTF8'), v_key, 'sha256') from 1 for 16), 'hex'), l.direction, l.occurred_at, c.name,
           l.head_count::int, l.origin, case when l.destination_path <@ v_reach then l.destination end,
           case when l.destination_path <@ v_reach then l.destination_place end, l.destination_path, l.retain_until
      from (select distinct on (p.plate) p.* from checkpoint.pass p
             where p.county = v_county and p.plate is not null and not p.is_emergency and p.destination_path is not null
               and not (p.path <@ v_reach) and p.retain_until > (select app.now()) and (p_since is null or p.received_at >= p_since)
             order by p.plate, p.occurred_at desc) l
      join checkpoint.checkpoint c on c.county = v_county and c.id = l.checkpoint
     order by l.occurred_at desc limit 4000;
end $$;
revoke all on function checkpoint.county_plates(timestamptz) from public;
grant execute on function checkpoint.county_plates(timestamptz) to lianfang_staff;
