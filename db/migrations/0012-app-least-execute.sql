-- Only the logins whose policies ask for the context may call the functions that read it.
revoke all on function app.context(), app.scope(text), app.county_for(text), app.this_county(), app.this_account(), app.this_emergency()
  from public;
grant execute on function app.scope(text), app.county_for(text), app.this_county(), app.this_account(), app.this_emergency()
  to lianfang_staff, lianfang_auditor;
-- The template of row security is for migrations.
revoke all on procedure app.protect(regclass, text, text), app.protect_county(regclass, text, text), app.protect_with(regclass, text, text)
  from public;

-- The context is one text with its parts between bars, so a permission that is not one of ours must not get into it: it could
-- bring bars, and with them classes and places, of its own.
create or replace function app.seal_context(p_ctx text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_mac text;
begin
  if cardinality(string_to_array(p_ctx, '|')) <> 6 then
    raise insufficient_privilege using message = 'no such permission';
  end if;
  select encode(hmac(convert_to(p_ctx || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'), k.key, 'sha256'), 'hex')
    into v_mac from app.ticket_key k;
  execute format('set local app.ctx = %L', p_ctx);
  execute format('set local app.mac = %L', v_mac);
end $$;
