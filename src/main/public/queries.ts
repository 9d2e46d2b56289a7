import type { Figures } from '#modules/registry/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'

/** What is published about a county. All of it may be read by anybody. */
export interface Published {
  counties: { code: number; name: string }[]
  bodies: { county: number; kind: string; name: string }[]
  live: { county: number; playbook: string; name: string; level: number; legal_basis: string[]; started_at: Date }[]
  /** Signed totals of the county, newest first. */
  statements: { county: number; day: string; figures: Figures; published_at: Date }[]
  /** How many measures ran on a day, newest first. */
  measures: MeasureCounts[]
}

/** Measures in force by ground; counts of 1 to 10, and totals that would tell them, are null. */
export interface MeasureCounts {
  day: string
  figures: { grounds: { basis: string; running: number | null }[]; running: number | null }
}

/** A measure as its paper's code opens it; name, address and letters are ciphertext under that code. */
export interface OpenedMeasure {
  year: number
  no: number
  kind: string
  basis: string
  restrictions: string[]
  help: string[]
  starts_at: Date
  expires_at: Date
  state: string
  ended_at: Date | null
  key_code: Buffer
  recipient: Buffer
  proposed_by: string
  approved_by: string[]
  letters: {
    id: string
    at: string
    due: string
    cipher: string
    answer: string | null
    answered: string | null
    answerCipher: string | null
  }[]
}

/** What the site asks of measures, by the digest of a code. */
export interface MeasureDesk {
  read(hash: Buffer): Promise<OpenedMeasure | undefined>
  /** Keeps an objection; false where there is nothing to object to or one is waiting. */
  object(hash: Buffer, id: string, cipher: Buffer): Promise<boolean>
}

/** The measure behind a code. */
export async function readMeasure(db: Queryable, hash: Buffer): Promise<OpenedMeasure | undefined> {
  const [row] = await db.query<OpenedMeasure>('select * from measure.public_read($1)', [hash])
  return row
}

/** Writes an objection. */
export async function writeObjection(db: Queryable, hash: Buffer, id: string, cipher: Buffer): Promise<boolean> {
  const [row] = await db.query<{ taken: boolean }>('select measure.public_object($1, $2, $3) as taken', [
    hash,
    id,
    cipher,
  ])
  return row?.taken ?? false
}

/** Statements on one page: two months. */
const MOST = 62

/** Reads everything that the public pages are made of. */
export async function readPublished(db: Queryable): Promise<Published> {
  return {
    counties: await db.query('select code, name from app.county order by code'),
    bodies: await db.query('select county, kind, name from agency.public_bodies()'),
    live: await db.query(
      'select county, playbook, name, level, legal_basis, started_at from emergency.public_live() order by county',
    ),
    statements: await db.query(
      // A day that was signed anew counts with its last signature.
      `select * from (
         select distinct on (county, day) county, day, figures, published_at from registry.pub_publication order by county, day desc, published_at desc
       ) p order by day desc, published_at desc limit $1`,
      [MOST],
    ),
    measures: await db.query('select day, figures from measure.publication order by day desc limit 14'),
  }
}
