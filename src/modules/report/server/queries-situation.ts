import type { Queryable } from '#platform/server/db/tx.ts'
import type { SituationFigure, Texts } from '../contract/index.ts'

/** A report as it is kept. */
export interface SituationRow {
  id: string
  emergency: string
  no: number
  period_from: Date
  period_to: Date
  figures: SituationFigure[]
  texts: Texts
  notes: { code: string; part?: string; note: string }[]
  version: number
  drafted_by: string
  edited_by: string
  edited_at: Date
  signed_by: string | null
  signed_name: string | null
  signed_agency: string | null
  signed_at: Date | null
  hash: string | null
}

const columns = `id, emergency, no, period_from, period_to, figures, texts, notes, version, drafted_by, edited_by, edited_at, signed_by,
  signed_name, signed_agency, signed_at, hash`

/** Reports of one emergency, newest first. */
export const situationsOf = (db: Queryable, county: number, emergency: string) =>
  db.query<SituationRow>(
    `select ${columns} from report.situation where county = $1 and emergency = $2 order by no desc limit 100`,
    [county, emergency],
  )

export async function findSituation(db: Queryable, county: number, id: string): Promise<SituationRow | undefined> {
  const [row] = await db.query<SituationRow>(`select ${columns} from report.situation where county = $1 and id = $2`, [
    county,
    id,
  ])
  return row
}

/** The signed report with a number, which a later one is compared with. */
export async function signedNo(
  db: Queryable,
  county: number,
  emergency: string,
  no: number,
): Promise<SituationRow | undefined> {
  const [row] = await db.query<SituationRow>(
    `select ${columns} from report.situation where county = $1 and emergency = $2 and no = $3 and signed_at is not null`,
    [county, emergency, no],
  )
  return row
}

/** $1 county, $2 id, $3 emergency, $4 number, $5 and $6 period, $7 figures, $8 texts, $9 actor, $10 when. */
export const insertSituation = `
  insert into report.situation (county, id, emergency, no, period_from, period_to, figures, texts, drafted_by, drafted_at, edited_by, edited_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $10)`

/** Writes a draft at the version that was seen; no row when it is signed or somebody wrote meanwhile. $1 county, $2 id, $3 version, $4 actor, $5 when. */
const writeDraft = (set: string) => `
  update report.situation set ${set}, version = version + 1, edited_by = $4, edited_at = $5
   where county = $1 and id = $2 and version = $3 and signed_at is null returning id`
export const refreshFigures = writeDraft('figures = $6, period_to = $7')
export const editTexts = writeDraft('texts = $6, notes = $7')
export const signReport = writeDraft('signed_by = $4, signed_at = $5, signed_name = $6, signed_agency = $7, hash = $8')

/** What papers call a situation report. $1 county, $2 id. */
export const recordName = `
  select no::text as name from report.situation where county = $1 and id = $2`
