-- Who holds a role, for the playbook tasks that name a role at a place: role, place, account and its agency, of the county alone and for
-- whoever may change the level. Roles go by the real clock.
create function agency.pub_holders(p_county int, p_roles text[]) returns table (role text, place uuid, path ltree, account uuid, agency uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_county is distinct from app.county_for('emergency.write') then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  return query
    select distinct h.role, h.place, h.path, h.account, a.agency
      from app.role_held h join agency.account a on a.county = p_county and a.id = h.account and a.disabled_at is null
     where h.county = p_county and h.role = any (p_roles) and h.ended_at is null
       and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now());
end $$;
revoke all on function agency.pub_holders(int, text[]) from public;
grant execute on function agency.pub_holders(int, text[]) to lianfang_staff;

-- class: tenant. A role at a place that a running task names, with who held it when the level was last signed; nobody where holder is null.
create table emergency.task_post (
  county int not null references app.county (code),
  emergency uuid not null,
  began uuid not null,
  nth int not null,
  code text not null,
  agency uuid not null,
  role text not null,
  place uuid not null,
  holder uuid,
  began_at timestamptz not null,
  ended uuid,
  ended_at timestamptz,
  primary key (county, emergency, began, nth),
  foreign key (county, emergency) references emergency.emergency (county, id),
  check ((ended is null) = (ended_at is null))
);
comment on column emergency.task_post.agency is 'Whose demand it is: the holder''s agency, or the body that covers the place where nobody holds the role';
create index task_post_running on emergency.task_post (county, emergency) where ended_at is null;
call app.protect_with('emergency.task_post', 'county = (select app.this_county())', 'county = (select app.county_for(''emergency.write''))');
grant select, insert, update on emergency.task_post to lianfang_staff;

alter table directive.owner add column posts jsonb;
comment on column directive.owner.posts is 'Roles at places that the demand names, as a list of {role, place, holder}; who holds one may change with the level';
