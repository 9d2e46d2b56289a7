-- Sessions of others belong to whoever manages their accounts, and to nobody else in the county: a session says where somebody
-- works and with what. It has no place of its own, so the own ones are row security's and those of others a function's.
drop policy staff_select on app.session;
drop policy staff_delete on app.session;
create policy staff_select on app.session for select to lianfang_staff using (account = (select app.this_account()));
create policy staff_delete on app.session for delete to lianfang_staff using (account = (select app.this_account()));

create function agency.sessions_in_reach(p_county int, p_account uuid, p_before uuid, p_at timestamptz, p_limit int)
returns table (id uuid, account uuid, username text, created_at timestamptz, seen_at timestamptz, expires_at timestamptz, network text, device text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.read');
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query
    select s.id, s.account, a.username, s.created_at, s.seen_at, s.expires_at, s.network, s.device
      from app.session s join agency.account a on a.county = p_county and a.id = s.account
     where s.county = p_county and s.expires_at > p_at and a.path <@ v_scope
       and (p_account is null or s.account = p_account) and (p_before is null or s.id < p_before)
     order by s.id desc limit p_limit;
end $$;

-- Ends one session, or all of an account, of somebody in reach; answers how many.
create function agency.end_sessions(p_county int, p_session uuid, p_account uuid) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('account.write'); v_ended int;
begin
  if p_county is distinct from app.this_county() then return 0; end if;
  delete from app.session s using agency.account a
   where s.county = p_county and (s.id = p_session or s.account = p_account)
     and a.county = p_county and a.id = s.account and a.path <@ v_scope;
  get diagnostics v_ended = row_count;
  return v_ended;
end $$;
revoke all on function agency.sessions_in_reach(int, uuid, uuid, timestamptz, int), agency.end_sessions(int, uuid, uuid) from public;
grant execute on function agency.sessions_in_reach(int, uuid, uuid, timestamptz, int), agency.end_sessions(int, uuid, uuid) to lianfang_staff;
