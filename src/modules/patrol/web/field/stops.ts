import { useMemo } from 'react'
import type { BodyOf } from '#platform/contract/index.ts'
import { useWaiting } from '#platform/web/field/kept.ts'
import type { checkInStop, MyRun, recordFinding, StopState, skipStop } from '../../contract/index.ts'

/** A stop of one's own run as this phone knows it. */
export type MyStop = MyRun['stops'][number] & {
  /** Where it stands with what waits on this phone. */
  now: StopState
  /** The server has not heard of it yet. */
  isWaiting: boolean
}

/** The stops of runs with what waits on this phone put on top. */
export function useStops(runs: readonly MyRun[]): ReadonlyMap<string, readonly MyStop[]> {
  const checked = useWaiting<BodyOf<typeof checkInStop>>('patrol.checkIn')
  const skipped = useWaiting<BodyOf<typeof skipStop>>('patrol.skip')
  const found = useWaiting<BodyOf<typeof recordFinding>>('patrol.find')
  return useMemo(() => {
    const of = (bodies: readonly { stop: string }[]) => new Set(bodies.map(({ stop }) => stop))
    const [done, left] = [of(checked), of(skipped)]
    return new Map(
      runs.map((run) => [
        run.id,
        run.stops.map((stop) => ({
          ...stop,
          findings: stop.findings + found.filter((one) => one.stop === stop.id).length,
          now: done.has(stop.id) ? 'done' : left.has(stop.id) && stop.state === 'open' ? 'skipped' : stop.state,
          isWaiting: done.has(stop.id) || left.has(stop.id) || found.some((one) => one.stop === stop.id),
        })),
      ]),
    )
  }, [runs, checked, skipped, found])
}

/** What a stop is called: the street or the premises, else its place. */
export const nameOf = ({ name, placeName }: { name: string | null; placeName: string }): string => name ?? placeName
