import type { ReactNode } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'

export interface DoorStanding {
  state: string
  attempts: number
  persons: number
  lastAt: string | null
}

/** How a door stands, in one line: "nobody home, 2nd time · yesterday 19:20". Words, not colour, say it. */
export function DoorState({ door, withTime = true }: { door: DoorStanding; withTime?: boolean }): ReactNode {
  const say = useWords('registry')
  const when = useWhen()
  const parts = [
    door.state === 'nobody_home' && door.attempts > 1
      ? say('state.nobodyHomeTimes', { count: door.attempts })
      : say(`state.${door.state}`),
    ...(door.state === 'registered' ? [say('persons', { count: door.persons })] : []),
    ...(withTime && door.lastAt ? [when(door.lastAt)] : []),
  ]
  return <>{parts.join(' · ')}</>
}

/** Moments as a person on foot says them: today 14:30, yesterday 19:20, 3 days ago by its date. */
export function useWhen(): (at: string) => string {
  const format = useFormat()
  const say = useWords('registry')
  return (at) => {
    const apart = dayNumber(new Date(at)) - dayNumber(countyNow())
    const time = format.time(at)
    if (apart === 0) return say('when.today', { time })
    if (apart === 1) return say('when.tomorrow', { time })
    if (apart === -1) return say('when.yesterday', { time })
    return format.moment(at)
  }
}

/** Number of the county's day since 1970. */
function dayNumber(at: Date): number {
  return Math.floor((at.getTime() + 8 * 3600_000) / 86_400_000)
}
