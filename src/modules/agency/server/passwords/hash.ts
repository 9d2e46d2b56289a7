import { hash, verify } from '@node-rs/argon2'
import { createGate } from './gate.ts'

/** argon2id with 32 MiB and three passes, above the least of OWASP (19 MiB, two); about 35 ms of one core. */
const cost = { memoryCost: 32_768, timeCost: 3, parallelism: 1 } as const

/** Two at once: a flood of sign-ins costs 64 MiB and waits, it does not take the machine from the others. */
const gate = createGate(2, 96, 32)

/** Hash of a password, with its own salt and costs inside. `by` is the account or network that asks. */
export function hashPassword(password: string, by = 'product'): Promise<string> {
  return gate.run(by, () => hash(normal(password), cost))
}

/** Whether a password fits. Without a stored hash the same work is done for nothing, so that the time tells nobody. */
export async function passwordFits(stored: string | undefined, password: string, by: string): Promise<boolean> {
  const against = stored ?? (await nobody())
  const fits = await gate.run(by, () => verify(against, normal(password)))
  return fits && stored !== undefined
}

let nobodyOnce: Promise<string> | undefined

/** The hash that the passwords of unknown accounts are compared with. */
export function nobody(): Promise<string> {
  nobodyOnce ??= hash('the password of nobody', cost)
  return nobodyOnce
}

/** One spelling for characters that keyboards compose in different ways. */
function normal(password: string): string {
  return password.normalize('NFKC')
}
