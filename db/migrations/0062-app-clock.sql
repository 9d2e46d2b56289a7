-- The clock of the rules about persons: what runs, what is late, what is past its date. It is the database's own, but in a demo county
-- that plays past days (or shows a day to come): there it is the clock that the screens show. Sessions, roles and devices always go by the
-- real one.

-- class: local. One row while a demo county is played. Only the owner of the database writes it; no login of the product can.
create table app.played_clock (
  one boolean primary key default true check (one),
  real_start timestamptz not null,
  played_start timestamptz not null,
  speed double precision not null check (speed >= 0)
);
alter table app.played_clock enable row level security;
alter table app.played_clock force row level security;
create policy definer_all on app.played_clock for all to lianfang_migrator using (true) with check (true);

-- A county whose first account was not generated for a demo has no other clock than the real one.
create function app.guard_clock() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select a.generated from agency.account a order by a.id limit 1) is not true then
    raise insufficient_privilege using message = 'only a generated county is played';
  end if;
  return new;
end $$;
create trigger guard_clock before insert or update on app.played_clock for each row execute function app.guard_clock();

create function app.now() returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare c app.played_clock;
begin
  select * into c from app.played_clock;
  if not found then return now(); end if;
  return c.played_start + greatest(interval '0', now() - c.real_start) * c.speed;
end $$;
revoke all on function app.now(), app.guard_clock() from public;
grant execute on function app.now() to lianfang_staff;

-- Every rule about persons that reads a clock reads this one.
do $$
declare f record; y record;
begin
  for f in select p.oid, pg_get_functiondef(p.oid) as def from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname in ('checkpoint', 'monitoring', 'measure', 'lead') and p.prosrc ~ '(^|[^.\w])now\(\)' loop
    execute regexp_replace(f.def, '(^|[^.\w])now\(\)', '\1app.now()', 'g');
  end loop;
  for y in select schemaname, tablename, policyname, qual from pg_policies
            where schemaname in ('checkpoint', 'monitoring', 'measure', 'lead') and qual ~ '(^|[^.\w])now\(\)' loop
    execute format('alter policy %I on %I.%I using (%s)', y.policyname, y.schemaname, y.tablename,
                   regexp_replace(y.qual, '(^|[^.\w])now\(\)', '\1(select app.now())', 'g'));
  end loop;
end $$;
