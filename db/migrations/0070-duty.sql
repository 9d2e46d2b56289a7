-- Duty: posts, who stands where when, check-in at the post. A roster hangs on the wall: who works here reads it. Attendance does
-- not: it is for the person, the post's leader and whoever plans the place (RIGHTS C-18).
create schema duty;

-- class: tenant. A place where people stand duty. `need` has the people needed in each hour of the day, county time; `starts`
-- are the hours at which its shifts begin, each lasting until the next.
create table duty.post (
  county int not null references app.county (code),
  id uuid not null,
  kind text not null check (kind in ('border_checkpoint', 'community_gate', 'registration_point', 'testing_site', 'patrol', 'standby')),
  name text not null check (length(name) between 1 and 60),
  place uuid not null,
  path ltree not null,
  spot text check (length(spot) <= 100),
  need smallint[] not null check (cardinality(need) = 24 and 0 <= all (need) and 50 >= all (need)),
  starts smallint[] not null check (cardinality(starts) between 1 and 8 and 0 <= all (starts) and 23 >= all (starts)),
  leader uuid,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  defined_by uuid not null,
  defined_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  version int not null default 1,
  primary key (county, id),
  check ((lat is null) = (lon is null) and (closed_at is null) = (closed_by is null))
);
create unique index post_name on duty.post (county, path, name) where closed_at is null;
create index post_leader on duty.post (county, leader) where closed_at is null;
comment on column duty.post.lat is 'Where the post stands; a phone compares its own position with it and sends the distance alone';

-- class: tenant. One person at one post from one hour to another. Nobody stands in two places at once: the database says so.
create table duty.shift (
  county int not null references app.county (code),
  id uuid not null,
  post uuid not null,
  path ltree not null,
  account uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  despite text check (length(despite) between 1 and 200),
  replaced_by uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  removed_why text check (length(removed_why) <= 200),
  version int not null default 1,
  primary key (county, id),
  foreign key (county, post) references duty.post (county, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  check (date_trunc('hour', starts_at) = starts_at and date_trunc('hour', ends_at) = ends_at),
  check ((removed_at is null) = (removed_by is null)),
  constraint shift_one_place exclude using gist (county with =, account with =, tstzrange(starts_at, ends_at) with &&) where (removed_at is null)
);
create index shift_post on duty.shift (county, post, starts_at) where removed_at is null;
create index shift_account on duty.shift (county, account, starts_at);
comment on column duty.shift.despite is 'Why the rest before or after is shorter than the rule';
comment on column duty.shift.replaced_by is 'The shift of whoever took over';

-- class: tenant. That somebody was at the post, or was not; late is read off the clock.
create table duty.attendance (
  county int not null references app.county (code),
  shift uuid not null,
  post uuid not null,
  path ltree not null,
  account uuid not null,
  leader uuid,
  is_present boolean not null,
  how text not null check (how in ('code', 'position', 'list', 'contest')),
  at timestamptz not null,
  received_at timestamptz not null,
  distance int check (distance between 0 and 100000),
  marked_by uuid not null,
  primary key (county, shift),
  foreign key (county, shift) references duty.shift (county, id)
);
comment on column duty.attendance.distance is 'Metres between phone and post at the check; the position itself is never sent';

-- class: tenant. A person says that the own record is wrong, and is answered.
create table duty.contest (
  county int not null references app.county (code),
  id uuid not null,
  shift uuid not null,
  path ltree not null,
  account uuid not null,
  said text not null check (length(said) between 1 and 300),
  at timestamptz not null,
  is_upheld boolean,
  answer text check (length(answer) between 1 and 300),
  answered_by uuid,
  answered_at timestamptz,
  primary key (county, id),
  foreign key (county, shift) references duty.shift (county, id),
  check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (is_upheld is null) and (answered_at is null) = (answer is null))
);
create unique index contest_open on duty.contest (county, shift) where answered_at is null;

-- class: tenant. What whoever goes says to whoever comes.
create table duty.note (
  county int not null references app.county (code),
  id uuid not null,
  post uuid not null,
  path ltree not null,
  said text not null check (length(said) between 1 and 500),
  written_by uuid not null,
  at timestamptz not null,
  readers uuid[] not null,
  primary key (county, id),
  foreign key (county, post) references duty.post (county, id)
);
create index note_post on duty.note (county, post, at desc);
comment on column duty.note.readers is 'The post''s leader and those who stand there around the time; whoever is put on the roster later is added';

-- class: tenant. One person asks another to take a shift, or to exchange it; it changes hands when the other one agrees.
create table duty.swap (
  county int not null references app.county (code),
  id uuid not null,
  shift uuid not null,
  path ltree not null,
  from_account uuid not null,
  to_account uuid not null,
  for_shift uuid,
  said text check (length(said) <= 200),
  state text not null default 'asked' check (state in ('asked', 'agreed', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (county, id),
  foreign key (county, shift) references duty.shift (county, id),
  check (from_account <> to_account and (state = 'asked') = (answered_at is null))
);
create unique index swap_open on duty.swap (county, shift) where state = 'asked';

-- class: tenant. An agency lends one of its people to a place for a time.
create table duty.lending (
  county int not null references app.county (code),
  id uuid not null,
  agency uuid not null,
  account uuid not null,
  place uuid not null,
  path ltree not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  lent_by uuid not null,
  lent_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (county, id),
  check (to_at > from_at and (ended_at is null) = (ended_by is null))
);
create index lending_account on duty.lending (county, account) where ended_at is null;
create index lending_agency on duty.lending (county, agency, to_at desc);

-- class: tenant. A standby team is called out: where to, and who acknowledged when.
create table duty.call (
  county int not null references app.county (code),
  id uuid not null,
  post uuid not null,
  path ltree not null,
  where_to text not null check (length(where_to) between 1 and 100),
  what text not null check (length(what) between 1 and 300),
  called_by uuid not null,
  called_at timestamptz not null,
  ended_at timestamptz,
  accounts uuid[] not null,
  primary key (county, id),
  foreign key (county, post) references duty.post (county, id)
);
create index call_post on duty.call (county, called_at desc);
create table duty.called (
  county int not null references app.county (code),
  call uuid not null,
  account uuid not null,
  path ltree not null,
  acknowledged_at timestamptz,
  is_coming boolean,
  primary key (county, call, account),
  foreign key (county, call) references duty.call (county, id),
  check ((acknowledged_at is null) = (is_coming is null))
);

-- class: tenant. The secret address of somebody's calendar; only its hash is kept.
create table duty.feed (
  county int not null references app.county (code),
  account uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  made_at timestamptz not null,
  primary key (county, account)
);
create unique index feed_token on duty.feed (county, token_hash);

-- The roster is read by whoever works in the county and changed by whoever plans the place.
call app.protect_with('duty.post', 'county = (select app.county_for(''duty.own''))', 'path <@ (select app.scope(''duty.write''))');
call app.protect_with('duty.shift', 'county = (select app.county_for(''duty.own''))', 'path <@ (select app.scope(''duty.write''))');
call app.protect_with('duty.attendance',
  'path <@ (select app.scope(''duty.read'')) or county = (select app.county_for(''duty.own'')) and (account = (select app.this_account()) or leader = (select app.this_account()))',
  'path <@ (select app.scope(''duty.write'')) or county = (select app.county_for(''duty.own'')) and (account = (select app.this_account()) or leader = (select app.this_account()))');
call app.protect_with('duty.contest',
  'path <@ (select app.scope(''duty.read'')) or county = (select app.county_for(''duty.own'')) and account = (select app.this_account())',
  'path <@ (select app.scope(''duty.write'')) or county = (select app.county_for(''duty.own'')) and account = (select app.this_account())');
call app.protect_with('duty.note',
  'path <@ (select app.scope(''duty.read'')) or county = (select app.county_for(''duty.own'')) and (select app.this_account()) = any (readers)',
  'path <@ (select app.scope(''duty.write'')) or county = (select app.county_for(''duty.own'')) and written_by = (select app.this_account())');
call app.protect_with('duty.swap',
  'path <@ (select app.scope(''duty.read'')) or county = (select app.county_for(''duty.own'')) and (select app.this_account()) in (from_account, to_account)',
  'county = (select app.county_for(''duty.own'')) and (select app.this_account()) in (from_account, to_account)');
call app.protect_with('duty.lending',
  'county = (select app.county_for(''duty.read'')) or county = (select app.county_for(''duty.own'')) and (agency = (select app.this_agency()) or account = (select app.this_account()))',
  -- Whoever founds a county belongs to no agency yet, and lends for all of them.
  'county = (select app.county_for(''duty.lend'')) and (agency = (select app.this_agency()) or (select app.this_account()) = ''00000000-0000-7000-8000-000000000000'')');
call app.protect_with('duty.call',
  'path <@ (select app.scope(''duty.read'')) or county = (select app.county_for(''duty.own'')) and (select app.this_account()) = any (accounts)',
  'path <@ (select app.scope(''duty.write''))');
call app.protect_with('duty.called',
  'path <@ (select app.scope(''duty.read'')) or county = (select app.county_for(''duty.own'')) and account = (select app.this_account())',
  'path <@ (select app.scope(''duty.write'')) or county = (select app.county_for(''duty.own'')) and account = (select app.this_account())');
call app.protect_with('duty.feed',
  'county = (select app.county_for(''duty.own'')) and account = (select app.this_account())',
  'county = (select app.county_for(''duty.own'')) and account = (select app.this_account())');
create policy definer_all on duty.post for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.shift for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.attendance for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.contest for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.note for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.swap for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.lending for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.call for all to lianfang_migrator using (true) with check (true);
create policy definer_all on duty.called for all to lianfang_migrator using (true) with check (true);
create policy definer_read on duty.feed for select to lianfang_migrator using (true);

-- Whoever lends sees the own agency's people.
alter policy staff_select on agency.account
  using (path <@ (select app.scope('account.read')) or county = (select app.county_for('task.read')) or id = (select app.this_account())
    or county = (select app.county_for('duty.lend')) and agency = (select app.this_agency()));
create or replace view agency.pub_account with (security_invoker = true) as
  select county, id, display_name, agency, path, username, disabled_at is not null as is_disabled from agency.account;

-- Hands a shift over, or exchanges two, when the one who was asked agrees; nobody else can. What it may not break stands as a
-- constraint; rest is the server's to ask.
create function duty.carry_out_swap(p_county int, p_swap uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare s record; v_me uuid := app.this_account();
begin
  if p_county is distinct from app.county_for('duty.own') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  select * into s from duty.swap w where w.county = p_county and w.id = p_swap and w.state = 'asked' and w.to_account = v_me;
  if not found then return false; end if;
  perform 1 from duty.shift h where h.county = p_county and h.id in (s.shift, s.for_shift) order by h.id for update;
  if not exists (select from duty.shift h where h.county = p_county and h.id = s.shift and h.account = s.from_account
                    and h.removed_at is null and h.starts_at > p_at) then return false; end if;
  if s.for_shift is not null then
    if not exists (select from duty.shift h where h.county = p_county and h.id = s.for_shift and h.account = v_me
                      and h.removed_at is null and h.starts_at > p_at) then return false; end if;
    -- Out of the way for the moment: between the two steps one person would stand in both.
    update duty.shift h set removed_at = p_at, removed_by = v_me where h.county = p_county and h.id = s.for_shift;
  end if;
  update duty.shift h set account = v_me, version = h.version + 1 where h.county = p_county and h.id = s.shift;
  if s.for_shift is not null then
    update duty.shift h set account = s.from_account, removed_at = null, removed_by = null, version = h.version + 1
     where h.county = p_county and h.id = s.for_shift;
  end if;
  return true;
end $$;

-- What stands behind the secret address of a calendar: where and when, and not a word more. No session is needed; the hash is.
create function duty.calendar_of(p_county int, p_token_hash bytea) returns table (language text, id uuid, version int, kind text, name text, spot text,
  starts_at timestamptz, ends_at timestamptz, changed_at timestamptz, is_removed boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select a.language, h.id, h.version, p.kind, p.name, p.spot, h.starts_at, h.ends_at, coalesce(h.removed_at, h.made_at),
         h.removed_at is not null
    from duty.feed f
    join agency.account a on a.county = f.county and a.id = f.account and a.disabled_at is null
    left join duty.shift h on h.county = f.county and h.account = f.account and h.ends_at > now() - interval '31 days'
    left join duty.post p on p.county = h.county and p.id = h.post
   where f.county = p_county and f.token_hash = p_token_hash
   order by h.starts_at desc limit 1000;
end $$;
-- Whoever re-draws places needs no right to rosters, so the path alone is changed here, inside the reach of the caller's place.write.
create function duty.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write'); v_table text;
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  foreach v_table in array array['post', 'shift', 'attendance', 'contest', 'note', 'swap', 'lending', 'call', 'called'] loop
    execute format('update duty.%I t set path = case when t.path = $2 then $3 else $3 || subpath(t.path, nlevel($2)) end
      where t.county = $1 and t.path <@ $2 and t.path <@ $4', v_table) using p_county, p_from, p_to, v_scope;
  end loop;
end $$;
revoke all on function duty.follow_area(int, ltree, ltree), duty.carry_out_swap(int, uuid, timestamptz), duty.calendar_of(int, bytea) from public;
grant execute on function duty.follow_area(int, ltree, ltree), duty.carry_out_swap(int, uuid, timestamptz), duty.calendar_of(int, bytea) to lianfang_staff;

grant usage on schema duty to lianfang_staff;
grant select, insert, update on duty.post, duty.shift, duty.attendance, duty.contest, duty.note, duty.swap, duty.lending, duty.call, duty.called, duty.feed to lianfang_staff;
grant delete on duty.feed to lianfang_staff;
