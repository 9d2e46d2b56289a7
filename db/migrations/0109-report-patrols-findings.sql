-- What the board of all tasks reads of patrols and inspections: runs that are not over, findings that are not closed. Whoever is
-- named in a finding is not told.
create view patrol.pub_live with (security_invoker = true) as
  select county, id, kind, name, path, agency, state, starts_at, ends_at, stops, done, skipped
    from patrol.run where state in ('planned', 'running');
create view inspection.pub_open with (security_invoker = true) as
  select county, id, kind, post_name, path, shown_agency as agency, leader, state, due_at, by_when
    from inspection.finding where state <> 'closed';
grant select on patrol.pub_live, inspection.pub_open to lianfang_staff;
