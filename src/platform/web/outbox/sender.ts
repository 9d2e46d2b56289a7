import type { Command } from '#platform/contract/index.ts'
import type { RawAnswer } from '#platform/sync/answer.ts'
import { exchange } from '../api.ts'

/** How long a batch may take before it is sent again, in ms: longer than a read, since a valley's line is thin. */
export const batchTimeOut = 30_000

/** Sends a batch to the server and answers what came back. Never throws. */
export function sendBatch(commands: readonly Command[]): Promise<RawAnswer> {
  return exchange('/api/commands', { method: 'POST', body: { commands }, timeOut: batchTimeOut })
}

/** Makes the server's time known, before the first batch of a sitting: only with it is the time of a deed known. */
export async function askTime(): Promise<void> {
  await exchange('/api/session')
}
