import type { Queryable } from '#platform/server/db/tx.ts'
import type { Figures } from '../contract/index.ts'

/** A signed statement as it stands. */
export interface StatementRow {
  id: string
  area: string
  area_name: string
  path: string
  day: string
  figures: Figures
  gaps: { gap: string; count: number; reason: string }[]
  hash: Buffer
  journal_head: Buffer | null
  signed_by: string
  signed_name: string
  signed_at: Date
  withdrawn_at: Date | null
}

const columns =
  's.id, s.area, coalesce(a.name, s.path::text) as area_name, s.path::text as path, s.day, s.figures, s.gaps, s.hash, s.journal_head, s.signed_by, s.signed_name, s.signed_at, s.withdrawn_at'
const from = 'from registry.statement s left join place.pub_area a on a.county = s.county and a.id = s.area'

/** Keeps a signed statement. */
export function insertStatement(
  db: Queryable,
  county: number,
  row: {
    id: string
    area: string
    path: string
    day: string
    figures: object
    gaps: object
    hash: Buffer
    journalHead: Buffer | null
    by: string
    name: string
    at: Date
  },
) {
  return db.query(
    `insert into registry.statement (county, id, area, path, day, figures, gaps, hash, journal_head, signed_by, signed_name, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      county,
      row.id,
      row.area,
      row.path,
      row.day,
      JSON.stringify(row.figures),
      JSON.stringify(row.gaps),
      row.hash,
      row.journalHead,
      row.by,
      row.name,
      row.at,
    ],
  )
}

/** Publishes the totals of a whole county. */
export function insertPublication(db: Queryable, county: number, id: string, day: string, figures: object, at: Date) {
  return db.query(
    'insert into registry.publication (county, id, day, figures, published_at) values ($1, $2, $3, $4, $5)',
    [county, id, day, JSON.stringify(figures), at],
  )
}

/** Statements below a path, newest first. */
export function listStatementRows(
  db: Queryable,
  county: number,
  path: string,
  day: string | null,
  before: { at: Date; id: string } | null,
  limit: number,
) {
  return db.query<StatementRow>(
    `with s as materialized (
       select * from registry.statement where county = $1 and path <@ $2::ltree and ($3::date is null or day = $3)
          and (signed_at, id) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000')) order by signed_at desc, id desc limit $6
     ) select ${columns} from s left join place.pub_area a on a.county = s.county and a.id = s.area order by s.signed_at desc, s.id desc`,
    [county, path, day, before?.at ?? null, before?.id ?? null, limit],
  )
}

/** One statement. */
export async function findStatement(db: Queryable, county: number, id: string): Promise<StatementRow | undefined> {
  const [row] = await db.query<StatementRow>(`select ${columns} ${from} where s.county = $1 and s.id = $2`, [
    county,
    id,
  ])
  return row
}

/** Marks a statement as withdrawn; nothing when it is so already. */
export function withdrawStatementRow(db: Queryable, county: number, id: string, at: Date) {
  return db.query<{ id: string }>(
    'update registry.statement set withdrawn_at = $3 where county = $1 and id = $2 and withdrawn_at is null returning id',
    [county, id, at],
  )
}

/** The signer's own name. */
export async function ownName(db: Queryable, county: number, account: string): Promise<string> {
  const [row] = await db.query<{ display_name: string }>(
    'select display_name from agency.pub_account where county = $1 and id = $2',
    [county, account],
  )
  return row?.display_name ?? '—'
}

/** What papers call a statement: its area and day. $1 county, $2 id. */
export const recordName = `
  select a.name || ' ' || s.day as name from registry.statement s join place.pub_area a on a.county = s.county and a.id = s.area
   where s.county = $1 and s.id = $2`
