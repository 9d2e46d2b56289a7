/** Older than this a phone's word is not late but its clock wrong: an officer's lease is a day, and as long again for the way. */
const oldestMs = 48 * 3_600_000

/**
 * When something at a checkpoint happened: as the phone says, and when it was received where the phone's clock cannot be right. So what
 * comes of it (an arrival, a figure, the days until it is deleted) starts when somebody could know.
 */
export function seenAt(occurredAt: Date, receivedAt: Date): Date {
  const age = receivedAt.getTime() - occurredAt.getTime()
  return age < 0 || age > oldestMs ? receivedAt : occurredAt
}
