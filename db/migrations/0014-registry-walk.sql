-- Walking order belongs to the grid: buildings and units below it have labels without order, so a door's place in the walk
-- is its grid (the first four labels of its path) and its number in it. Lists and pages go along this key.
alter table registry.door add column walk ltree not null generated always as (subpath(path, 0, 4)) stored;
comment on column registry.door.walk is 'The grid that the door is walked in: first four labels of its path';
drop index registry.door_walk;
drop index registry.door_gap;
drop index registry.door_mismatch;
drop index registry.door_found;
create index door_walk on registry.door (county, walk, walk_order, id);
create index door_state on registry.door (county, state, walk, walk_order, id);
create index door_mismatch on registry.door (county, walk, walk_order, id) where mismatch;
create index door_found on registry.door (county, walk, walk_order, id) where found;
create or replace view registry.pub_door with (security_invoker = true) as
  select county, id, path, walk_order, state, attempts, persons, mismatch, found, last_at, last_by, next_at, walk from registry.door;
