-- That a list from above names somebody who is followed up: the page of a person read it under lead.read, and with it the title and day of
-- every list within the reader's place. Now whoever holds the person under health.read, for its purpose and until its end, learns that there
-- is a lead and how far it is; which list it is of, and when it came, the agency that owns it and the desk alone.
create or replace view lead.pub_lead with (security_invoker = true) as
  select l.county, l.id, l.state, l.agency, l.id_index, l.phone_index, t.title as list_title, t.received_at, l.desk, l.retain_until
    from lead.lead l join lead.list t on t.county = l.county and t.id = l.list;

create function monitoring.leads_of(p_county int, p_person uuid)
returns table (id uuid, state text, list_title text, received_at timestamptz, is_own boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare v_mine uuid := app.this_agency(); p record;
begin
  if p_county is distinct from app.county_for('health.read') then return; end if;
  select x.id_index, x.phone_index, x.resident into p from monitoring.person x
   where x.county = p_county and x.id = p_person and x.path <@ app.scope('health.read') and x.retain_until > app.now();
  if not found then return; end if;
  return query
    select case when k.knows then l.id end, l.state, case when k.knows then l.list_title end,
           case when k.knows then l.received_at end, coalesce(l.agency = v_mine, false)
      from lead.pub_lead l cross join lateral (select coalesce(l.agency = v_mine or l.desk = v_mine, false) as knows) k
     where l.county = p_county and l.retain_until > app.now()
       and (l.id_index = p.id_index or l.phone_index = p.phone_index
         or l.id in (select m.lead from lead.pub_same_resident m where m.county = p_county and m.resident = p.resident))
     order by l.received_at desc, l.id limit 20;
end $$;
revoke all on function monitoring.leads_of(int, uuid) from public;
grant execute on function monitoring.leads_of(int, uuid) to lianfang_staff;
