import type { FileKind } from '../../contract/file.ts'
import type { Queryable } from '../db/tx.ts'
import type { KeyName } from '../vault/vault.ts'

/** An attached file as a module's table keeps it; the same names as its columns. */
export interface AttachedRow {
  id: string
  name: string
  kind: FileKind
  size: number
  /** SHA-256 as hexadecimal text. */
  digest: string
  sealed_under: KeyName
  identity: number
  phone: number
  searched: 'all' | 'part' | 'none'
}

/** An attached file as a module's table has it, beside what the row security of its record needs. */
export interface FileRow extends AttachedRow {
  /** Of what was said or done, which it came with. */
  command: string
  actor: string
  at: Date
}

/** Who attached it, by which command, when. */
export interface AttachedBy {
  county: number
  command: string
  actor: string
  at: Date
}

/** The statements on a module's own table of files (ADR 0013); it is named in that module's queries and touched by it alone. */
export interface FileTable<On extends object> {
  /** Hangs files on a record; `on` has the record's id and the columns that say who reads them. */
  insert(db: Queryable, by: AttachedBy, on: On & { record: string }, rows: readonly AttachedRow[]): Promise<void>
  /** Of one record, in the order in which they were attached. */
  of(db: Queryable, county: number, record: string): Promise<(FileRow & On)[]>
  find(db: Queryable, county: number, id: string): Promise<(FileRow & On) | undefined>
  /** Which of some files a record names, by their SHA-256; the worker's. */
  named(db: Queryable, county: number, digests: readonly string[]): Promise<string[]>
}

/** @param scope columns of the table beside those that all have, with their types in SQL */
export function fileTable<On extends object>(
  table: `${string}.file`,
  record: string,
  scope: Readonly<Record<keyof On & string, string>>,
): FileTable<On> {
  const own = Object.keys(scope) as (keyof On & string)[]
  const list = (of: (column: string) => string) => own.map((column) => `${of(column)}, `).join('')
  const insert = `
    insert into ${table} (county, id, ${record}, ${list((one) => one)}command, nth, name, kind, size, digest, sealed_under, identity,
                          phone, searched, actor, at)
    select $1, r.id, o.record, ${list((one) => `o.${one}`)}$2, r.nth, r.name, r.kind, r.size, decode(r.digest, 'hex'), r.sealed_under,
           r.identity, r.phone, r.searched, $3, $4
      from jsonb_to_record($5::jsonb) as o (${list((one) => `${one} ${scope[one as keyof On & string]}`)}record uuid)
     cross join jsonb_to_recordset($6::jsonb) as r (id uuid, nth smallint, name text, kind text, size int, digest text,
                                                    sealed_under text, identity int, phone int, searched text)`
  const select = `
    select f.id, ${list((one) => `f.${one}`)}f.name, f.kind, f.size, encode(f.digest, 'hex') as digest, f.sealed_under, f.identity,
           f.phone, f.searched, f.command, f.actor, f.at
      from ${table} f where f.county = $1`
  const named = `
    select encode(n, 'hex') as digest
      from ${table.replace(/file$/, 'names_files')}($1, array(select decode(d, 'hex') from unnest($2::text[]) as d)) as n`
  return {
    async insert(db, { county, command, actor, at }, on, rows) {
      if (rows.length === 0) return
      const numbered = rows.map((row, nth) => ({ ...row, nth }))
      await db.query(insert, [county, command, actor, at, JSON.stringify(on), JSON.stringify(numbered)])
    },
    of: (db, county, id) => db.query(`${select} and f.${record} = $2 order by f.at, f.command, f.nth`, [county, id]),
    async find(db, county, id) {
      const [row] = await db.query<FileRow & On>(`${select} and f.id = $2`, [county, id])
      return row
    },
    async named(db, county, digests) {
      return (await db.query<{ digest: string }>(named, [county, digests])).map(({ digest }) => digest)
    },
  }
}
