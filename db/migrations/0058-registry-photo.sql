-- Photographs of papers (a register, a certificate): bytes encrypted under the emergency's key, seen against a reason.

-- class: tenant
create table registry.photo (
  county int not null references app.county (code),
  id uuid not null,
  household uuid not null,
  path ltree not null,
  emergency uuid not null,
  size int not null check (size between 100 and 200000),
  digest bytea not null,
  jpeg bytea not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  actor uuid not null,
  primary key (county, id)
);
create index photo_household on registry.photo (county, household);
comment on column registry.photo.jpeg is 'Encrypted; whatever the camera wrote beside the picture was taken out before';
create policy definer_all on registry.photo for all to lianfang_migrator using (true) with check (true);
call app.protect('registry.photo', 'person.read', 'person.write');
grant select, insert on registry.photo to lianfang_staff;

-- They follow the household, like all that is kept of it.
create or replace function registry.follow_doors(p_county int, p_doors uuid[], p_path ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write');
begin
  if p_county is distinct from app.this_county() or not (p_path <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update registry.visit v set path = p_path where v.county = p_county and v.door = any (p_doors) and v.path <@ v_scope;
  update registry.change c set path = p_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.edit_conflict c set path = p_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.look c set path = p_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.resident r set path = p_path from registry.household h
   where r.county = p_county and h.county = p_county and r.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.photo r set path = p_path from registry.household h
   where r.county = p_county and h.county = p_county and r.household = h.id and h.door = any (p_doors) and h.path <@ v_scope;
  update registry.household h set path = p_path where h.county = p_county and h.door = any (p_doors) and h.path <@ v_scope;
end $$;
create or replace function registry.merge_doors(p_county int, p_from uuid[], p_into uuid) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write'); v_path ltree; v_households int; v_outcome text; v_decided_at timestamptz; v_decided_by uuid;
begin
  select d.path into v_path from registry.door d where d.county = p_county and d.id = p_into;
  if p_county is distinct from app.this_county() or v_path is null or not (v_path <@ v_scope)
     or exists (select from registry.door d where d.county = p_county and d.id = any (p_from) and not (d.path <@ v_scope)) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  select count(*) into v_households from registry.household h
   where h.county = p_county and h.left_at is null and (h.door = p_into or h.door = any (p_from));
  if v_households > 1 then return v_households; end if;
  update registry.change c set path = v_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_from);
  update registry.edit_conflict c set path = v_path from registry.household h
   where c.county = p_county and h.county = p_county and c.household = h.id and h.door = any (p_from);
  update registry.look l set path = v_path from registry.household h
   where l.county = p_county and h.county = p_county and l.household = h.id and h.door = any (p_from);
  update registry.resident r set path = v_path from registry.household h
   where r.county = p_county and h.county = p_county and r.household = h.id and h.door = any (p_from);
  update registry.photo r set path = v_path from registry.household h
   where r.county = p_county and h.county = p_county and r.household = h.id and h.door = any (p_from);
  update registry.household h set door = p_into, path = v_path where h.county = p_county and h.door = any (p_from);
  update registry.visit v set door = p_into, path = v_path where v.county = p_county and v.door = any (p_from);
  delete from registry.door d where d.county = p_county and d.id = any (p_from);
  select v.outcome, v.occurred_at, v.id into v_outcome, v_decided_at, v_decided_by from registry.visit v
   where v.county = p_county and v.door = p_into and v.outcome <> 'nobody_home' order by v.occurred_at desc, v.id desc limit 1;
  update registry.door d
     set attempts = (select count(*) from registry.visit v where v.county = p_county and v.door = p_into and v.outcome = 'nobody_home'),
         last_at = (select max(v.occurred_at) from registry.visit v where v.county = p_county and v.door = p_into),
         decided_at = v_decided_at, decided_by = v_decided_by,
         state = coalesce(v_outcome, case when exists (select from registry.visit v where v.county = p_county and v.door = p_into) then 'nobody_home' else 'unreached' end),
         persons = case when v_outcome = 'registered' then coalesce((select h.head_count from registry.household h
                     where h.county = p_county and h.door = p_into and h.left_at is null), 0) else 0 end
   where d.county = p_county and d.id = p_into;
  return v_households;
end $$;
