-- Some plates say more than the names below the committee: town, community, street and house number before a compound's name. That
-- part is kept apart, so that an address that is made anew from its names can be made back again.
alter table place.dwelling add column front text not null default '' check (length(front) <= 60);
comment on column place.dwelling.front is 'What the address says before the names below the committee; re-drawn borders change no plate';
