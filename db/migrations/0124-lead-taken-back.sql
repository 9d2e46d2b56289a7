-- A lead that was given to the wrong agency goes back to the desk, by the desk.
alter table lead.event drop constraint event_what_check;
alter table lead.event add constraint event_what_check check (what in
  ('imported', 'assigned', 'received', 'passed_on', 'given_back', 'taken_back', 'answered', 'asked_again', 'returned', 'same', 'other', 'read', 'revealed'));
