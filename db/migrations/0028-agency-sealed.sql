-- Commands that came sealed from a phone that was revoked, lost or handed over, and that its person may not give any more. They
-- are kept, encrypted, for somebody in charge, and thrown away by nobody.

-- class: tenant
create table agency.sealed_command (
  county int not null references app.county (code),
  id uuid not null,
  device uuid not null,
  account uuid not null,
  name text not null,
  problem text not null,
  received_at timestamptz not null,
  emergency uuid,
  cipher bytea not null,
  primary key (county, id),
  foreign key (county, device) references agency.device (county, id)
);
comment on column agency.sealed_command.cipher is 'The command, under the key of the emergency in which it came, else the county''s';
alter table agency.sealed_command enable row level security;
alter table agency.sealed_command force row level security;
create policy definer_all on agency.sealed_command for all to lianfang_migrator using (true) with check (true);

-- What is needed to believe a parcel, and the live emergency under whose key is kept what cannot run. Disabled accounts too.
create function agency.find_device(p_device uuid) returns table (county int, account uuid, secret bytea, emergency uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select d.county, d.account, d.secret, (select e.emergency from app.live_emergency e where e.county = d.county)
    from agency.device d where d.id = p_device;
end $$;
create function agency.keep_sealed(p_county int, p_id uuid, p_device uuid, p_account uuid, p_name text, p_problem text, p_at timestamptz, p_emergency uuid, p_cipher bytea)
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into agency.sealed_command (county, id, device, account, name, problem, received_at, emergency, cipher)
  values (p_county, p_id, p_device, p_account, p_name, p_problem, p_at, p_emergency, p_cipher) on conflict (county, id) do nothing;
end $$;
revoke all on function agency.find_device(uuid), agency.keep_sealed(int, uuid, uuid, uuid, text, text, timestamptz, uuid, bytea) from public;
grant execute on function agency.find_device(uuid), agency.keep_sealed(int, uuid, uuid, uuid, text, text, timestamptz, uuid, bytea) to lianfang_signin;
create index device_by_id on agency.device (id);
