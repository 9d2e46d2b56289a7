import type { Queryable } from '#platform/server/db/tx.ts'

/** Which of these persons the caller may still read today; notes them. */
export async function noteReadings(db: Queryable, county: number, persons: readonly string[]): Promise<string[]> {
  const [row] = await db.query<{ may: string[] }>('select agency.note_readings($1, $2::uuid[]) as may', [
    county,
    persons,
  ])
  return row?.may ?? []
}

/** Today's readers of the county, who read most first; for whoever holds `reading.write`. */
export const listReadings = (db: Queryable, county: number) =>
  db.query<{ account: string; name: string | null; agency: string | null; read: number; limit: number }>(
    `select r.actor as account, n.display_name as name, n.agency_name as agency, r.read::int as read,
            (200 * (1 + (select count(*) from agency.reading_release x where x.county = $1 and x.account = r.actor and x.day = agency.reading_day())))::int as "limit"
       from (select actor, count(*) as read from agency.reading where county = $1 and day = agency.reading_day() group by actor order by 2 desc limit 50) r
       left join lateral agency.pub_names($1, array[r.actor]) n on true order by r.read desc, r.actor`,
    [county],
  )

/** Lets somebody read 200 persons more today: county, id, account, why, by, at. */
export const insertRelease = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into agency.reading_release (county, id, account, day, why, given_by, given_at)
     values ($1, $2, $3, agency.reading_day(), $4, $5, $6)`,
    values,
  )
