-- Nobody gives herself a role, and an auditor works for another agency than the administrator who makes her one (RIGHTS C-06,
-- C-09). Both ask for more than a row's own columns, so roles come from a function alone and no login inserts them.
create function agency.grant_role(p_county int, p_id uuid, p_account uuid, p_role text, p_place uuid, p_path ltree,
  p_from timestamptz, p_to timestamptz, p_lent_from uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_self uuid := app.this_account(); v_scope ltree[] := app.scope('account.write'); v_path ltree; v_agency uuid;
begin
  select a.path, a.agency into v_path, v_agency from agency.account a
   where a.county = p_county and a.id = p_account and a.disabled_at is null for share;
  if p_county is distinct from app.this_county() or p_account = v_self
     or not coalesce(p_path <@ v_scope, false) or not coalesce(v_path <@ v_scope, false)
     or (p_role = 'auditor' and exists (select from agency.account s where s.county = p_county and s.id = v_self and s.agency = v_agency)) then
    raise insufficient_privilege using message = 'not to be given';
  end if;
  insert into app.role_held (county, id, account, role, place, path, valid_from, valid_to, given_by, lent_from)
  values (p_county, p_id, p_account, p_role, p_place, p_path, p_from, p_to, v_self, p_lent_from);
end $$;

-- The rule about auditors stands on agencies, so nobody changes the own one either, and no auditor is drawn into it afterwards.
create function agency.move_account(p_county int, p_account uuid, p_agency uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_self uuid := app.this_account(); v_scope ltree[] := app.scope('account.write'); v_path ltree;
begin
  select a.path into v_path from agency.account a where a.county = p_county and a.id = p_account for update;
  if p_county is distinct from app.this_county() or p_account = v_self or not coalesce(v_path <@ v_scope, false)
     or not exists (select from agency.agency g where g.county = p_county and g.id = p_agency and g.closed_at is null and g.path <@ v_scope)
     or (exists (select from agency.account s where s.county = p_county and s.id = v_self and s.agency = p_agency)
         and exists (select from app.role_held h where h.county = p_county and h.account = p_account and h.role = 'auditor'
                       and h.ended_at is null and (h.valid_to is null or h.valid_to > now()))) then
    raise insufficient_privilege using message = 'not to be moved';
  end if;
  update agency.account a set agency = p_agency where a.county = p_county and a.id = p_account;
end $$;
revoke all on function agency.grant_role(int, uuid, uuid, text, uuid, ltree, timestamptz, timestamptz, uuid), agency.move_account(int, uuid, uuid) from public;
grant execute on function agency.grant_role(int, uuid, uuid, text, uuid, ltree, timestamptz, timestamptz, uuid), agency.move_account(int, uuid, uuid) to lianfang_staff;

-- A role that is held can only be ended: another account, role, place or period would be a role given.
drop policy staff_insert on app.role_held;
revoke insert, update on app.role_held from lianfang_staff;
grant update (ended_at, ended_by) on app.role_held to lianfang_staff;
drop policy staff_update on app.role_held;
create policy staff_update on app.role_held for update to lianfang_staff
  using (path <@ (select app.scope('account.write')))
  with check (path <@ (select app.scope('account.write')) and ended_at is not null and ended_by = (select app.this_account()));

-- What an account is never changes; its agency changes by the function above.
revoke update on agency.account from lianfang_staff;
grant update (display_name, path, password, must_change, totp, totp_last, language, disabled_at, version) on agency.account to lianfang_staff;
