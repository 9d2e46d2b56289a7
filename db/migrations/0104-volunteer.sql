-- Volunteers (row S11): residents who sign up on the public site, are vetted by the community, stand shifts like everybody, and are
-- thanked with their hours. Name and phone are one ciphertext to the county's public key; nothing else tells who somebody is.
create schema volunteer;

-- What a person can do is known of every account, so that a planner finds it; whether it is a volunteer's is said on the roster.
alter table agency.account
  add column skills text[] not null default '{}' check (cardinality(skills) <= 20),
  add column is_volunteer boolean not null default false;
grant select (skills, is_volunteer) on agency.account to lianfang_staff;
create or replace view agency.pub_account with (security_invoker = true) as
  select county, id, display_name, agency, path, username, disabled_at is not null as is_disabled, skills, is_volunteer from agency.account;

-- class: tenant. Public half of the key to which the public site seals; the worker writes it, the other half is in the vault alone.
create table volunteer.intake_key (
  county int not null references app.county (code),
  x text not null check (x ~ '^[A-Za-z0-9_-]{43}$'),
  y text not null check (y ~ '^[A-Za-z0-9_-]{43}$'),
  primary key (county, x)
);

-- class: tenant. Somebody who offered to help. contact: name and phone, sealed; null once erased.
create table volunteer.volunteer (
  county int not null references app.county (code),
  id uuid not null,
  no int not null check (no > 0),
  place uuid not null,
  path ltree not null,
  state text not null default 'new' check (state in ('new', 'accepted', 'declined', 'withdrawn', 'ended')),
  code_hash bytea not null check (length(code_hash) = 32),
  contact bytea check (length(contact) between 90 and 2000),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  birth_year smallint not null check (birth_year between 1900 and 2200),
  skills text[] not null check (cardinality(skills) <= 20),
  free text[] not null check (cardinality(free) between 1 and 3 and free <@ '{weekday,weekend,night}'::text[]),
  entered_by uuid,
  signed_up_at timestamptz not null,
  checks text[] not null default '{}' check (checks <@ '{phoned,met,paper}'::text[]),
  reason text check (length(reason) between 1 and 40),
  decided_at timestamptz,
  decided_by uuid,
  account uuid,
  ended_at timestamptz,
  retain_until timestamptz,
  version int not null default 1,
  primary key (county, id),
  check ((account is not null) or state not in ('accepted', 'ended')),
  check ((state = 'ended') = (ended_at is not null)),
  check (state <> 'withdrawn' or contact is null),
  check (state in ('accepted', 'ended', 'withdrawn') or contact is not null)
);
create unique index volunteer_no on volunteer.volunteer (county, no);
create unique index volunteer_code on volunteer.volunteer (county, code_hash);
create unique index volunteer_account on volunteer.volunteer (county, account) where account is not null;
create index volunteer_state on volunteer.volunteer (county, state, signed_up_at desc, id desc);
create index volunteer_retain on volunteer.volunteer (county, retain_until) where retain_until is not null;
comment on column volunteer.volunteer.entered_by is 'Who wrote it down for somebody who came in person; null from the public site';
comment on column volunteer.volunteer.checks is 'How the community knows the person: phoned, met, paper seen. Of a paper nothing is kept';
comment on column volunteer.volunteer.retain_until is 'When name and phone go, with the row unless it has hours; null while the person serves and after they are gone';

-- class: tenant. What was done about somebody, in order; in closed words alone.
create table volunteer.event (
  county int not null references app.county (code),
  id uuid not null,
  volunteer uuid not null,
  path ltree not null,
  what text not null check (what in ('signed_up', 'entered', 'looked', 'checked', 'accepted', 'declined', 'withdrawn', 'ended', 'reopened', 'renewed', 'thanked')),
  said text check (length(said) between 1 and 60),
  actor uuid,
  at timestamptz not null,
  primary key (county, id),
  foreign key (county, volunteer) references volunteer.volunteer (county, id)
);
create index event_volunteer on volunteer.event (county, volunteer, at);
comment on column volunteer.event.actor is 'Null: the person, on the public site';

-- class: tenant. A paper of thanks as it was printed: hours of a period, without a name, so that whoever is shown it can check it.
create table volunteer.thanks (
  county int not null references app.county (code),
  id uuid not null,
  volunteer uuid not null,
  path ltree not null,
  account uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  hours int not null check (hours > 0),
  shifts int not null check (shifts > 0),
  issued_by uuid not null,
  issued_at timestamptz not null,
  primary key (county, id),
  foreign key (county, volunteer) references volunteer.volunteer (county, id)
);
create unique index thanks_code on volunteer.thanks (county, code_hash);
create index thanks_volunteer on volunteer.thanks (county, volunteer);

call app.protect_county('volunteer.intake_key', 'volunteer.read', 'volunteer.write');
call app.protect_with('volunteer.volunteer',
  'path <@ (select app.scope(''volunteer.read'')) or county = (select app.county_for(''volunteer.own'')) and account = (select app.this_account())',
  'path <@ (select app.scope(''volunteer.write''))');
call app.protect('volunteer.event', 'volunteer.read', 'volunteer.write');
call app.protect_with('volunteer.thanks',
  'path <@ (select app.scope(''volunteer.read'')) or county = (select app.county_for(''volunteer.own'')) and account = (select app.this_account())',
  'path <@ (select app.scope(''volunteer.write'')) or county = (select app.county_for(''volunteer.own'')) and account = (select app.this_account()) and issued_by = (select app.this_account())');
do $$
declare t text;
begin
  foreach t in array array['intake_key', 'volunteer', 'event', 'thanks'] loop
    execute format('create policy definer_all on volunteer.%I for all to lianfang_migrator using (true) with check (true)', t);
  end loop;
end $$;

-- Communities are public by their official names; the functions below name one.
create policy definer_select on place.area for select to lianfang_migrator using (true);

-- The next number of the county's volunteers; the caller's transaction holds it until it ends.
create function volunteer.next_no(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.this_account() is not null and p_county is distinct from app.county_for('volunteer.write') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  perform pg_advisory_xact_lock(510762, p_county);
  return (select coalesce(max(v.no), 0) + 1 from volunteer.volunteer v where v.county = p_county);
end $$;

-- The account of an accepted volunteer: one role, volunteer, at the community; made by whoever vets there. Its agency is the nearest one
-- above that looks after people of the place. Answers the name to sign in with, or nothing where there is no such agency.
create function agency.open_volunteer(p_county int, p_account uuid, p_username text, p_name text, p_password text, p_role uuid, p_place uuid,
  p_skills text[], p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_self uuid := app.this_account(); v_path ltree; v_agency uuid; v_above ltree; v_username text := p_username; n int := 1;
begin
  select a.path into v_path from place.area a where a.county = p_county and a.id = p_place and a.retired_at is null;
  if p_county is distinct from app.this_county() or v_self is null or not coalesce(v_path <@ app.scope('volunteer.write'), false) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  select g.id, g.path into v_agency, v_above from agency.agency g
   where g.county = p_county and g.path @> v_path and g.closed_at is null and g.kind in ('commission', 'town', 'community')
   order by nlevel(g.path) desc, g.kind, g.id limit 1 for share;
  if not found then return null; end if;
  while exists (select from agency.account a where a.county = p_county and a.username = v_username) loop
    n := n + 1;
    v_username := p_username || '-' || n;
  end loop;
  insert into agency.account (county, id, username, display_name, agency, path, password, must_change, generated, skills, is_volunteer)
  select p_county, p_account, v_username, p_name, v_agency, v_above, p_password, true, s.generated, p_skills, true
    from agency.account s where s.county = p_county and s.id = v_self;
  insert into app.role_held (county, id, account, role, place, path, valid_from, valid_to, given_by, lent_from)
  values (p_county, p_role, p_account, 'volunteer', p_place, v_path, p_at, null, v_self, null);
  return v_username;
end $$;

-- Whether an account is a volunteer's within a scope, and nothing else: whoever was given another role is the administrators' to manage.
create function agency.is_volunteer_in(p_county int, p_account uuid, p_scope ltree[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return exists (select from agency.account a where a.county = p_county and a.id = p_account and a.is_volunteer)
    and coalesce((select bool_and(h.role = 'volunteer' and h.path <@ p_scope) from app.role_held h
                   where h.county = p_county and h.account = p_account and h.ended_at is null), false);
end $$;

-- A new one-time password for a volunteer of the own place who lost the slip; sessions end.
create function agency.renew_volunteer(p_county int, p_account uuid, p_password text) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_username text;
begin
  if p_county is distinct from app.this_county() or not agency.is_volunteer_in(p_county, p_account, app.scope('volunteer.write')) then return null; end if;
  update agency.account a set password = p_password, must_change = true, totp = null, totp_last = null, version = a.version + 1
   where a.county = p_county and a.id = p_account returning a.username into v_username;
  delete from app.session s where s.county = p_county and s.account = p_account;
  return v_username;
end $$;

-- Ends what an account has as a volunteer. Without another role nobody signs in with it any more.
create function agency.end_volunteer(p_county int, p_account uuid, p_by uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update app.role_held h set ended_at = p_at, ended_by = p_by
   where h.county = p_county and h.account = p_account and h.role = 'volunteer' and h.ended_at is null;
  update agency.account a set is_volunteer = false, version = a.version + 1 where a.county = p_county and a.id = p_account;
  if exists (select from app.role_held h where h.county = p_county and h.account = p_account and h.ended_at is null and (h.valid_to is null or h.valid_to > p_at)) then
    return;
  end if;
  update agency.account a set disabled_at = p_at where a.county = p_county and a.id = p_account and a.disabled_at is null;
  delete from app.session s where s.county = p_county and s.account = p_account;
  update agency.device d set revoked_at = p_at, revoke_reason = '志愿服务已结束'
   where d.county = p_county and d.account = p_account and d.revoked_at is null;
end $$;

-- Takes the end back: the same account, the role anew.
create function agency.reopen_volunteer(p_county int, p_account uuid, p_role uuid, p_place uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_path ltree;
begin
  select a.path into v_path from place.area a where a.county = p_county and a.id = p_place;
  if p_county is distinct from app.this_county() or p_account = app.this_account() or not coalesce(v_path <@ app.scope('volunteer.write'), false)
     or not exists (select from app.role_held h where h.county = p_county and h.account = p_account and h.role = 'volunteer' and h.place = p_place) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update agency.account a set disabled_at = null, is_volunteer = true, version = a.version + 1 where a.county = p_county and a.id = p_account;
  insert into app.role_held (county, id, account, role, place, path, valid_from, valid_to, given_by, lent_from)
  values (p_county, p_role, p_account, 'volunteer', p_place, v_path, p_at, null, app.this_account(), null);
end $$;

-- Somebody is gone: what they would have stood is open again. A shift that runs ends with this hour.
create function duty.free_shifts(p_county int, p_account uuid, p_by uuid, p_at timestamptz, p_why text) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_hour timestamptz := date_trunc('hour', p_at); v_freed int;
begin
  update duty.swap w set state = 'withdrawn', answered_at = p_at
   where w.county = p_county and w.state = 'asked' and p_account in (w.from_account, w.to_account);
  update duty.shift s set removed_at = p_at, removed_by = p_by, removed_why = p_why, version = s.version + 1
   where s.county = p_county and s.account = p_account and s.removed_at is null and s.ends_at > p_at and s.starts_at >= v_hour;
  get diagnostics v_freed = row_count;
  update duty.shift s set ends_at = v_hour, version = s.version + 1
   where s.county = p_county and s.account = p_account and s.removed_at is null and s.ends_at > p_at and s.starts_at < v_hour;
  delete from duty.feed f where f.county = p_county and f.account = p_account;
  return v_freed;
end $$;

-- Hours of volunteers: for themselves, and for whoever looks after them, wherever they stood. A shift counts from its start, or from the
-- hour in which a late person checked in at the post; until its end, the hour in which an inspection found it empty, or this hour.
-- Whoever a leader's list has as present has the whole of it; after an objection the hour counts that was agreed.
create function duty.pub_attended(p_county int, p_accounts uuid[], p_from timestamptz, p_to timestamptz)
returns table (account uuid, shift uuid, post_name text, starts_at timestamptz, ends_at timestamptz, hours int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('volunteer.read'); v_mine uuid := case when p_county = app.county_for('volunteer.own') then app.this_account() end;
begin
  if p_county is distinct from app.this_county() then return; end if;
  return query
    select x.account, x.id, x.name, x.starts_at, x.until, x.hours from (
      select s.account, s.id, p.name, s.starts_at, u.until,
             greatest(0, floor(extract(epoch from u.until - case
               when t.how <> 'list' and t.at > s.starts_at + interval '10 minutes' then greatest(s.starts_at, date_trunc('hour', t.at))
               else s.starts_at end) / 3600))::int as hours
        from duty.shift s
        join duty.attendance t on t.county = s.county and t.shift = s.id and t.is_present
        join duty.post p on p.county = s.county and p.id = s.post
        left join lateral (select min(a.at) as at from duty.away a where a.county = s.county and a.shift = s.id and a.back_at is null) w on true
        cross join lateral (select least(s.ends_at, date_trunc('hour', w.at), date_trunc('hour', app.now())) as until) u
       where s.county = p_county and s.account = any (p_accounts) and s.removed_at is null and s.starts_at >= p_from and s.starts_at < p_to
         and (s.account = v_mine or exists (select from app.role_held h where h.county = p_county and h.account = s.account and h.role = 'volunteer' and h.path <@ v_scope))
    ) x where x.hours > 0;
end $$;

-- What ends somebody's sign-up or service, whoever says it. Withdrawn before anybody decided: name and phone are gone at once. After
-- service they stay a year, for thanks and questions.
create function volunteer.leave(p_county int, p_id uuid, p_reason text, p_by uuid, p_event uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v volunteer.volunteer; v_state text;
begin
  select * into v from volunteer.volunteer x where x.county = p_county and x.id = p_id for update;
  if not found then return null; end if;
  if v.state = 'accepted' then
    perform duty.free_shifts(p_county, v.account, coalesce(p_by, v.account), p_at, '志愿者已退出');
    perform agency.end_volunteer(p_county, v.account, coalesce(p_by, v.account), p_at);
    update volunteer.volunteer x set state = 'ended', ended_at = p_at, reason = p_reason, retain_until = app.now() + interval '1 year', version = x.version + 1
     where x.county = p_county and x.id = p_id;
    v_state := 'ended';
  elsif v.state in ('new', 'declined') then
    update volunteer.volunteer x set state = 'withdrawn', contact = null, reason = p_reason, retain_until = app.now() + interval '30 days', version = x.version + 1
     where x.county = p_county and x.id = p_id;
    v_state := 'withdrawn';
  else
    return v.state;
  end if;
  insert into volunteer.event (county, id, volunteer, path, what, said, actor, at)
  values (p_county, p_event, p_id, v.path, v_state, p_reason, p_by, p_at);
  return v_state;
end $$;

-- Ending by whoever looks after the place, or by the volunteer.
create function volunteer.end_service(p_county int, p_id uuid, p_reason text, p_event uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from volunteer.volunteer v where v.county = p_county and v.id = p_id
                    and (v.path <@ app.scope('volunteer.write') or p_county = app.county_for('volunteer.own') and v.account = app.this_account())) then
    return null;
  end if;
  return volunteer.leave(p_county, p_id, p_reason, app.this_account(), p_event, p_at);
end $$;

-- What the public site is told: the county's key, and communities by name.
create function volunteer.public_key() returns table (county int, x text, y text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin return query select k.county, k.x, k.y from volunteer.intake_key k order by k.county; end $$;
create function volunteer.public_places() returns table (county int, id uuid, name text, town text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select c.county, c.id, c.name, t.name from place.area c join place.area t on t.county = c.county and t.id = c.parent
   where c.kind in ('community', 'village') and c.retired_at is null order by c.county, t.ordinal, t.path, c.ordinal, c.path;
end $$;

-- A resident signs up. The same form twice is one. Answers taken, unknown (no such place, or no emergency that needs help), or full:
-- so many wait in the community that more would only hide them.
create function volunteer.public_sign_up(p_id uuid, p_place uuid, p_code_hash bytea, p_contact bytea, p_language text, p_birth_year int,
  p_skills text[], p_free text[]) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a place.area;
begin
  if p_id is null or p_code_hash is null or p_contact is null or p_birth_year is null
     or p_birth_year > extract(year from app.now() at time zone 'Asia/Shanghai') - 18 then
    return 'unknown';
  end if;
  select * into a from place.area x where x.id = p_place and x.kind in ('community', 'village') and x.retired_at is null;
  if not found or not exists (select from app.live_emergency l where l.county = a.county) then return 'unknown'; end if;
  perform pg_advisory_xact_lock(510762, a.county);
  if exists (select from volunteer.volunteer v where v.county = a.county and v.id = p_id) then
    return case when exists (select from volunteer.volunteer v where v.county = a.county and v.id = p_id and v.code_hash = p_code_hash) then 'taken' else 'unknown' end;
  end if;
  if (select count(*) from volunteer.volunteer v where v.county = a.county and v.place = a.id and v.state = 'new') >= 500 then return 'full'; end if;
  insert into volunteer.volunteer (county, id, no, place, path, code_hash, contact, language, birth_year, skills, free, signed_up_at, retain_until)
  values (a.county, p_id, volunteer.next_no(a.county), a.id, a.path, p_code_hash, p_contact, p_language, p_birth_year, p_skills, p_free,
    app.now(), app.now() + interval '90 days');
  insert into volunteer.event (county, id, volunteer, path, what, at) values (a.county, p_id, p_id, a.path, 'signed_up', app.now());
  -- Open screens hear of it as of any command.
  perform pg_notify('lianfang_changed', '{"pid":0,"names":["volunteer"]}');
  return 'taken';
exception when unique_violation then return 'unknown';
end $$;

-- What a code opens: where the sign-up stands and how long was served; no name.
create function volunteer.public_state(p_hash bytea) returns table (no int, state text, reason text, place_name text, skills text[], free text[],
  signed_up_at timestamptz, decided_at timestamptz, ended_at timestamptz, is_erased boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select v.no, v.state, v.reason, a.name, v.skills, v.free, v.signed_up_at, v.decided_at, v.ended_at, v.contact is null
    from volunteer.volunteer v join place.area a on a.county = v.county and a.id = v.place
   where v.code_hash = p_hash and (v.retain_until is null or v.retain_until > app.now());
end $$;
create function volunteer.public_withdraw(p_hash bytea, p_event uuid) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v record; v_state text;
begin
  select x.county, x.id into v from volunteer.volunteer x where x.code_hash = p_hash and (x.retain_until is null or x.retain_until > app.now());
  if not found then return null; end if;
  v_state := volunteer.leave(v.county, v.id, 'own', null, p_event, app.now());
  perform pg_notify('lianfang_changed', '{"pid":0,"names":["volunteer","duty","agency"]}');
  return v_state;
end $$;

-- What a paper of thanks says, for whoever was shown it.
create function volunteer.public_thanks(p_hash bytea) returns table (no int, place_name text, from_day date, to_day date, hours int, shifts int, issued_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select v.no, a.name, t.from_day, t.to_day, t.hours, t.shifts, t.issued_at
    from volunteer.thanks t join volunteer.volunteer v on v.county = t.county and v.id = t.volunteer
    join place.area a on a.county = v.county and a.id = v.place
   where t.code_hash = p_hash;
end $$;

-- The worker's: the key, and what is past its date. Who served keeps a number and hours.
create function volunteer.put_key(p_county int, p_x text, p_y text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from volunteer.intake_key k where k.county = p_county and k.x <> p_x;
  insert into volunteer.intake_key (county, x, y) values (p_county, p_x, p_y) on conflict do nothing;
end $$;
create function volunteer.purge(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_gone int;
begin
  delete from volunteer.event e using volunteer.volunteer v
   where v.county = p_county and e.county = p_county and e.volunteer = v.id and v.retain_until <= app.now() and v.state <> 'ended';
  delete from volunteer.volunteer v where v.county = p_county and v.retain_until <= app.now() and v.state <> 'ended';
  get diagnostics v_gone = row_count;
  update agency.account a set display_name = '志愿者 ' || v.no, version = a.version + 1 from volunteer.volunteer v
   where v.county = p_county and a.county = p_county and a.id = v.account and v.state = 'ended' and v.retain_until <= app.now();
  update volunteer.volunteer v set contact = null, retain_until = null, version = v.version + 1
   where v.county = p_county and v.state = 'ended' and v.retain_until <= app.now();
  return v_gone;
end $$;

-- Whoever re-draws places needs no right to volunteers: the path alone is changed, inside the reach of the caller's place.write.
create function volunteer.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write'); v_table text;
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  foreach v_table in array array['volunteer', 'event', 'thanks'] loop
    execute format('update volunteer.%I t set path = case when t.path = $2 then $3 else $3 || subpath(t.path, nlevel($2)) end
      where t.county = $1 and t.path <@ $2 and t.path <@ $4', v_table) using p_county, p_from, p_to, v_scope;
  end loop;
end $$;

-- A volunteer checks in with a phone.
create or replace function agency.works_by_phone(p_county int, p_account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce((select bool_and(h.role in ('checkpoint_officer', 'inspector', 'agency_staff', 'volunteer')
                                   or exists (select from app.role_permission rp where rp.role = h.role and rp.permission = 'sync.pull'))
                     from app.role_held h
                    where h.county = p_county and h.account = p_account and h.ended_at is null and (h.valid_to is null or h.valid_to > now())), false);
end $$;

revoke all on function volunteer.next_no(int), volunteer.leave(int, uuid, text, uuid, uuid, timestamptz),
  volunteer.end_service(int, uuid, text, uuid, timestamptz), volunteer.public_key(), volunteer.public_places(),
  volunteer.public_sign_up(uuid, uuid, bytea, bytea, text, int, text[], text[]), volunteer.public_state(bytea), volunteer.public_withdraw(bytea, uuid),
  volunteer.public_thanks(bytea), volunteer.put_key(int, text, text), volunteer.purge(int), volunteer.follow_area(int, ltree, ltree),
  agency.open_volunteer(int, uuid, text, text, text, uuid, uuid, text[], timestamptz), agency.is_volunteer_in(int, uuid, ltree[]),
  agency.renew_volunteer(int, uuid, text), agency.end_volunteer(int, uuid, uuid, timestamptz), agency.reopen_volunteer(int, uuid, uuid, uuid, timestamptz),
  duty.free_shifts(int, uuid, uuid, timestamptz, text), duty.pub_attended(int, uuid[], timestamptz, timestamptz) from public;
grant usage on schema volunteer to lianfang_staff, lianfang_worker, lianfang_public;
grant execute on function volunteer.next_no(int), volunteer.end_service(int, uuid, text, uuid, timestamptz), volunteer.follow_area(int, ltree, ltree),
  agency.open_volunteer(int, uuid, text, text, text, uuid, uuid, text[], timestamptz), agency.renew_volunteer(int, uuid, text),
  agency.reopen_volunteer(int, uuid, uuid, uuid, timestamptz), duty.pub_attended(int, uuid[], timestamptz, timestamptz) to lianfang_staff;
grant execute on function volunteer.put_key(int, text, text), volunteer.purge(int) to lianfang_worker;
grant execute on function volunteer.public_key(), volunteer.public_places(),
  volunteer.public_sign_up(uuid, uuid, bytea, bytea, text, int, text[], text[]), volunteer.public_state(bytea), volunteer.public_withdraw(bytea, uuid),
  volunteer.public_thanks(bytea) to lianfang_public;
grant select on volunteer.intake_key to lianfang_staff;
grant select, insert on volunteer.volunteer, volunteer.event, volunteer.thanks to lianfang_staff;
grant update (state, checks, reason, decided_at, decided_by, account, ended_at, retain_until, version) on volunteer.volunteer to lianfang_staff;
