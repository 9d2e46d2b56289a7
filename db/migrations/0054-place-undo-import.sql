-- An import of a door list can be taken back as a whole, the latest of its list first.
alter table place.import add column undone_at timestamptz, add column undone_by uuid,
  add check ((undone_at is null) = (undone_by is null));
grant update (undone_at, undone_by) on place.import to lianfang_staff;
