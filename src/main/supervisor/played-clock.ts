import { connect } from '#platform/server/install/database.ts'
import type { Clock } from '#platform/server/runtime.ts'

/**
 * Tells the database which moment its rules about persons go by (`app.now`): the real one, or that of a demo county which plays
 * other days. Only the migrator, the owner of the table, can; the database refuses it for a county that was not generated.
 */
export async function playClock(migratorUrl: string, clock: Clock | undefined): Promise<void> {
  const client = await connect(migratorUrl)
  try {
    if (clock)
      await client.query(
        `insert into app.played_clock (real_start, played_start, speed)
         values (to_timestamp($1::float8 / 1000), to_timestamp($2::float8 / 1000), $3)
         on conflict (one) do update set real_start = excluded.real_start, played_start = excluded.played_start, speed = excluded.speed`,
        [clock.realStart, clock.simulatedStart, clock.speed],
      )
    else await client.query('delete from app.played_clock')
  } finally {
    await client.end()
  }
}
