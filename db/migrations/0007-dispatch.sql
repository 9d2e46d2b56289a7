-- Dispatch: which grid worker goes to which doors, and how far that is.
create schema dispatch;

-- class: tenant. Doors of a task are those below its place; late and done are read from the clock and the ledger, not stored.
create table dispatch.task (
  county int not null references app.county (code),
  id uuid not null,
  place uuid not null,
  is_dwelling boolean not null default false,
  path ltree not null,
  place_name text not null,
  assignee uuid not null,
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  due_at timestamptz not null,
  note text check (length(note) <= 200),
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  version int not null default 1,
  primary key (county, id)
);
create unique index task_place on dispatch.task (county, place) where withdrawn_at is null;
create index task_assignee on dispatch.task (county, assignee) where withdrawn_at is null;
call app.protect_with('dispatch.task',
  'path <@ (select app.scope(''task.read'')) or assignee = (select app.this_account())',
  'path <@ (select app.scope(''task.write'')) or assignee = (select app.this_account())');
grant usage on schema dispatch to lianfang_staff;
grant select, insert, update on dispatch.task to lianfang_staff;
