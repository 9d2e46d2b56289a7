import { Problem } from '#platform/contract/index.ts'
import { agencyProblems } from '../../contract/index.ts'

/**
 * Wrong own passwords inside a session: whoever found an open desk does not get to guess on. Kept in memory, since a refused
 * command leaves nothing in the database; the back-off is that of sign-in.
 */
const wrong = new Map<string, { count: number; until: number; last: number }>()
const day = 24 * 3600 * 1000
/** Bodies that were counted: a command is run again when it did not succeed at once, and is still one guess. */
const counted = new WeakSet<object>()

/** Throws while an account is blocked at `now`; `guess` is the body that carries the password. */
export function mayGuess(account: string, now: Date, guess: object): void {
  if (counted.has(guess)) return
  const until = wrong.get(account)?.until ?? 0
  if (until > now.getTime())
    throw new Problem(agencyProblems.blocked, { seconds: Math.ceil((until - now.getTime()) / 1000) })
}

/** Notes whether a guess at `now` was right. */
export function noteGuess(account: string, right: boolean, now: Date, guess: object): void {
  if (counted.has(guess)) return
  if (right) {
    wrong.delete(account)
    return
  }
  counted.add(guess)
  const before = wrong.get(account)
  const count = before && now.getTime() - before.last < day ? before.count + 1 : 1
  const pause = count < 5 ? 0 : Math.min(3_600_000, 30_000 * 2 ** Math.min(count - 5, 7))
  wrong.set(account, { count, until: now.getTime() + pause, last: now.getTime() })
}
