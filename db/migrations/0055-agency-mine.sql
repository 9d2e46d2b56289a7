-- The agency that the signed-in account belongs to: a demand is answered for an agency, by whoever of it holds a role.
create function app.this_agency() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin return (select a.agency from agency.account a where a.county = app.this_county() and a.id = app.this_account()); end $$;
revoke all on function app.this_agency() from public;
grant execute on function app.this_agency() to lianfang_staff;

-- Agencies by name, for higher modules; the same row security decides.
create view agency.pub_agency with (security_invoker = true) as
  select county, id, kind, name, path from agency.agency where closed_at is null;
grant select on agency.pub_agency to lianfang_staff;
