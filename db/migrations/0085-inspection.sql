-- Spot inspection: what was drawn and from what, what was found at the post, what the post answers.
create schema inspection;

-- class: tenant. A draw with all that it was drawn from, so that anybody can draw it again. Read by whoever inspects alone: those inspected
-- do not see it before. A draw is never changed; one that is withdrawn stays with its reason.
create table inspection.draw (
  county int not null references app.county (code),
  id uuid not null,
  place uuid not null,
  path ltree not null,
  from_day date not null,
  days smallint not null check (days between 1 and 7),
  hour_from smallint not null check (hour_from between 0 and 23),
  hour_to smallint not null check (hour_to between 0 and 23),
  agencies uuid[] not null,
  pool jsonb not null,
  cells int not null check (cells > 0),
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  drawn_by uuid not null,
  drawn_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text check (length(withdrawn_why) between 1 and 200),
  primary key (county, id),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
create index draw_at on inspection.draw (county, drawn_at desc, id desc);
comment on column inspection.draw.pool is 'Posts in scope with the hours of the day in which they need somebody';
comment on column inspection.draw.commitment is 'SHA-256 over the list drawn from; the seed comes of it, so another list is another draw';

-- class: tenant. One post in one hour that was drawn.
create table inspection.drawn (
  county int not null references app.county (code),
  id uuid not null,
  draw uuid not null,
  nth smallint not null,
  post uuid not null,
  post_name text not null check (length(post_name) between 1 and 60),
  place uuid not null,
  path ltree not null,
  hour_at timestamptz not null,
  leader uuid,
  agency uuid,
  primary key (county, id),
  foreign key (county, draw) references inspection.draw (county, id)
);
create unique index drawn_nth on inspection.drawn (county, draw, nth);
create index drawn_hour on inspection.drawn (county, hour_at, id);
comment on column inspection.drawn.agency is 'Of the post''s leader; where nobody leads it, of whoever stands there';

-- class: tenant. What an inspector saw at the post.
create table inspection.visit (
  county int not null references app.county (code),
  id uuid not null,
  drawn uuid not null,
  draw uuid not null,
  post uuid not null,
  post_name text not null,
  place uuid not null,
  path ltree not null,
  agency uuid,
  hour_at timestamptz not null,
  planned smallint not null check (planned between 0 and 100),
  present uuid[] not null,
  is_empty boolean not null,
  in_order text[] not null check (in_order <@ array['equipment', 'disinfection', 'records', 'signs']),
  lat numeric(7, 4) check (lat between -90 and 90),
  lon numeric(7, 4) check (lon between -180 and 180),
  inspector uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (county, id),
  foreign key (county, drawn) references inspection.drawn (county, id),
  check ((lat is null) = (lon is null))
);
create unique index visit_once on inspection.visit (county, drawn);
create index visit_at on inspection.visit (county, at);
comment on column inspection.visit.present is 'Shifts whose people stood there';
comment on column inspection.visit.lat is 'Where the inspector pressed the button at the post, to some ten metres; never taken otherwise';

-- class: tenant. Something found at a post, until it is put right. `shown_agency` is the agency that answers beside the post's leader:
-- where nobody leads the post, or the same was found before.
create table inspection.finding (
  county int not null references app.county (code),
  id uuid not null,
  visit uuid not null,
  post uuid not null,
  post_name text not null,
  place uuid not null,
  path ltree not null,
  leader uuid,
  agency uuid,
  shown_agency uuid,
  kind text not null check (kind in ('empty', 'absent', 'replaced', 'equipment', 'disinfection', 'records', 'signs', 'supplies', 'relief', 'shelter', 'meals', 'traffic', 'other')),
  shift uuid,
  account uuid,
  said text check (length(said) between 1 and 300),
  request uuid,
  incident uuid,
  found_at timestamptz not null,
  found_by uuid not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  repeats smallint not null check (repeats >= 0),
  state text not null default 'open' check (state in ('open', 'answered', 'returned', 'closed')),
  answer text check (length(answer) between 1 and 500),
  by_when timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, visit) references inspection.visit (county, id),
  check ((shift is null) = (account is null)),
  check (kind in ('absent', 'replaced') or shift is null),
  check (request is null or incident is null),
  check ((answer is null) = (answered_at is null)),
  check (state <> 'answered' or answer is not null),
  check ((state = 'closed') = (closed_at is not null))
);
create index finding_open on inspection.finding (county, due_at, id) where state <> 'closed';
create index finding_post on inspection.finding (county, post, kind, found_at);
create index finding_found on inspection.finding (county, found_at, id);
comment on column inspection.finding.repeats is 'How often the same kind was found at the post in the fourteen days before';

-- class: tenant. What was said and done about a finding.
create table inspection.event (
  county int not null references app.county (code),
  id uuid not null,
  finding uuid not null,
  path ltree not null,
  leader uuid,
  shown_agency uuid,
  what text not null check (what in ('found', 'answered', 'returned', 'closed')),
  said text check (length(said) between 1 and 500),
  actor uuid not null,
  at timestamptz not null,
  primary key (county, finding, id),
  foreign key (county, finding) references inspection.finding (county, id)
);

-- class: tenant. One photograph of the place.
create table inspection.photo (
  county int not null references app.county (code),
  id uuid not null,
  visit uuid not null,
  path ltree not null,
  sealed_under text not null,
  size int not null check (size between 100 and 200000),
  digest bytea not null,
  jpeg bytea not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  actor uuid not null,
  primary key (county, id),
  foreign key (county, visit) references inspection.visit (county, id)
);
create unique index photo_once on inspection.photo (county, visit);
alter table inspection.photo alter column jpeg set storage external;
comment on column inspection.photo.jpeg is 'Encrypted; whatever the camera wrote beside the picture was taken out before';

call app.protect('inspection.draw', 'inspection.drawn', 'inspection.draw');
call app.protect('inspection.drawn', 'inspection.drawn', 'inspection.draw');
call app.protect('inspection.visit', 'inspection.read', 'inspection.write');
call app.protect('inspection.photo', 'inspection.read', 'inspection.write');
call app.protect_with('inspection.finding',
  'path <@ (select app.scope(''inspection.read'')) or county = (select app.county_for(''inspection.own'')) and (leader = (select app.this_account()) or shown_agency = (select app.this_agency()))',
  'path <@ (select app.scope(''inspection.write'')) or county = (select app.county_for(''inspection.answer'')) and (leader = (select app.this_account()) or shown_agency = (select app.this_agency()))');
call app.protect_with('inspection.event',
  'path <@ (select app.scope(''inspection.read'')) or county = (select app.county_for(''inspection.own'')) and (leader = (select app.this_account()) or shown_agency = (select app.this_agency()))',
  'path <@ (select app.scope(''inspection.write'')) or county = (select app.county_for(''inspection.answer'')) and (leader = (select app.this_account()) or shown_agency = (select app.this_agency()))');
create policy definer_all on inspection.draw for all to lianfang_migrator using (true) with check (true);
create policy definer_all on inspection.drawn for all to lianfang_migrator using (true) with check (true);
create policy definer_all on inspection.visit for all to lianfang_migrator using (true) with check (true);
create policy definer_all on inspection.finding for all to lianfang_migrator using (true) with check (true);
create policy definer_all on inspection.event for all to lianfang_migrator using (true) with check (true);
create policy definer_all on inspection.photo for all to lianfang_migrator using (true) with check (true);

-- Whoever re-draws places needs no right to inspections: the path alone is changed, inside the reach of the caller's place.write.
create function inspection.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write'); v_table text;
begin
  if p_county is distinct from app.this_county() or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  foreach v_table in array array['draw', 'drawn', 'visit', 'finding', 'event', 'photo'] loop
    execute format('update inspection.%I t set path = case when t.path = $2 then $3 else $3 || subpath(t.path, nlevel($2)) end
      where t.county = $1 and t.path <@ $2 and t.path <@ $4', v_table) using p_county, p_from, p_to, v_scope;
  end loop;
end $$;
revoke all on function inspection.follow_area(int, ltree, ltree) from public;
grant execute on function inspection.follow_area(int, ltree, ltree) to lianfang_staff;
grant usage on schema inspection to lianfang_staff;
grant select, insert on inspection.draw, inspection.drawn, inspection.visit, inspection.finding, inspection.event, inspection.photo to lianfang_staff;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on inspection.draw to lianfang_staff;
grant update (state, answer, by_when, due_at, answered_at, closed_at, version) on inspection.finding to lianfang_staff;

-- Whoever inspects works by phone too.
create or replace function agency.works_by_phone(p_county int, p_account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce((select bool_and(h.role in ('checkpoint_officer', 'inspector')
                                   or exists (select from app.role_permission rp where rp.role = h.role and rp.permission = 'sync.pull'))
                     from app.role_held h
                    where h.county = p_county and h.account = p_account and h.ended_at is null and (h.valid_to is null or h.valid_to > now())), false);
end $$;
