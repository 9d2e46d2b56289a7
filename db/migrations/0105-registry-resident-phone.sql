-- A resident's own phone is found by its digest, as the household's contact phone is: a list that names somebody by the own number
-- finds them. Rows from before have none until they are next edited; their digest can only be made with the key of the vault.
alter table registry.resident add column phone_index bytea;
create index resident_phone on registry.resident (county, phone_index) where phone_index is not null;
comment on column registry.resident.phone_index is 'Blind index of the resident''s own phone';

create or replace view registry.pub_identity with (security_invoker = true) as
  select r.county, r.id, h.door, r.path, r.name_index, r.id_index, r.birth_year, h.phone_index, r.phone_index as own_phone_index
    from registry.resident r join registry.household h on h.county = r.county and h.id = r.household where r.left_on is null;
