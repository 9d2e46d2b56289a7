-- A visit in one write: the door keeps what it was before its last visit, so that one update both moves it and says by how
-- much the figures move, without locking and reading it first.
alter table registry.door add column was_state text not null default 'unreached', add column was_attempts smallint not null default 0,
  add column was_persons smallint not null default 0;
comment on column registry.door.was_state is 'With was_attempts and was_persons: the door before its last visit, from which the difference of the figures is counted';

-- A check on a table is read and compiled anew by every statement that writes there; one on a type is kept.
create domain registry.door_state as text
  check (value in ('unreached', 'registered', 'nobody_home', 'refused', 'vacant', 'demolished', 'not_dwelling'));
create domain registry.outcome as text
  check (value in ('registered', 'nobody_home', 'refused', 'vacant', 'demolished', 'not_dwelling'));
create domain registry.persons as smallint check (value between 0 and 200);
drop view registry.pub_door;
alter table registry.door alter column state type registry.door_state, alter column persons type registry.persons,
  drop constraint door_state_check, drop constraint door_persons_check;
create view registry.pub_door with (security_invoker = true) as
  select county, id, path, walk_order, state::text as state, attempts, persons::smallint as persons, mismatch, found, last_at, last_by, next_at, walk
    from registry.door;
grant select on registry.pub_door to lianfang_staff;
alter table registry.visit alter column outcome type registry.outcome, drop constraint visit_outcome_check;
alter table registry.household alter column head_count type registry.persons, drop constraint household_head_count_check;

-- Ciphertext does not shrink: nobody tries.
alter table journal.entry alter column cipher set storage external;
alter table registry.household alter column contact set storage external;
