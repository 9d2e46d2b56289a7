-- How long a phone may hold what it holds follows from the roles of its person, and the cookie of a locked phone opens nothing:
-- the token of its session gets a second half, which lies on the phone under its lock alone.

-- Time until a phone has to reach the server, from hours by role: the shortest of those that its person holds now, null without.
create function agency.lease_of(p_county int, p_account uuid, p_hours jsonb) returns interval
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return make_interval(hours => (
    select min((p_hours ->> h.role)::int) from app.role_held h
     where h.county = p_county and h.account = p_account and h.ended_at is null and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())));
end $$;

-- As before, with the lease of the roles. A session that is not a phone's has one too, for what a browser keeps. The session of a
-- phone lasts as long as its lease: it is drawn out with it, and drawn in when a role makes the lease shorter.
drop function agency.report_device(int, uuid, int, timestamptz, int, interval);
create function agency.report_device(p_county int, p_session uuid, p_unsent int, p_oldest timestamptz, p_skew int, p_hours jsonb)
returns timestamptz
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_phone uuid; v_expires timestamptz; v_lease interval := agency.lease_of(p_county, app.this_account(), p_hours);
begin
  select s.phone, s.expires_at into v_phone, v_expires from app.session s
   where s.id = p_session and s.county = p_county and s.county = app.this_county() and s.account = app.this_account();
  if v_phone is not null then
    update agency.device d
       set seen_at = now(), unsent = coalesce(p_unsent, d.unsent), skew = p_skew,
           oldest_at = case when p_unsent is null then d.oldest_at when p_unsent > 0 then p_oldest end
     where d.county = p_county and d.id = v_phone
       and (d.seen_at < now() - interval '1 minute' or d.unsent is distinct from coalesce(p_unsent, d.unsent));
    if v_lease is not null and (v_expires < now() + v_lease * 6 / 7 or v_expires > now() + v_lease) then
      update app.session s set expires_at = now() + v_lease where s.id = p_session and s.expires_at > now();
    end if;
  end if;
  return now() + v_lease;
end $$;

-- Officers at a checkpoint work by phone too, though no roll of doors comes to theirs.
create or replace function agency.works_by_phone(p_county int, p_account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce((select bool_and(h.role = 'checkpoint_officer'
                                   or exists (select from app.role_permission rp where rp.role = h.role and rp.permission = 'sync.pull'))
                     from app.role_held h
                    where h.county = p_county and h.account = p_account and h.ended_at is null and (h.valid_to is null or h.valid_to > now())), false);
end $$;

alter table app.session add column cookie_hash bytea unique check (length(cookie_hash) = 32);
comment on column app.session.cookie_hash is
  'SHA-256 of the cookie of a session whose token has a second half; token_hash is then that of both, so the cookie alone opens nothing';

-- Gives a second half to the session of an enrolled phone, once; the same again changes nothing, since an answer may be lost.
-- Answers until when the session lasts; null when it is not the session of a phone, or has another half.
create function app.bind_half(p_cookie bytea, p_token bytea) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_until timestamptz;
begin
  select s.expires_at into v_until from app.session s where s.cookie_hash = p_cookie and s.token_hash = p_token and s.expires_at > now();
  if found then return v_until; end if;
  update app.session s set token_hash = p_token, cookie_hash = p_cookie
   where s.token_hash = p_cookie and s.cookie_hash is null and s.phone is not null and s.expires_at > now()
  returning s.expires_at into v_until;
  return v_until;
end $$;

-- Whether a cookie is that of a living session whose other half did not come with it.
create function app.is_half(p_cookie bytea) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin return exists (select from app.session s where s.cookie_hash = p_cookie and s.expires_at > now()); end $$;

-- Ending needs no second half: an emptied phone has none any more.
create or replace function app.end_session(p_token bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin delete from app.session where token_hash = p_token or cookie_hash = p_token; end $$;

revoke all on function agency.lease_of(int, uuid, jsonb), agency.report_device(int, uuid, int, timestamptz, int, jsonb),
  app.bind_half(bytea, bytea), app.is_half(bytea) from public;
grant execute on function agency.lease_of(int, uuid, jsonb), app.bind_half(bytea, bytea), app.is_half(bytea) to lianfang_signin;
grant execute on function agency.report_device(int, uuid, int, timestamptz, int, jsonb), app.is_half(bytea) to lianfang_staff;
