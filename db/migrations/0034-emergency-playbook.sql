-- Which playbook the live emergency follows: its screening rules are read from there.
create or replace view emergency.pub_live with (security_invoker = true) as
  select county, id, level, roll, started_at, playbook from emergency.emergency where ended_at is null;
