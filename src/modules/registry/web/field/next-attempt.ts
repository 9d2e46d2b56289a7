import { toCountyIso } from '#platform/web/wall-clock.ts'

/** A moment at which a closed door may be tried again. */
export interface Attempt {
  /** Which text names it; `chosen` is one that the grid worker put in. */
  key: 'playbook' | 'evening' | 'morning' | 'next_evening'
  /** ISO 8601 with the county's offset. */
  at: string
}

/** The whole county keeps Beijing time, without summer time, whatever the phone is set to. */
const offset = 8 * 3600_000
const halfHour = 1800_000
const day = 86_400_000
const earliest = 8.5
const latest = 20.5

/**
 * Moments to offer after nobody was home, in the order in which they come. Nobody is knocked up at night: a moment outside
 * 08:30 to 20:30 moves to the next morning. Moments within an hour of an earlier one are left out.
 */
export function proposeAttempts(now: Date, revisitHours: number): Attempt[] {
  const today = Math.floor((now.getTime() + offset) / day) * day
  const wanted: { key: Attempt['key']; time: number }[] = [
    {
      key: 'playbook',
      time: withinDay(Math.ceil((now.getTime() + offset + revisitHours * 3600_000) / halfHour) * halfHour),
    },
    { key: 'evening', time: today + 19 * 3600_000 },
    { key: 'morning', time: today + day + 9 * 3600_000 },
    { key: 'next_evening', time: today + day + 19 * 3600_000 },
  ]
  const kept: typeof wanted = []
  for (const one of wanted) {
    const isAhead = one.time - offset > now.getTime() + halfHour
    if (isAhead && !kept.some((other) => Math.abs(other.time - one.time) < 3600_000)) kept.push(one)
  }
  return kept.sort((a, b) => a.time - b.time).map(({ key, time }) => ({ key, at: toCountyIso(time - offset) }))
}

/** The moment that holds unless the grid worker chooses another: the playbook's. */
export function proposedAt(offers: readonly Attempt[]): string | null {
  return (offers.find((offer) => offer.key === 'playbook') ?? offers[0])?.at ?? null
}

function withinDay(local: number): number {
  const start = Math.floor(local / day) * day
  const hour = (local - start) / 3600_000
  if (hour < earliest) return start + earliest * 3600_000
  if (hour > latest) return start + day + earliest * 3600_000
  return local
}
