-- An agency belongs where it stands: whoever manages the accounts of one town writes no agency of another.
drop policy staff_insert on agency.agency;
drop policy staff_update on agency.agency;
drop policy staff_delete on agency.agency;
create policy staff_insert on agency.agency for insert to lianfang_staff with check (path <@ (select app.scope('account.write')));
create policy staff_update on agency.agency for update to lianfang_staff
  using (path <@ (select app.scope('account.write'))) with check (path <@ (select app.scope('account.write')));
create policy staff_delete on agency.agency for delete to lianfang_staff using (path <@ (select app.scope('account.write')));
