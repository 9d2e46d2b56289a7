-- The stops of a run that nobody has begun can be planned anew: those that are not gone to go, others come.
grant update (path, stops) on patrol.run to lianfang_staff;
grant delete on patrol.stop to lianfang_staff;
alter policy staff_delete on patrol.stop
  using (state = 'open' and (path <@ (select app.scope('patrol.write'))
    or county = (select app.county_for('patrol.act')) and (agency = (select app.this_agency()) or (select app.this_account()) = any (crew))));
