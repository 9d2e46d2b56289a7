import type { Queryable } from '#platform/server/db/tx.ts'
import type { AttachedRow } from '#platform/server/files/attach.ts'

/** SQL of attached files. */

/** $1 county, $2 incident, $3 command, $4 actor, $5 when, $6 path, $7 agency, $8 reporter, $9 rows as JSON. */
const insert = `
  insert into incident.file (county, id, incident, path, agency, reporter, command, nth, name, kind, size, digest, sealed_under, identity,
                             phone, searched, actor, at)
  select $1, r.id, $2, $6::ltree, $7, $8, $3, r.nth, r.name, r.kind, r.size, decode(r.digest, 'hex'), r.sealed_under, r.identity, r.phone,
         r.searched, $4, $5
    from jsonb_to_recordset($9::jsonb) as r (id uuid, nth smallint, name text, kind text, size int, digest text, sealed_under text,
                                             identity int, phone int, searched text)`

/** Puts files beside what was said of an incident. */
export async function insertFiles(
  db: Queryable,
  by: { county: number; command: string; actor: string; at: Date },
  { id, path, agency, reported_by }: { id: string; path: string; agency: string | null; reported_by: string },
  rows: readonly AttachedRow[],
): Promise<void> {
  if (rows.length === 0) return
  const numbered = JSON.stringify(rows.map((row, nth) => ({ ...row, nth })))
  await db.query(insert, [by.county, id, by.command, by.actor, by.at, path, agency, reported_by, numbered])
}

/** Whoever is in charge now reads what was attached before, nobody where it is nobody's. $1 county, $2 incident, $3 agency. */
export const giveFiles = 'update incident.file set agency = $3 where county = $1 and incident = $2'

const columns = `
  f.id, f.name, f.kind, f.size, encode(f.digest, 'hex') as digest, f.sealed_under, f.identity, f.phone, f.searched, f.actor, f.at,
  f.command`

export interface FileRow extends AttachedRow {
  /** Of the note or the result that it came with. */
  command: string
  actor: string
  at: Date
}

/** $1 county, $2 incident. */
export const filesOf = `
  select ${columns} from incident.file f where f.county = $1 and f.incident = $2 order by f.at, f.command, f.nth`

/** $1 county, $2 id. */
const fileById = `select ${columns} from incident.file f where f.county = $1 and f.id = $2`
export async function findFile(db: Queryable, county: number, id: string): Promise<FileRow | undefined> {
  const [row] = await db.query<FileRow>(fileById, [county, id])
  return row
}

/** Which of some files an incident names, by their SHA-256; the worker's. */
export async function incidentFiles(db: Queryable, county: number, digests: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ digest: string }>(
    "select encode(n, 'hex') as digest from incident.names_files($1, array(select decode(d, 'hex') from unnest($2::text[]) as d)) as n",
    [county, digests],
  )
  return rows.map(({ digest }) => digest)
}
