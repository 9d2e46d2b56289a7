/** SQL of what the tools of the command line look for: each module that attaches files has a table `file` with these columns (ADR 0013). */
export const fileTables = `
  select format('%I.file', n.nspname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relname = 'file' and c.relkind in ('r', 'p')
     and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('county', 'digest', 'sealed_under') and not a.attisdropped) = 3
   order by 1`

/** What the records of these tables name, each content once. */
export const filesNamed = (tables: readonly string[]): string =>
  tables
    .map((name) => `select county, sealed_under as key, encode(digest, 'hex') as digest from ${name}`)
    .join(' union ')
