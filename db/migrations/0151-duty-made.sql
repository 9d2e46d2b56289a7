-- What somebody put on the roster today can be taken off again in one go, also after the page was left.
create index shift_made on duty.shift (county, made_by, made_at) where removed_at is null;
