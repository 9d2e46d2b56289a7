import { newId, type Result, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, type PersonName } from '#main/testing/county-fixture.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import { assignShifts, definePost, HOUR } from '../../contract/index.ts'

/** What the tests of duty share. */
export const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)

/** The full hour so many hours from now, as text. */
export const hours = (from: number): string => new Date((Math.floor(Date.now() / HOUR) + from) * HOUR).toISOString()

/** A post of the first committee that needs one person round the clock. */
export async function madePost(
  who: TestClient,
  change: Partial<BodyOf<typeof definePost>> = {},
  id = newId(),
): Promise<string> {
  const body = { kind: 'community_gate', name: `门岗${id.slice(-6)}`, place: areas.communityA.id } as const
  const made = await who.command(
    definePost,
    { ...body, need: Array(24).fill(1), starts: [0, 8, 16], ...change },
    { id },
  )
  if (made.status !== 'accepted') throw new Error(`no post: ${made.problem?.code}`)
  return id
}

/** Puts somebody on the roster, hours counted from now; answers the command's result and the shift's id. */
export async function put(
  who: TestClient,
  post: string,
  person: PersonName | { account: string },
  from: number,
  to: number,
  more: { despite?: string } = {},
) {
  const id = newId()
  const account = typeof person === 'string' ? accountOf(person) : person.account
  const shift = { id, post, account, startsAt: hours(from), endsAt: hours(to), ...more }
  return { id, result: await who.command(assignShifts, { shifts: [shift] }) }
}

/** Clears what a test left. */
export async function clear(county: TestCounty): Promise<void> {
  for (const table of [
    ...[
      'called',
      'call',
      'feed',
      'swap',
      'note',
      'contest',
      'attendance',
      'away',
      'lending',
      'hole',
      'rest',
      'shift',
      'post',
    ],
  ])
    await county.admin.query(`delete from duty.${table}`)
}

/** Moves a shift in time, so that it runs or is over. */
export async function move(county: TestCounty, shift: string, from: number, to: number): Promise<void> {
  await county.admin.query(
    "update duty.shift set starts_at = $2::timestamptz, ends_at = $3, made_at = least(made_at, $2::timestamptz - interval '1 day') where id = $1",
    [shift, hours(from), hours(to)],
  )
}
