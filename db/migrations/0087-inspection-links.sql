-- A request and an incident say of which finding of an inspection they came.
alter table supply.request add column finding uuid;
alter table incident.incident add column finding uuid;
comment on column supply.request.finding is 'Finding of an inspection that it came of';
comment on column incident.incident.finding is 'Finding of an inspection that it came of';

create view supply.pub_request with (security_invoker = true) as
  select county, id, year, no, point, path, item, quantity, state, due_at, closed_at from supply.request;
create view supply.pub_item with (security_invoker = true) as
  select county, id, name, standard, unit, retired_at is not null as is_retired from supply.item;
create view supply.pub_point with (security_invoker = true) as
  select county, id, kind, name, place, path from supply.point where closed_at is null;
create view incident.pub_incident with (security_invoker = true) as
  select county, id, year, no, kind, path, state, due_at from incident.incident;
grant select on supply.pub_request, supply.pub_item, supply.pub_point to lianfang_staff;
grant select on incident.pub_incident to lianfang_staff;
