-- What an agency reports can point to a record of the product as its proof: a statement of coverage, an incident, a run.
alter table directive.owner
  add column proof_record text check (proof_record in ('statement', 'incident', 'run', 'request', 'finding', 'situation', 'plan')),
  add column proof uuid,
  add check ((proof is null) = (proof_record is null));
comment on column directive.owner.proof is 'Whoever opens it sees it by the rights of its own page; its name is not told here';
