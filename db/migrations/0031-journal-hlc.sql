-- The time of a deed by the hybrid logical clock of the phone that did it: text that sorts as the deeds of that phone do.
-- Lines of before have none, and the digest over them stays as it was.
alter table journal.entry add column hlc text check (hlc ~ '^[0-9a-z]{11}-[0-9a-z]{4}-[0-9a-z]{1,64}$');
comment on column journal.entry.hlc is 'Place of the deed in the order of its phone (hybrid logical clock); null from where none is kept';
