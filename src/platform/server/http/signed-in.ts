import { Problem, problems } from '../../contract/index.ts'
import { queryable, withClient } from '../db/tx.ts'
import type { Services } from '../services.ts'

/** Whether a token opens a session at this moment. */
export function isSignedIn(services: Services, token: Buffer): Promise<boolean> {
  return withClient(services.staff, async (client) => {
    const [row] = await queryable(client).query<{ me: unknown }>('select app.whoami($1) as me', [token])
    return row?.me != null
  })
}

/** Whether a cookie is that of a living session, be it that its second half did not come with it. */
export function isKnown(services: Services, cookie: Buffer): Promise<boolean> {
  return withClient(services.staff, async (client) => {
    const [row] = await queryable(client).query<{ known: boolean }>(
      'select app.whoami($1) is not null or app.is_half($1) as known',
      [cookie],
    )
    return row?.known === true
  })
}

/**
 * Refuses a token that opens no session. A request that reaches the database is looked at there; this is asked where its
 * answer would come from its text alone, so that a stranger with a made-up cookie learns nothing about what she sent.
 */
export async function refuseStrangers(services: Services, token: Buffer): Promise<void> {
  if (!(await isSignedIn(services, token))) throw new Problem(problems.not_signed_in)
}
