-- The proof of a report is named beside it: which of the records it was, also for whoever may not open it. Its number, the name of a run, post
-- or area; never of a person.
alter table directive.owner add column proof_name text check (length(proof_name) <= 160);
comment on column directive.owner.proof_name is 'What papers called the record when it was reported; null where it was reported before names were kept';
comment on column directive.owner.proof is 'Whoever opens it sees it by the rights of its own page';
