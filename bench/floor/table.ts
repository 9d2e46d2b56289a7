/** Table of the floor; its database holds nothing else. */
export const floorTable =
  'create table record (id uuid primary key, at timestamptz not null default now(), body jsonb not null)'
