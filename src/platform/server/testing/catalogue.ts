import type { Client } from 'pg'

/** What the database's own catalogue must say, beyond what holds for everything; each exception has its reason beside it. */
export interface CatalogueRules {
  /** Tables that belong to no county. */
  withoutCounty: Readonly<Record<string, string>>
  /** Tables of the class `index`: spread by another key than the county. */
  spreadOtherwise: readonly string[]
  /** Tables with triggers, which touch the same county alone. */
  triggers: readonly string[]
  /** Functions that run with their owner's rights. */
  definers: readonly string[]
  /** `table login`: policies that let a login see rows without a context. */
  withoutContext: readonly string[]
  /** What the public login may read. */
  published: readonly string[]
  /** Functions with their owner's rights that the public login may call. */
  publishers: readonly string[]
}

const logins = ['staff', 'signin', 'public', 'worker', 'auditor', 'migrator'].map((name) => `lianfang_${name}`)
const ours = `nspname !~ '^(pg_|information_schema$)'`

/**
 * Compares a database with RIGHTS C-01 to C-03 and the rules for a distributed engine. Each sentence of the answer names one
 * thing that breaks a rule; none means that all is well. Needs a superuser, who sees everything. `database` is the one whose
 * own rights are looked at: a copy does not take them over.
 */
export async function lintCatalogue(
  client: Pick<Client, 'query'>,
  rules: CatalogueRules,
  database: string,
): Promise<string[]> {
  const found: string[] = []
  const each = async (sentence: (name: string) => string | undefined, text: string, values: unknown[] = []) => {
    const { rows } = await client.query<{ name: string }>(text, values)
    for (const { name } of rows) {
      const said = sentence(name)
      if (said !== undefined && !found.includes(said)) found.push(said)
    }
  }
  const unless = (listed: readonly string[], sentence: (name: string) => string) => (name: string) =>
    listed.includes(name) ? undefined : sentence(name)
  const tables = `(select n.nspname || '.' || c.relname as name, c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and n.nspname not in ('public', 'install') and c.relkind in ('r', 'p'))`
  const hasCounty = `exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'county' and not a.attisdropped)`

  // Tables.
  await each(
    (name) => `table in schema public: ${name}`,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  )
  await each(
    unless(Object.keys(rules.withoutCounty), (name) => `no county and not on the list of such tables: ${name}`),
    `select t.name from ${tables} t where not ${hasCounty}`,
  )
  await each(
    (name) => `row security is not enabled and forced: ${name}`,
    `select t.name from ${tables} t where ${hasCounty} and not (relrowsecurity and relforcerowsecurity)`,
  )
  await each(
    (name) => `row security without a policy: ${name}`,
    `select t.name from ${tables} t where relrowsecurity and not exists (select from pg_policy p where p.polrelid = t.oid)`,
  )
  await each(
    unless(rules.spreadOtherwise, (name) => `county is not the first column, or may be null: ${name}`),
    `select t.name from ${tables} t join pg_attribute a on a.attrelid = t.oid and a.attname = 'county'
      where a.attnum <> 1 or not a.attnotnull`,
  )
  await each((name) => `unlogged: ${name}`, `select t.name from ${tables} t where relpersistence <> 'p'`)
  await each(
    unless(rules.triggers, (name) => `trigger or rule on: ${name}`),
    `select t.name from ${tables} t where exists (select from pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal)
        or exists (select from pg_rewrite r where r.ev_class = t.oid)`,
  )

  // Keys.
  await each(
    (name) =>
      rules.spreadOtherwise.includes(name.split(' ')[0] ?? '')
        ? undefined
        : `key that does not begin with county: ${name}`,
    `select t.name || ' ' || i.relname as name from ${tables} t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
      where ${hasCounty} and (x.indisunique or x.indisexclusion)
        and coalesce((select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0]), '') <> 'county'`,
  )
  await each(
    (name) => `no primary key: ${name}`,
    `select t.name from ${tables} t where not exists (select from pg_index x where x.indrelid = t.oid and x.indisprimary)`,
  )
  await each(
    (name) => `foreign key that does not begin with county, or sets null or follows: ${name}`,
    `select t.name || ' ' || k.conname as name from ${tables} t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
      where ${hasCounty} and (k.confdeltype in ('n', 'd') or k.confupdtype <> 'a'
         or (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = k.conkey[1]) <> 'county'
         or not (k.confrelid = 'app.county'::regclass or
                 (select a.attname from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1]) = 'county'))`,
  )
  await each(
    (name) => `sequence: ${name}`,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and n.nspname <> 'install' and c.relkind = 'S'`,
  )
  await each(
    (name) => `identity column: ${name}`,
    `select t.name || '.' || a.attname as name from ${tables} t join pg_attribute a on a.attrelid = t.oid where a.attidentity <> ''`,
  )

  // Policies.
  const policies = `(select t.name, p.* from pg_policy p join ${tables} t on t.oid = p.polrelid)`
  await each(
    (name) => `restrictive policy: ${name}`,
    `select name || ' ' || polname as name from ${policies} p where not polpermissive`,
  )
  await each(
    (name) => `policy that reads a table: ${name}`,
    `select p.name || ' ' || p.polname as name from ${policies} p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
      where d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid`,
  )
  await each(
    (name) => `policy that calls a function of another schema than app: ${name}`,
    `select p.name || ' ' || p.polname as name from ${policies} p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
       join pg_proc f on d.refclassid = 'pg_proc'::regclass and f.oid = d.refobjid where f.pronamespace <> 'app'::regnamespace`,
  )
  await each(
    unless(rules.withoutContext, (name) => `policy that asks for no context: ${name}`),
    `select p.name || ' ' || coalesce(r.rolname, 'public') as name from ${policies} p cross join unnest(p.polroles) as u (role)
       left join pg_roles r on r.oid = u.role
      where coalesce(r.rolname, '') <> 'lianfang_migrator'
        and (coalesce(pg_get_expr(p.polqual, p.polrelid), 'app.') !~ 'app\\.' or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'app.') !~ 'app\\.')`,
  )
  await each(
    (name) => `policy that evaluates its scope once a row: ${name}`,
    `select p.name || ' ' || p.polname as name from ${policies} p
      where regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
              '\\( *SELECT app\\.', '', 'gi') ~ 'app\\.'`,
  )

  // Views.
  await each(
    (name) => `view that does not ask with its reader's rights: ${name}`,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and n.nspname not in ('public', 'install') and c.relkind = 'v' and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}'`,
  )
  await each(
    (name) => `view that is not named pub_: ${name}`,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and n.nspname not in ('public', 'install') and c.relkind = 'v' and c.relname !~ '^pub_'`,
  )
  await each(
    (name) => `materialized view or foreign table: ${name}`,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind in ('m', 'f')`,
  )

  // Functions.
  const functions = `(select f.*, n.nspname || '.' || f.proname as name from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where ${ours} and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e'))`
  await each(
    unless(rules.definers, (name) => `function with its owner's rights that is not on the list: ${name}`),
    `select name from ${functions} f where prosecdef`,
  )
  await each(
    (name) => `function without a pinned search_path: ${name}`,
    `select name from ${functions} f where not coalesce(proconfig, '{}') && '{"search_path=pg_catalog, public, pg_temp"}'`,
  )
  await each(
    (name) => `function with its owner's rights that everybody may call: ${name}`,
    `select name from ${functions} f where prosecdef and has_function_privilege('public', f.oid, 'execute')`,
  )
  await each(
    (name) => `function in SQL, which a distributed engine cannot run: ${name}`,
    `select name from ${functions} f join pg_language l on l.oid = f.prolang where l.lanname <> 'plpgsql'`,
  )
  await each(
    (name) => `function of another owner: ${name}`,
    `select name from ${functions} f where proowner <> 'lianfang_migrator'::regrole`,
  )

  // Logins.
  await each(
    (name) => `login that may too much: ${name}`,
    `select rolname as name from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    [logins],
  )
  await each(
    (name) => `login that takes on another role: ${name}`,
    `select m.rolname as name from pg_auth_members a join pg_roles m on m.oid = a.member where m.rolname = any ($1)`,
    [logins],
  )
  await each(
    (name) => `owned by a login: ${name}`,
    `select r.rolname || ' ' || c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any ($1) and r.rolname <> 'lianfang_migrator'
     union all select r.rolname || ' ' || f.proname from pg_proc f join pg_roles r on r.oid = f.proowner where r.rolname = any ($1) and r.rolname <> 'lianfang_migrator'
     union all select r.rolname || ' ' || n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = any ($1) and r.rolname <> 'lianfang_migrator'`,
    [logins],
  )
  const may = `cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as m (privilege)`
  const relations = `(select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p', 'v') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))`
  await each(
    (name) => `right that everybody has: ${name}`,
    `select c.name || ' ' || privilege as name from ${relations} c ${may} where has_table_privilege('public', c.oid, privilege)`,
  )
  await each(
    (name) => `right that no login needs: ${name}`,
    `select l.name || ' ' || c.name || ' ' || privilege as name from ${relations} c ${may} cross join unnest($1::text[]) as l (name)
      where privilege in ('truncate', 'references', 'trigger') and l.name <> 'lianfang_migrator' and has_table_privilege(l.name, c.oid, privilege)`,
    [logins],
  )
  await each(
    unless(
      rules.published.map((name) => `${name} select`),
      (name) => `right of the public login: ${name}`,
    ),
    `select c.name || ' ' || privilege as name from ${relations} c ${may}
      where has_table_privilege('lianfang_public', c.oid, privilege)
         or (privilege in ('select', 'insert', 'update', 'references') and has_any_column_privilege('lianfang_public', c.oid, privilege))`,
  )
  await each(
    unless(rules.publishers, (name) => `function that the public login may call with its owner's rights: ${name}`),
    `select name from ${functions} f where prosecdef and has_function_privilege('lianfang_public', f.oid, 'execute')`,
  )
  await each(
    (name) => `function of sign-in that another login may call: ${name}`,
    `select l.name || ' ' || f.name as name from ${functions} f cross join unnest($1::text[]) as l (name)
      where l.name not in ('lianfang_signin', 'lianfang_migrator')
        and f.name in ('app.begin_session', 'agency.find_for_sign_in', 'agency.try_sign_in', 'agency.take_back_try', 'agency.sign_in_succeeded', 'agency.use_totp',
                       'agency.enrol_device', 'agency.bind_session', 'agency.is_revoked',
                       'agency.find_device', 'agency.keep_sealed')
        and has_function_privilege(l.name, f.oid, 'execute')`,
    [logins],
  )
  await each(
    (name) => `right of the sign-in login: ${name}`,
    `select c.name || ' ' || privilege as name from ${relations} c ${may}
      where c.name <> 'app.county' and (has_table_privilege('lianfang_signin', c.oid, privilege)
         or (privilege in ('select', 'insert', 'update', 'references') and has_any_column_privilege('lianfang_signin', c.oid, privilege)))`,
  )
  await each(
    (name) => `login that may create things: ${name}`,
    `select l.name || ' ' || n.nspname as name from pg_namespace n cross join unnest($1::text[]) as l (name)
      where ${ours} and l.name <> 'lianfang_migrator' and has_schema_privilege(l.name, n.oid, 'create')
     union all select l.name || ' temporary' from unnest($1::text[]) as l (name)
      where l.name <> 'lianfang_migrator' and has_database_privilege(l.name, $2, 'temporary')`,
    [logins, database],
  )
  await each(
    (name) => `secret that a login may read: ${name}`,
    `select l.name || ' ' || c.name || '.' || a.attname as name from ${relations} c join pg_attribute a on a.attrelid = c.oid
       cross join unnest($1::text[]) as l (name)
      where l.name <> 'lianfang_migrator' and (c.name, a.attname) in (('app.session', 'token_hash'), ('agency.account', 'password'), ('app.ticket_key', 'key'), ('agency.sign_in_failure', 'key'),
          ('agency.device', 'token_hash'), ('agency.device', 'secret'), ('agency.device_invite', 'code_mac'))
        and has_column_privilege(l.name, c.oid, a.attnum, 'select')`,
    [logins],
  )
  return found.sort()
}
