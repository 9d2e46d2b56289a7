-- The board of all tasks says who within the agency is in charge of a demand.
create or replace view directive.pub_owner with (security_invoker = true) as
  select o.county, o.directive, o.path, o.state, o.due_at, o.ord, o.agency, d.year, d.no, d.title, o.person
    from directive.owner o join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null;
