-- Who writes in which county, in one look: the journal's own check asks once instead of twice, and every command writes there.
create function app.this_writer() returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_ctx text := current_setting('app.ctx', true); v_key bytea;
begin
  select k.key into v_key from app.ticket_key k;
  if encode(hmac(convert_to(v_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), v_key, 'sha256'), 'hex') = current_setting('app.mac', true) then
    return split_part(v_ctx, '|', 2) || '|' || split_part(v_ctx, '|', 1);
  end if;
  return null;
end $$;
comment on function app.this_writer() is 'County and account of this transaction, as county|account; null without a valid context';
revoke all on function app.this_writer() from public;
grant execute on function app.this_writer() to lianfang_staff;
alter policy staff_insert on journal.entry with check (county || '|' || actor = (select app.this_writer()));
