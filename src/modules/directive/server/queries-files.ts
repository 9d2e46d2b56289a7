import type { Queryable } from '#platform/server/db/tx.ts'
import type { AttachedRow } from '#platform/server/files/attach.ts'

/** SQL of attached files. */

/** $1 county, $2 directive, $3 command, $4 actor, $5 when, $6 `{ord, agency, path, readers}` as JSON, $7 rows as JSON. */
const insert = `
  insert into directive.file (county, id, directive, ord, agency, path, readers, command, nth, name, kind, size, digest, sealed_under,
                              identity, phone, searched, actor, at)
  select $1, r.id, $2, o.ord, o.agency, o.path::ltree, o.readers, $3, r.nth, r.name, r.kind, r.size, decode(r.digest, 'hex'),
         r.sealed_under, r.identity, r.phone, r.searched, $4, $5
    from jsonb_to_record($6::jsonb) as o (ord smallint, agency uuid, path text, readers uuid[])
   cross join jsonb_to_recordset($7::jsonb) as r (id uuid, nth smallint, name text, kind text, size int, digest text, sealed_under text,
                                                  identity int, phone int, searched text)`

/** On what files hang: a whole paper, or what an agency made of a demand; and which agencies read them. */
export interface HangsOn {
  ord: number | null
  agency: string | null
  path: string
  readers: readonly string[]
}

/** Puts files beside a paper or a report. */
export async function insertFiles(
  db: Queryable,
  {
    county,
    directive,
    command,
    actor,
    at,
  }: { county: number; directive: string; command: string; actor: string; at: Date },
  on: HangsOn,
  rows: readonly AttachedRow[],
): Promise<void> {
  if (rows.length === 0) return
  const numbered = JSON.stringify(rows.map((row, nth) => ({ ...row, nth })))
  await db.query(insert, [county, directive, command, actor, at, JSON.stringify(on), numbered])
}

const columns = `
  f.id, f.ord, f.agency, f.name, f.kind, f.size, encode(f.digest, 'hex') as digest, f.sealed_under, f.identity, f.phone, f.searched,
  f.actor, f.at`

export interface FileRow extends AttachedRow {
  ord: number | null
  agency: string | null
  actor: string
  at: Date
}

/** $1 county, $2 directive. */
export const filesOf = `
  select ${columns} from directive.file f where f.county = $1 and f.directive = $2 order by f.at, f.command, f.nth`

/** $1 county, $2 id. */
const fileById = `select ${columns} from directive.file f where f.county = $1 and f.id = $2`
export async function findFile(db: Queryable, county: number, id: string): Promise<FileRow | undefined> {
  const [row] = await db.query<FileRow>(fileById, [county, id])
  return row
}

/** Which of some files a paper names, by their SHA-256; the worker's. */
export async function directiveFiles(db: Queryable, county: number, digests: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ digest: string }>(
    "select encode(n, 'hex') as digest from directive.names_files($1, array(select decode(d, 'hex') from unnest($2::text[]) as d)) as n",
    [county, digests],
  )
  return rows.map(({ digest }) => digest)
}
