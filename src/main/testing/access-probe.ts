import type { DataClass, Role } from '#platform/contract/index.ts'
import { accessMatrix } from '../access.ts'

/** Every context that the matrix can open, once: policies see the classes of a permission, and none where nobody holds a role for it. */
export function distinctContexts(): [permission: string, who: Role | 'nobody', classes: readonly DataClass[]][] {
  const contexts = new Map<string, [string, Role | 'nobody', readonly DataClass[]]>()
  for (const { permission, roles: carriers, also, classes } of accessMatrix()) {
    const [holder] = typeof carriers === 'string' ? (also ?? []) : carriers
    const known = [...classes].sort().join()
    for (const who of holder ? [holder, 'nobody' as const] : ['nobody' as const]) {
      const key = who === 'nobody' ? who : known
      if (!contexts.has(key)) contexts.set(key, [permission, who, classes])
    }
  }
  return [...contexts.values()]
}

/** Tries all that must not work on rows of somewhere else, each in a savepoint; answers what did work. */
export const probe = `
do $$
declare t jsonb; n bigint; found text[] := '{}'; v_table text; v_where text;
begin
  for t in select * from jsonb_array_elements(current_setting('probe.tables')::jsonb) loop
    v_table := t ->> 'table';
    v_where := t ->> 'elsewhere';
    begin
      execute format('select count(*) from %s where %s', v_table, v_where) into n;
      if n > 0 then found := found || (v_table || ' select'); end if;
    exception when insufficient_privilege then null; end;
    begin
      execute format('update %s set %I = %I where %s', v_table, t ->> 'column', t ->> 'column', v_where);
      get diagnostics n = row_count;
      if n > 0 then found := found || (v_table || ' update'); end if;
      raise sqlstate 'UNDO1';
    exception when insufficient_privilege or sqlstate 'UNDO1' then null; end;
    begin
      execute format('delete from %s where %s', v_table, v_where);
      get diagnostics n = row_count;
      if n > 0 then found := found || (v_table || ' delete'); end if;
      raise sqlstate 'UNDO1';
    exception when insufficient_privilege or sqlstate 'UNDO1' then null; end;
    begin
      execute format('insert into %s (%s) select %s from jsonb_populate_record(null::%s, $1)', v_table, t ->> 'columns', t ->> 'columns', v_table)
        using t -> 'values';
      raise sqlstate 'UNDO1';
    exception
      when insufficient_privilege then null;
      -- A key is looked at only when the row itself was let in.
      when sqlstate 'UNDO1' or integrity_constraint_violation then found := found || (v_table || ' insert');
    end;
    if t ->> 'move' is not null then
      begin
        execute format('update %s set %s', v_table, t ->> 'move');
        get diagnostics n = row_count;
        if n > 0 then found := found || (v_table || ' move'); end if;
        raise sqlstate 'UNDO1';
      exception
        when insufficient_privilege or sqlstate 'UNDO1' then null;
        when integrity_constraint_violation then found := found || (v_table || ' move');
      end;
    end if;
  end loop;
  perform set_config('probe.found', array_to_string(found, ','), true);
end $$`
