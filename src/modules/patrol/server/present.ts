import { type Finding, isLate, type Run, type Stop } from '../contract/index.ts'
import type { Ground } from './ground.ts'
import type { ShownFinding, ShownRun, ShownStop, ShownTakenBack } from './queries-read.ts'

/** A run as lists show it; late is read off the clock. */
export function presentRun(row: ShownRun, now: Date): Run {
  const times = { state: row.state, startsAt: row.starts_at.getTime(), endsAt: row.ends_at.getTime() }
  return {
    ...{ id: row.id, kind: row.kind, name: row.name, agency: row.agency, agencyName: row.agency_name ?? '' },
    ...{ vehicle: row.vehicle, startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
    ...{ state: row.state, late: isLate(times, now.getTime()) },
    ...{ stops: row.stops, done: row.done, skipped: row.skipped, findings: row.findings, version: row.version },
  }
}

/** A stop with where it lies: where the crew pressed the button, else roughly where its place is. */
export function presentStop(row: ShownStop, by: string | null, ground: Ground): Omit<Stop, 'takenBack'> {
  const isMeasured = row.lat !== null && row.lon !== null
  const place = ground.locate(row.path)
  return {
    ...{ id: row.id, nth: row.nth + 1, place: row.place, placeName: row.place_name ?? '', name: row.name },
    ...{ trade: row.trade, state: row.state, at: row.at?.toISOString() ?? null, by, why: row.why, isMeasured },
    lon: isMeasured ? row.lon : (place?.lon ?? null),
    lat: isMeasured ? row.lat : (place?.lat ?? null),
  }
}

/** A check-in that was taken back, with who did. */
export function presentTakenBack(row: ShownTakenBack, by: string): Stop['takenBack'][number] {
  return { checkedAt: row.checked_at.toISOString(), at: row.taken_at.toISOString(), by, why: row.why }
}

/** A finding with what it became. */
export function presentFinding(row: ShownFinding, by: string): Finding {
  return {
    ...{ id: row.id, run: row.run, runName: row.run_name, stop: row.stop, stopName: row.stop_name ?? '' },
    ...{ trade: row.trade, kind: row.kind, said: row.said, agencyName: row.agency_name ?? '', by },
    at: row.found_at.toISOString(),
    incident: row.incident ? { id: row.incident, year: row.link_year, no: row.link_no, state: row.link_state } : null,
  }
}
