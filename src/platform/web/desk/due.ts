/** Deadlines that are given by one press, by the clock of the county. */
export interface DuePreset {
  key: 'tonight' | 'tomorrowNoon' | 'tomorrowEvening'
  /** Instant with the offset of the county. */
  at: string
}

const offset = '+08:00'
const dayLength = 86_400_000
/** A deadline nearer than this is no help to anybody. */
const shortest = 30 * 60_000

/** What can still be promised at `now`; tonight falls away half an hour before eight. */
export function duePresets(now: Date): DuePreset[] {
  const [today, tomorrow] = [countyDay(now), countyDay(new Date(now.getTime() + dayLength))]
  const all: DuePreset[] = [
    { key: 'tonight', at: `${today}T20:00:00${offset}` },
    { key: 'tomorrowNoon', at: `${tomorrow}T12:00:00${offset}` },
    { key: 'tomorrowEvening', at: `${tomorrow}T18:00:00${offset}` },
  ]
  return all.filter(({ at }) => Date.parse(at) - now.getTime() > shortest)
}

function countyDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
