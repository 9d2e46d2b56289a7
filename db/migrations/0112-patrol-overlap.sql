-- One crew or one vehicle in two runs at once: refused unless the planner says why.
alter table patrol.run add column despite text check (length(despite) between 1 and 200);
comment on column patrol.run.despite is 'Why its crew or vehicle is in another run at the same time; null where neither is';
grant update (despite) on patrol.run to lianfang_staff;

-- Live runs that overlap in time with a run that is planned, whoever may read them: whose person or vehicle is taken is told with the run's
-- title and hours alone. account is null where it is the vehicle. A plate is one vehicle in the whole county, words are one within an agency.
create function patrol.clashes(p_county int, p_run uuid, p_agency uuid, p_crew uuid[], p_vehicle text, p_from timestamptz, p_to timestamptz)
returns table (account uuid, name text, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_vehicle text := upper(regexp_replace(p_vehicle, '[\s·.-]', '', 'g'));
begin
  if p_county is distinct from coalesce(app.county_for('patrol.read'), app.county_for('patrol.own')) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query
    select c.account, r.name, r.starts_at, r.ends_at
      from patrol.run r
      cross join lateral (
        select a as account from unnest(p_crew) as a where a = any (r.crew)
        union all
        select null::uuid where upper(regexp_replace(r.vehicle, '[\s·.-]', '', 'g')) = v_vehicle
          and (r.agency = p_agency or v_vehicle ~ '^[^ -~][A-Z][A-Z0-9]{5,6}$')) c
     where r.county = p_county and r.id <> p_run and r.state in ('planned', 'running') and r.starts_at < p_to and r.ends_at > p_from
     order by r.starts_at, r.id limit 100;
end $$;
revoke all on function patrol.clashes(int, uuid, uuid, uuid[], text, timestamptz, timestamptz) from public;
grant execute on function patrol.clashes(int, uuid, uuid, uuid[], text, timestamptz, timestamptz) to lianfang_staff;
