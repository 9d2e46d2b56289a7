import type { Figures } from '#modules/registry/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'

/** What is published about a county. All of it may be read by anybody. */
export interface Published {
  counties: { code: number; name: string }[]
  bodies: { county: number; kind: string; name: string }[]
  live: { county: number; playbook: string; name: string; level: number; legal_basis: string[]; started_at: Date }[]
  /** Signed totals of the county, newest first. */
  statements: { county: number; day: string; figures: Figures; published_at: Date }[]
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
  }
}
