-- What happens before anybody is known has a login of its own, which can do nothing else: it looks up one account by its exact
-- name, counts tries, and begins the session. The login that answers everything else can no longer begin one, nor read what a
-- password is checked against.
grant usage on schema app, agency to lianfang_signin;
grant select on app.county to lianfang_signin;
revoke execute on function app.begin_session(bytea, uuid, int, uuid, timestamptz, text, text, boolean), agency.find_for_sign_in(int, text),
  app.end_session(bytea), agency.try_sign_in(bytea), agency.take_back_try(bytea), agency.sign_in_succeeded(bytea),
  agency.use_totp(int, uuid, bigint) from lianfang_staff;
grant execute on function app.begin_session(bytea, uuid, int, uuid, timestamptz, text, text, boolean), app.end_session(bytea),
  agency.find_for_sign_in(int, text), agency.try_sign_in(bytea), agency.take_back_try(bytea), agency.sign_in_succeeded(bytea),
  agency.use_totp(int, uuid, bigint) to lianfang_signin;

-- Nor does any context show what a password is checked against, but for one's own, which is asked for again before it is changed.
revoke select on agency.account from lianfang_staff;
grant select (county, id, username, display_name, agency, path, must_change, totp, language, generated, disabled_at, version)
  on agency.account to lianfang_staff;
create function agency.own_password() returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return (select a.password from agency.account a where a.county = app.this_county() and a.id = app.this_account());
end $$;
revoke all on function agency.own_password() from public;
grant execute on function agency.own_password() to lianfang_staff;
