-- What the public site may say about who acts: the live emergency and the bodies that take part. They come from functions, so
-- that the public login opens no table of the two modules.
create policy definer_select on emergency.emergency for select to lianfang_migrator using (true);
create function emergency.public_live() returns table (county int, playbook text, name text, level smallint, legal_basis text[], started_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select e.county, e.playbook, e.name, e.level, e.legal_basis, e.started_at from emergency.emergency e where e.ended_at is null;
end $$;

create function agency.public_bodies() returns table (county int, kind text, name text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select a.county, a.kind, a.name from agency.agency a where a.closed_at is null and a.kind in ('commission', 'health') order by a.county, a.kind, a.name;
end $$;

revoke all on function emergency.public_live(), agency.public_bodies() from public;
grant usage on schema emergency, agency to lianfang_public;
grant execute on function emergency.public_live(), agency.public_bodies() to lianfang_public;
