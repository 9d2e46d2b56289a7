import { useMemo, useSyncExternalStore } from 'react'
import type { BodyOf } from '#platform/contract/index.ts'
import { useWaiting } from '#platform/web/field/kept.ts'
import { type OutboxEntry, onPending, outboxEntries } from '#platform/web/outbox.ts'
import {
  checkInStop,
  type MyRun,
  type recordFinding,
  type StopState,
  skipStop,
  takeBackCheckIn,
} from '../../contract/index.ts'

/** A stop of one's own run as this phone knows it. */
export type MyStop = MyRun['stops'][number] & {
  /** Where it stands with what waits on this phone. */
  now: StopState
  /** The server has not heard of it yet. */
  isWaiting: boolean
}

/** The stops of runs with what waits on this phone put on top. */
export function useStops(runs: readonly MyRun[]): ReadonlyMap<string, readonly MyStop[]> {
  const entries = useSyncExternalStore(onPending, outboxEntries)
  const found = useWaiting<BodyOf<typeof recordFinding>>('patrol.find')
  return useMemo(() => {
    const isFoundAt = (id: string) => found.some(({ stop }) => stop === id)
    const shown = (stop: MyRun['stops'][number]): MyStop => {
      const waiting = stepsAt(entries, stop.id)
      return {
        ...stop,
        findings: stop.findings + found.filter((one) => one.stop === stop.id).length,
        now: standing(stop.state, waiting),
        isWaiting: waiting.length > 0 || isFoundAt(stop.id),
      }
    }
    return new Map(runs.map((run) => [run.id, run.stops.map(shown)]))
  }, [runs, entries, found])
}

const steps: readonly string[] = [checkInStop.name, skipStop.name, takeBackCheckIn.name]
/** What waits on this phone for a stop, in the order in which it was tapped. */
function stepsAt(entries: readonly OutboxEntry[], stop: string): string[] {
  return entries
    .filter(({ name, progress }) => steps.includes(name) && ['waiting', 'sending'].includes(progress.state))
    .filter(({ body }) => (body as { stop: string }).stop === stop)
    .map(({ name }) => name)
}

/** Where a stop stands after some steps. */
export function standing(state: StopState, names: readonly string[]): StopState {
  return names.reduce<StopState>((before, name) => {
    if (name === checkInStop.name) return 'done'
    if (name === skipStop.name) return before === 'done' ? before : 'skipped'
    return before === 'done' ? 'open' : before
  }, state)
}

/** What a stop is called: the street or the premises, else its place. */
export const nameOf = ({ name, placeName }: { name: string | null; placeName: string }): string => name ?? placeName
