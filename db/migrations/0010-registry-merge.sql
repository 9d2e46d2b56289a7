-- Doors that prove to be one: visits and household pass to the door that stays, inside the caller's place.write on all of
-- them, and the state follows from all visits together. Answers how many live households met; more than one is for a
-- person to settle, and the caller then takes everything back.
create policy definer_select on registry.door for select to lianfang_migrator using (true);
create policy definer_update on registry.door for update to lianfang_migrator using (true) with check (true);
create policy definer_delete on registry.door for delete to lianfang_migrator using (true);
create function registry.merge_doors(p_county int, p_from uuid[], p_into uuid) returns int
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
revoke all on function registry.merge_doors(int, uuid[], uuid) from public;
grant execute on function registry.merge_doors(int, uuid[], uuid) to lianfang_staff;
