-- The journal is the auditor's. Whoever sends a command asks whether its id came before, and learns of the own ones what became of
-- them, of those of others that they stand and no more; no other context reads it, and only the worker its ciphertext.
create function journal.known(p_ids uuid[]) returns table (id uuid, name text, actor uuid, body_mac bytea, result jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_self uuid := app.this_account(); v_county int := app.this_county();
begin
  return query select e.id, case when o.own then e.name end, case when o.own then e.actor end, case when o.own then e.body_mac end,
                      case when o.own then e.result end
    from journal.entry e cross join lateral (select e.actor = v_self as own) o
   where e.county = v_county and e.id = any (p_ids);
end $$;
revoke all on function journal.known(uuid[]) from public;
grant execute on function journal.known(uuid[]) to lianfang_staff;
create policy definer_select on journal.entry for select to lianfang_migrator using (true);

drop policy staff_select on journal.entry;
revoke select on journal.entry from lianfang_staff;
-- A conflict is kept once: that asks for these columns of the own ones.
drop policy staff_select on journal.conflict;
create policy staff_select on journal.conflict for select to lianfang_staff
  using (county = (select app.this_county()) and actor = (select app.this_account()));
revoke select on journal.conflict from lianfang_staff;
grant select (county, command, body_mac) on journal.conflict to lianfang_staff;

revoke select on journal.entry, journal.conflict from lianfang_auditor;
grant select (county, id, parcel, ord, name, actor, emergency, device, occurred_at, received_at) on journal.entry to lianfang_auditor;
grant select (county, id, command, name, actor, received_at, emergency, resolved_at, resolved_by) on journal.conflict to lianfang_auditor;
