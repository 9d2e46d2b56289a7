import type { Work } from '#platform/server/commands/context.ts'
import { belongings, setBelonging } from './queries-account.ts'

/**
 * Sets where an account belongs: the lowest place above its agency and all its roles. Who may reset a password gets
 * everything that the account can do, so only whoever reaches all of it may manage the account: somebody of a town who is
 * lent to the county is out of the town's hands for that time.
 */
export async function settleBelonging(work: Work, account: string): Promise<void> {
  const paths = (await belongings(work.db, work.county, account, work.receivedAt)).map(({ path }) => path)
  if (paths.length > 0) await setBelonging(work.db, work.county, account, lowestAbove(paths))
}

/** The longest path that all of some paths begin with. */
export function lowestAbove(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.'))
  let length = first.length
  for (const labels of others) {
    let same = 0
    while (same < length && labels[same] === first[same]) same += 1
    length = same
  }
  return first.slice(0, length).join('.')
}
