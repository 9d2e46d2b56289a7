-- What is late tells of itself: each module says by the clock, once for each deadline, who should know. What was late long before is old
-- news; a day back is looked at, so that a machine that stood still for a night forgets nothing.
create policy definer_late on directive.owner for select to lianfang_migrator using (true);

create function directive.tell_late(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; v_told int := 0; v_now timestamptz := app.now();
begin
  for r in
    select o.directive, o.agency, o.due_at, d.issued_by, count(*)::int as n
      from directive.owner o join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null
     where o.county = p_county and o.state not in ('reported', 'signed_off') and o.due_at <= v_now and o.due_at > v_now - interval '1 day'
       and not exists (select from notice.occasion x where x.county = p_county and x.record = o.directive and x.kind = 'directive_late'
                          and x.key = extract(epoch from o.due_at)::bigint || ':' || o.agency)
     group by 1, 2, 3, 4 limit 200
  loop
    v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'directive_late', 'topic', 'directive', 'record', r.directive,
      'key', extract(epoch from r.due_at)::bigint || ':' || r.agency, 'count', r.n, 'urgent', false, 'at', v_now,
      'whom', jsonb_build_object('to', jsonb_build_array(
        jsonb_build_object('agency', r.agency, 'permission', 'directive.receive'),
        jsonb_build_object('accounts', jsonb_build_array(r.issued_by))))), null);
  end loop;
  return v_told;
end $$;

create function incident.tell_late(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; v_told int := 0; v_now timestamptz := app.now();
begin
  for r in
    select i.id, i.agency, i.path from incident.incident i
     where i.county = p_county and i.state in ('open', 'assigned') and i.due_at <= v_now and i.due_at > v_now - interval '1 day'
       and not exists (select from notice.occasion x where x.county = p_county and x.record = i.id and x.kind = 'incident_late')
     order by i.due_at limit 200
  loop
    v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'incident_late', 'topic', 'incident', 'record', r.id, 'key', 'late',
      'urgent', false, 'at', v_now,
      'whom', jsonb_build_object('to', jsonb_build_array(jsonb_build_object('path', r.path, 'permission', 'incident.assign'))
        || case when r.agency is null then '[]'::jsonb
                else jsonb_build_array(jsonb_build_object('agency', r.agency, 'permission', 'incident.solve')) end)), null);
  end loop;
  return v_told;
end $$;

create function lead.tell_late(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; v_told int := 0; v_now timestamptz := app.now();
begin
  for r in
    select l.list, l.agency, l.due_at, count(*)::int as n from lead.lead l
     where l.county = p_county and l.state in ('assigned', 'received') and l.due_at <= v_now and l.due_at > v_now - interval '1 day'
       and not exists (select from notice.occasion x where x.county = p_county and x.record = l.list and x.kind = 'lead_late'
                          and x.key = extract(epoch from l.due_at)::bigint || ':' || l.agency)
     group by 1, 2, 3 limit 200
  loop
    v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'lead_late', 'topic', 'lead', 'record', r.list,
      'key', extract(epoch from r.due_at)::bigint || ':' || r.agency, 'count', r.n, 'urgent', false, 'at', v_now,
      'whom', jsonb_build_object('to', jsonb_build_array(jsonb_build_object('agency', r.agency, 'permission', 'lead.receive')))), null);
  end loop;
  return v_told;
end $$;

-- An objection has a day; four hours before its end whoever may answer is told once more.
create function measure.tell_due(p_county int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare r record; v_told int := 0; v_now timestamptz := app.now();
begin
  for r in
    select o.id, o.measure, o.path, m.proposer from measure.objection o join measure.measure m on m.county = o.county and m.id = o.measure
     where o.county = p_county and o.answered_at is null and o.due_at <= v_now + interval '4 hours' and o.due_at > v_now - interval '1 day'
       and not exists (select from notice.occasion x where x.county = p_county and x.record = o.measure and x.kind = 'objection_due' and x.key = o.id::text)
     limit 200
  loop
    v_told := v_told + notice.raise_one(p_county, jsonb_build_object('kind', 'objection_due', 'topic', 'measure', 'record', r.measure, 'key', r.id,
      'urgent', true, 'at', v_now,
      'whom', jsonb_build_object('to', jsonb_build_array(jsonb_build_object('path', r.path, 'permission', 'measure.answerObjection')),
        'except', jsonb_build_array(r.proposer))), null);
  end loop;
  return v_told;
end $$;

-- An objection with the code on the paper comes past the commands: it tells of itself here.
create or replace function measure.public_object(p_hash bytea, p_id uuid, p_cipher bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare m measure.measure; v_to jsonb;
begin
  select x.* into m from measure.service s join measure.measure x on x.county = s.county and x.id = s.measure where s.code_hash = p_hash for update of x;
  if not found or measure.state_at(m, app.now()) not in ('served', 'running', 'suspended') then return false; end if;
  -- A paper that was found by somebody else floods nobody's desk.
  if (select count(*) >= 20 from measure.objection o where o.county = m.county and o.measure = m.id)
     or exists (select from measure.objection o where o.county = m.county and o.measure = m.id and o.answered_at is null) then
    return false;
  end if;
  insert into measure.objection (county, id, measure, path, how, cipher, at, due_at)
  values (m.county, p_id, m.id, m.path, 'code', p_cipher, app.now(), app.now() + interval '1 day');
  v_to := jsonb_build_array(jsonb_build_object('path', m.path, 'permission', 'measure.answerObjection'));
  perform notice.raise_one(m.county, jsonb_build_object('kind', 'objection_made', 'topic', 'measure', 'record', m.id, 'key', p_id, 'urgent', true,
    'at', app.now(), 'escalateAt', app.now() + interval '1 hour',
    'escalateTo', jsonb_build_object('to', jsonb_build_array(jsonb_build_object('path', m.county::text, 'permission', 'measure.answerObjection'))),
    'whom', jsonb_build_object('to', v_to, 'except', jsonb_build_array(m.proposer))), null);
  return true;
end $$;

revoke all on function directive.tell_late(int), incident.tell_late(int), lead.tell_late(int), measure.tell_due(int) from public;
grant usage on schema directive, incident to lianfang_worker;
grant execute on function directive.tell_late(int), incident.tell_late(int), lead.tell_late(int), measure.tell_due(int) to lianfang_worker;
