-- What phones follow. A change is found by the transaction that wrote a row (its xmin), so that writing costs nothing more and
-- no writer can forget it. What left a place leaves a note there, and a scope that was told to a phone is kept by its digest, so
-- that a cursor stays short.

-- class: tenant. Doors that are no longer where they were: merged, taken back, or moved to another area.
create table registry.gone (
  county int not null references app.county (code),
  path ltree not null,
  door uuid not null,
  gone_at timestamptz not null,
  primary key (county, path, door)
);
create index gone_door on registry.gone (county, door);
comment on column registry.gone.path is 'Where the door stood before';
call app.protect('registry.gone', 'door.read', 'door.write');
grant select, insert, update on registry.gone to lianfang_staff;

-- class: tenant. Scopes by their digest: places alone, nothing of a person or of who holds them.
create table app.sync_scope (
  county int not null references app.county (code),
  digest text not null check (length(digest) = 16),
  scope jsonb not null,
  told_at timestamptz not null,
  primary key (county, digest)
);
alter table app.sync_scope enable row level security;
alter table app.sync_scope force row level security;
create policy staff_select on app.sync_scope for select to lianfang_staff using (county = (select app.this_county()));
create policy staff_insert on app.sync_scope for insert to lianfang_staff with check (county = (select app.this_county()));
grant select, insert on app.sync_scope to lianfang_staff;

-- Where the history of the database stands, for the cursor of a phone. `oldest` is the oldest transaction that may still write:
-- whatever commits later than this look has that number or a higher one. `follows` is whether a cursor of before belongs to this
-- history: same installation, not ahead of it, and the last line of the journal that it saw is still there as it was. It is not
-- after a backup was put back. `past` is the cursor's number as rows carry it.
create policy definer_select on journal.line for select to lianfang_migrator using (true);
create function app.sync_position(p_county int, p_origin text, p_since bigint, p_line bigint, p_hash text)
returns table (origin text, oldest bigint, follows boolean, past xid, line bigint, hash text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_next bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
begin
  if p_county is distinct from app.this_county() then
    raise insufficient_privilege using message = 'out of reach';
  end if;
  select left(encode(hmac('sync', k.key, 'sha256'), 'hex'), 8) into origin from app.ticket_key k;
  oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  select l.no, left(encode(l.hash, 'hex'), 8) into line, hash from journal.line l where l.county = p_county order by l.no desc limit 1;
  follows := p_since is not null and p_origin = origin and p_since <= v_next and v_next - p_since < 1000000000
    and (p_line is null or exists (select from journal.line l where l.county = p_county and l.no = p_line and left(encode(l.hash, 'hex'), 8) = p_hash));
  past := case when follows then (p_since & 4294967295)::text::xid end;
  return next;
end $$;
revoke all on function app.sync_position(int, text, bigint, bigint, text) from public;
grant execute on function app.sync_position(int, text, bigint, bigint, text) to lianfang_staff;
