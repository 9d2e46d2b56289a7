-- When an area is put somewhere else, whoever holds a role for it or for something below it goes on holding that role there.
-- Whoever re-draws places needs no right over accounts, so the path alone is changed, inside the caller's place.write on both ends.
create function app.follow_area(p_county int, p_from ltree, p_to ltree) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_scope ltree[] := app.scope('place.write');
begin
  if p_county is distinct from app.this_county() or not (p_from <@ v_scope) or not (p_to <@ v_scope) then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  update app.role_held h
     set path = case when h.path = p_from then p_to else p_to || subpath(h.path, nlevel(p_from)) end
   where h.county = p_county and h.path <@ p_from;
end $$;
revoke all on function app.follow_area(int, ltree, ltree) from public;
grant execute on function app.follow_area(int, ltree, ltree) to lianfang_staff;

-- The history of places follows too, so that whoever is responsible now can read it.
grant update (path) on place.history to lianfang_staff;
