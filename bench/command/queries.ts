/**
 * SQL of the command bench: what a county has on its hands in a bad week, written straight into the tables as their superuser.
 * $1 is the county throughout; places are drawn from its towns, communities and villages.
 */
const drawn = (count: string, kinds: string) => `
  from generate_series(1, ${count}) n
  join (select id, path, row_number() over (order by path) as at, count(*) over () as total from place.area
         where county = $1 and kind in (${kinds})) a on a.at = 1 + n % a.total`
const committees = "'community', 'village'"

/** $2 how many. One person round the clock, two by day at every fourth. */
export const insertPosts = `
  insert into duty.post (county, id, kind, name, place, path, need, starts, defined_by, defined_at)
  select $1, uuidv7(), 'community_gate', '值守点' || n, a.id, a.path,
         array_fill((case when n % 4 = 0 then 2 else 1 end)::smallint, array[24]), '{0,8,16}', uuidv7(), now()
  ${drawn('$2::int', committees)}`

/** $2 how many in all, by turns over the posts; every tenth is left out and makes a hole. */
export const insertShifts = `
  insert into duty.shift (county, id, post, path, account, starts_at, ends_at, made_by, made_at)
  select $1, uuidv7(), p.id, p.path, uuidv7(), t.at, t.at + interval '8 hours', p.defined_by, now()
    from (select *, row_number() over (order by id) - 1 as nth, count(*) over () as total from duty.post where county = $1) p
    cross join lateral (select n from generate_series(0, 1 + $2::int / p.total::int) n) s
    cross join lateral (select date_trunc('day', now(), 'Asia/Shanghai') - interval '8 hours' + s.n * interval '8 hours' as at) t
   where (p.nth + s.n) % 10 <> 0
   order by s.n, p.nth limit $2`
/** Who should be there is there, all but one in five. */
export const insertPresence = `
  insert into duty.attendance (county, shift, post, path, account, is_present, how, at, received_at, marked_by)
  select s.county, s.id, s.post, s.path, s.account, true, 'list', s.starts_at, s.starts_at, s.made_by
    from duty.shift s where s.county = $1 and s.starts_at <= now() and get_byte(uuid_send(s.id), 15) % 5 <> 0`

/** $2 how many open ones; four times as many are closed. */
export const insertIncidents = `
  insert into incident.incident (county, id, year, no, kind, place, path, what, source, reported_by, occurred_at, received_at, due_at, state, solved_at, result, told_at)
  select $1, uuidv7(), 2020, n, (array['help_medicine', 'help_food', 'help_birth', 'dispute', 'dispute_sign', 'hazard', 'price', 'breach', 'other'])[1 + n % 9],
         a.id, a.path, '有事', 'staff', uuidv7(), now(), now() - interval '1 hour', now() + (n % 48 - 12) * interval '1 hour',
         case when n <= $2 then 'open' else 'closed' end, case when n > $2 then now() end, case when n > $2 then '已办' end, case when n > $2 then now() end
  ${drawn('$2::int * 5', committees)}`

/** $2 agencies of the county, on top of the one that is there. */
export const insertAgencies = `
  insert into agency.agency (county, id, kind, name, place, path)
  select $1, uuidv7(), 'other', '单位' || n, a.id, a.path from generate_series(1, $2::int) n join place.area a on a.county = $1 and a.kind = 'county'`
export const agencyIds = "select id from agency.agency where county = $1 and name like '单位%' order by name limit $2"

/** Twenty directives of six demands to twenty agencies each; a third of the demands is late. */
export const insertDirectives = [
  `insert into directive.directive (county, id, year, no, title, place, path, agencies, issued_by, issued_at)
   select $1, uuidv7(), 2020, n, '通知' || n, a.id, a.path, '{}', uuidv7(), now() - n * interval '1 hour'
     from generate_series(1, 20) n join place.area a on a.county = $1 and a.kind = 'county'`,
  `insert into directive.demand (county, directive, ord, path, text, asks, due_at, agencies)
   select $1, d.id, n, d.path, '要求', 'words', now() + (n - 2.5) * interval '1 hour', '{}' from directive.directive d cross join generate_series(1, 6) n where d.county = $1`,
  `insert into directive.owner (county, directive, ord, agency, path, due_at)
   select $1, m.directive, m.ord, g.id, m.path, m.due_at from directive.demand m
     cross join (select id from agency.agency where county = $1 order by name limit 20) g where m.county = $1`,
] as const

/** Three hundred measures in force, each with its service, one in ten objected to. */
export const insertMeasures = [
  `insert into measure.measure (county, id, path, emergency, order_id, door, person, kind, basis, restrictions, help, most_days, starts_at, expires_at,
     proposer, proposer_agency, proposer_person, proposed_at, year, no)
   select $1, uuidv7(), a.path, $2, uuidv7(), uuidv7(), uuidv7(), 'home_observation', 'x', '{stay}', '{food}', 14, now() - interval '1 day',
          now() + (1 + n % 13) * interval '12 hours', uuidv7(), uuidv7(), gen_random_bytes(32), now() - interval '1 day', 2020, n
   ${drawn('300', committees)}`,
  `insert into measure.service (county, measure, path, how, code_hash, actor, at, language, key_code, key_vault, recipient, code_at)
   select county, id, path, 'paper', gen_random_bytes(32), proposer, now(), 'zh-Hans', '\\x00', '\\x00', '\\x00', now() from measure.measure where county = $1`,
  `insert into measure.objection (county, id, measure, path, how, cipher, at, due_at)
   select county, uuidv7(), id, path, 'code', '\\x00', now(), now() + interval '1 day' from measure.measure where county = $1 and no % 10 = 0`,
] as const

/** Two thousand leads, one in four late, half of them answered. */
export const insertLeads = [
  `insert into lead.list (county, id, path, emergency, year, no, sender, title, urgency, file_name, agency, received_by, received_at, due_at, retain_until)
   select $1, uuidv7(), a.path, $2, 2020, 1, '市', '名单', 'normal', 'a.csv', g.id, uuidv7(), now(), now(), now() + interval '9 days'
     from place.area a join agency.agency g on g.county = a.county and g.kind = 'commission' where a.county = $1 and a.kind = 'county'`,
  `insert into lead.lead (county, id, list, row_no, path, emergency, state, agency, desk, body, outcome, answered_at, due_at, retain_until)
   select $1, uuidv7(), t.id, n, a.path, t.emergency, case when n % 2 = 0 then 'answered' else 'new' end, t.agency, t.agency, gen_random_bytes(200),
          case when n % 2 = 0 then 'found' end, case when n % 2 = 0 then now() end, now() + (n % 4 - 1) * interval '3 hours', t.retain_until
   ${drawn('2000', committees)} join lead.list t on t.county = $1`,
] as const

/** Six entrances, each with three thousand passes of the last day. */
export const insertFlow = [
  `insert into checkpoint.checkpoint (county, id, path, kind, name, direction, hours, equipment, defined_by, defined_at)
   select $1, uuidv7(), a.path, 'county_entrance', '卡口' || n, '', '', '', uuidv7(), now() ${drawn('6', "'town'")}`,
  `insert into checkpoint.pass (county, id, checkpoint, path, emergency, direction, head_count, reason, decision, officer, occurred_at, received_at, retain_until)
   select $1, uuidv7(), c.id, c.path, $2, case when n % 2 = 0 then 'in' else 'out' end, 2, 'home', case when n % 20 = 0 then 'advised_back' else 'passed' end,
          c.defined_by, now() - n * interval '28 seconds', now(), now() + interval '9 days'
     from checkpoint.checkpoint c cross join generate_series(1, 3000) n where c.county = $1`,
  `insert into checkpoint.post_report (county, id, checkpoint, path, staff, waiting, wait_minutes, officer, occurred_at, received_at)
   select $1, uuidv7(), c.id, c.path, 2, n, n * 2, c.defined_by, now() - n * interval '40 minutes', now()
     from checkpoint.checkpoint c cross join generate_series(1, 12) n where c.county = $1`,
] as const

/** Sixty points with twelve things each, and what was given out in a week. */
export const insertSupplies = [
  `insert into supply.item (county, id, name, standard, source, unit, low_days, defined_by, defined_at)
   select $1, uuidv7(), '物资' || n, '标准' || n, '', '只', 3, uuidv7(), now() from generate_series(1, 12) n`,
  `insert into supply.lot (county, id, item, lot_no, expires_on) select $1, uuidv7(), id, 'A', current_date + 90 from supply.item where county = $1`,
  `insert into supply.point (county, id, kind, name, place, path, opened_by, opened_at)
   select $1, uuidv7(), 'post', '物资点' || n, a.id, a.path, uuidv7(), now() ${drawn('60', committees)}`,
  `insert into supply.balance (county, account, lot, item, is_transit, path, quantity, since)
   select $1, p.id, l.id, l.item, false, p.path, 20 + get_byte(uuid_send(p.id), 15), now() - interval '9 days' from supply.point p join supply.lot l on l.county = p.county where p.county = $1`,
  `insert into supply.move (county, id, nth, kind, item, lot, quantity, from_point, path, actor, occurred_at, received_at)
   select $1, uuidv7(), 0, 'issue', b.item, b.lot, 1 + n * 2, b.account, b.path, uuidv7(), now() - n * interval '23 hours', now()
     from supply.balance b cross join generate_series(1, 7) n where b.county = $1`,
] as const

/** Some committee of the county, for the incidents that are reported while it is measured. */
export const committee = `select id from place.area where county = $1 and kind in (${committees}) order by path limit 1`

/** What stands there, for the record. */
export const counted = `
  select (select count(*)::int from duty.post where county = $1) as posts, (select count(*)::int from duty.shift where county = $1) as shifts,
         (select count(*)::int from incident.incident where county = $1 and state in ('open', 'assigned')) as incidents`
