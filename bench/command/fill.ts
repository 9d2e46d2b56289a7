import type pg from 'pg'
import { county, emergency } from '../registry/county.ts'
import * as queries from './queries.ts'

/** How much there is of everything that the board counts. */
export const amounts = { posts: 400, shifts: 3000, incidents: 500, agencies: 200 } as const

/** Puts the bad week on top of a filled county; answers what stands there and some committee. */
export async function fillWeek(admin: pg.Client) {
  await admin.query('set session_replication_role = replica')
  await admin.query('begin')
  await admin.query(queries.insertPosts, [county, amounts.posts])
  await admin.query(queries.insertShifts, [county, amounts.shifts])
  await admin.query(queries.insertPresence, [county])
  await admin.query(queries.insertIncidents, [county, amounts.incidents])
  await admin.query(queries.insertAgencies, [county, amounts.agencies])
  const parts = [
    queries.insertDirectives,
    queries.insertMeasures,
    queries.insertLeads,
    queries.insertFlow,
    queries.insertSupplies,
  ]
  for (const text of parts.flat()) await admin.query(text, text.includes('$2') ? [county, emergency] : [county])
  await admin.query('commit')
  await admin.query('vacuum (analyze)')
  await admin.query('checkpoint')
  const { rows: counts } = await admin.query<{ posts: number; shifts: number; incidents: number }>(queries.counted, [
    county,
  ])
  const { rows: places } = await admin.query<{ id: string }>(queries.committee, [county])
  const { rows: agencies } = await admin.query<{ id: string }>(queries.agencyIds, [county, amounts.agencies])
  return {
    ...(counts[0] as { posts: number; shifts: number; incidents: number }),
    place: places[0]?.id ?? '',
    agencies: agencies.map(({ id }) => id),
  }
}
