import type { Work } from '#platform/server/commands/context.ts'
import { codeWindow } from '../contract/index.ts'

/**
 * The code that a post shows in one window of 30 seconds: HMAC-SHA-256 of post and window under the county's key, cut to eight digits
 * (RFC 4226, 5.3). Nothing is stored, and whoever saw yesterday's codes knows none of today's.
 */
export function codeOf({ vault, county }: Pick<Work, 'vault' | 'county'>, post: string, window: number): string {
  const mac = vault.blind(`county-${county}`, 'duty.code', `${post}|${window}`)
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 100_000_000).padStart(8, '0')
}

/** Whether a post showed the code at an instant; the window before and the one after count, for slow hands and clocks. */
export function isCodeAt(work: Pick<Work, 'vault' | 'county'>, post: string, at: Date, code: string): boolean {
  const window = codeWindow(at.getTime())
  return [window, window - 1, window + 1].some((one) => codeOf(work, post, one) === code)
}
