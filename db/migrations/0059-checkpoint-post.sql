-- A checkpoint as it stands: staff it needs, what its officers report of it, changes and its end; a breach is known to all checkpoints.
alter table checkpoint.checkpoint add column staff_needed smallint not null default 2 check (staff_needed between 0 and 50);
alter table checkpoint.checkpoint add column closed_at timestamptz;
alter table checkpoint.checkpoint add column version int not null default 1;
grant update (name, direction, hours, equipment, staff_needed, closed_at, version) on checkpoint.checkpoint to lianfang_staff;

-- class: tenant. How a post stood when its officer looked: staff there, vehicles waiting, the longest wait.
create table checkpoint.post_report (
  county int not null references app.county (code),
  id uuid not null,
  checkpoint uuid not null,
  path ltree not null,
  staff smallint not null check (staff between 0 and 50),
  waiting smallint not null check (waiting between 0 and 500),
  wait_minutes smallint not null check (wait_minutes between 0 and 600),
  officer uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  primary key (county, id)
);
create index post_report_checkpoint on checkpoint.post_report (county, checkpoint, occurred_at desc);
call app.protect('checkpoint.post_report', 'pass.read', 'pass.write');
grant select, insert on checkpoint.post_report to lianfang_staff;

-- Where checkpoints are is known to whoever watches one; of a breach all of them hear at once.
alter policy staff_select on checkpoint.checkpoint
  using (path <@ (select app.scope('pass.read')) or county = (select app.county_for('breach.read')));
alter policy staff_select on checkpoint.breach
  using (path <@ (select app.scope('pass.read')) or county = (select app.county_for('breach.read')));
create index pass_received on checkpoint.pass (county, received_at) where plate is not null;
