-- Who did this: name and agency of an account whose id stands beside an act, for whoever is signed in in the county, and for the
-- auditor's own login. Ids come from rows that the asker may read; nothing lists them, and user names stay out.
create function agency.pub_names(p_county int, p_accounts uuid[]) returns table (id uuid, display_name text, agency_name text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query select a.id, a.display_name, g.name
    from agency.account a join agency.agency g on g.county = p_county and g.id = a.agency
   where a.county = p_county and a.id = any (p_accounts);
end $$;
revoke all on function agency.pub_names(int, uuid[]) from public;
grant usage on schema agency to lianfang_auditor;
grant execute on function agency.pub_names(int, uuid[]) to lianfang_staff, lianfang_auditor;
