import { createHmac, randomBytes } from 'node:crypto'
import { networkOf } from '#modules/agency/server/index.ts'

/**
 * Slows whoever tries codes. Each network has a store of tries: one is taken before a code is looked up and given back when it was right,
 * so right codes never count, and a household that shares one address types wrong as often as people do. It fills by itself. Nothing is
 * written down: networks are digests under a key that this process alone knows, and are gone with it.
 */
export interface WrongCodes {
  /** Takes a try; answers the seconds to wait where none is left, undefined where the code may be looked up. */
  take(address: string): number | undefined
  /** The code was right. */
  giveBack(address: string): void
}

/** Wrong codes that a network may type at once, and the seconds after which it has one more. */
export const wrongCodesAtOnce = 20
export const secondsForOneMore = 15
/** Networks that are remembered; beyond, those whose store is fullest are forgotten first. */
const mostNetworks = 20_000

/** Sign-ups that a network may send at once, and the seconds after which it has one more: a village may share one address. */
export const signUpsAtOnce = { atOnce: 30, seconds: 60 }

/** `now` in milliseconds, for tests. */
export function limitWrongCodes(
  now: () => number = Date.now,
  { atOnce, seconds } = { atOnce: wrongCodesAtOnce, seconds: secondsForOneMore },
): WrongCodes {
  const key = randomBytes(32)
  /** When the store of a network is full again, in milliseconds. */
  const fullAt = new Map<string, number>()
  const each = seconds * 1000
  const keyOf = (address: string) => createHmac('sha256', key).update(networkOf(address)).digest('base64url')
  const forget = (at: number) => {
    for (const [network, full] of fullAt) if (full <= at) fullAt.delete(network)
    for (const [network] of [...fullAt].sort((a, b) => a[1] - b[1])) {
      if (fullAt.size < mostNetworks) return
      fullAt.delete(network)
    }
  }
  return {
    take(address) {
      const at = now()
      const network = keyOf(address)
      const next = Math.max(at, fullAt.get(network) ?? at) + each
      const over = next - at - atOnce * each
      if (over > 0) return Math.ceil(over / 1000)
      if (fullAt.size >= mostNetworks && !fullAt.has(network)) forget(at)
      fullAt.set(network, next)
      return undefined
    },
    giveBack(address) {
      const network = keyOf(address)
      const full = fullAt.get(network)
      if (full !== undefined) fullAt.set(network, full - each)
    },
  }
}
