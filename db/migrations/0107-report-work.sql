-- What the board of all tasks reads. Each module publishes its open work without whatever names or describes a person; the row
-- security of the tables behind decides, as for every reader.

create view dispatch.pub_task with (security_invoker = true) as
  select county, id, place, is_dwelling, path, place_name, assignee, assigned_at, due_at, accepted_at
    from dispatch.task where withdrawn_at is null;

create or replace view directive.pub_owner with (security_invoker = true) as
  select o.county, o.directive, o.path, o.state, o.due_at, o.ord, o.agency, d.year, d.no, d.title
    from directive.owner o join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null;

create or replace view incident.pub_live with (security_invoker = true) as
  select county, kind, path, due_at, id, year, no, agency from incident.incident where state in ('open', 'assigned');

create or replace view lead.pub_open with (security_invoker = true) as
  select county, path, due_at, id, list, row_no, state, agency from lead.lead where state in ('new', 'assigned', 'received');
create view lead.pub_list with (security_invoker = true) as
  select county, id, year, no, title from lead.list;

create or replace view supply.pub_request with (security_invoker = true) as
  select county, id, year, no, point, path, item, quantity, state, due_at, closed_at, approved from supply.request;

grant select on dispatch.pub_task, lead.pub_list to lianfang_staff;
