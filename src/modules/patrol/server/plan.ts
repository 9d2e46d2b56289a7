import { raise, settle } from '#modules/notice/server/index.ts'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  cancelOwnRun,
  cancelRun,
  changeOwnRun,
  changeRun,
  longestHours,
  patrolProblems,
  planOwnRun,
  planRun,
  type RunState,
} from '../contract/index.ts'
import {
  agencyById,
  amongPeople,
  areasById,
  type Clash,
  cancelRow,
  changeRow,
  clashesOf,
  crewOfFindings,
  crewOfStops,
  crewOfTakenBack,
  dropStops,
  insertRun,
  insertStops,
  lockRun,
  type RunRow,
  rerouteRun,
  takeTurn,
  thisAgency,
  whatHangs,
} from './queries.ts'

const HOUR = 3_600_000
type Body = BodyOf<typeof planOwnRun>
interface Place {
  id: string
  kind: string
  path: string
}

const once = { stop_pkey: patrolProblems.twice }

const planHandler = handleEach(
  planRun,
  async (work, { id, body: { agency, ...body } }) => {
    const [known] = await work.db.query(agencyById, [work.county, agency])
    if (!known) throw atField('agency', problems.field_choice)
    return plan(work, id, agency, body, true)
  },
  once,
)

const planOwnHandler = handleEach(
  planOwnRun,
  async (work, { id, body }) => {
    const [own] = await work.db.query<{ id: string | null }>(thisAgency, [])
    if (!own?.id) throw new Problem(problems.not_found)
    return plan(work, id, own.id, body)
  },
  once,
)

const cancelHandler = handleEach(cancelRun, (work, { id, body }) => cancel(work, id, 'plans', body))
const cancelOwnHandler = handleEach(cancelOwnRun, (work, { id, body }) => cancel(work, id, 'owns', body))

/** Handlers of planning and calling off. */
export const planHandlers = [
  planHandler,
  planOwnHandler,
  handleEach(changeRun, (work, { id, body }) => change(work, id, 'plans', body)),
  handleEach(changeOwnRun, (work, { id, body }) => change(work, id, 'owns', body)),
  cancelHandler,
  cancelOwnHandler,
]

/** Writes a run down, once its stops are within reach and its crew is of the agency. */
async function plan(work: Work, id: string, agency: string, body: Body, isLed = false): Promise<{ stops: number }> {
  const isBroadcast = body.kind === 'broadcast'
  await work.db.query(takeTurn, [work.county])
  refuseWrongTimes(work, body)
  if (isBroadcast && !body.recording && !body.texts) throw atField('recording', patrolProblems.nothing_to_play)
  const { path, rows } = await routeOf(work, body, isLed)
  await refuseStrangers(work, agency, body.crew)
  const despite = await despiteOf(work, { id, agency }, body)
  await work.db.query(insertRun, [
    ...[work.county, id, body.kind, body.name, path, agency, body.crew, body.vehicle ?? null],
    ...(isBroadcast
      ? [body.recording ?? null, JSON.stringify(body.texts ?? {}), body.cites ?? null]
      : [null, '{}', null]),
    ...[body.startsAt, body.endsAt, body.stops.length, body.copiedFrom ?? null, work.account, work.receivedAt],
    despite,
  ])
  await work.db.query(insertStops, [work.county, id, body.kind, agency, body.crew, JSON.stringify(rows)])
  await raise(work, { kind: 'run_given', record: id, key: id, to: [{ accounts: body.crew }] })
  return { stops: rows.length }
}

/** The stops as rows in their order, and the smallest place that holds them all. */
async function routeOf(work: Work, body: Pick<Body, 'kind' | 'stops'>, isLed: boolean) {
  const places = await placesOf(work, body)
  refuseWrongStops(body, places)
  const rows = body.stops.map(({ name, trade, ...stop }, nth) => ({
    ...{ ...stop, nth, path: places.get(stop.place)?.path ?? '', name: name ?? null, trade: trade ?? null },
  }))
  const path = commonPath(rows.map((row) => row.path))
  // Whoever leads two places plans two runs: nobody but who leads all of it could read one.
  if (isLed && !isWithin(work, path)) throw atField('stops', patrolProblems.apart)
  return { path, rows }
}

/** The places of the stops. One that is not there, and one out of the planner's reach, are the same. */
async function placesOf(work: Work, { stops }: Pick<Body, 'stops'>): Promise<ReadonlyMap<string, Place>> {
  const rows = await work.db.query<Place>(areasById, [work.county, [...new Set(stops.map(({ place }) => place))]])
  const known = new Map(rows.map((row) => [row.id, row]))
  for (const { place } of stops) {
    const found = known.get(place)
    if (!found || !isWithin(work, found.path)) throw new Problem(problems.not_found)
  }
  return known
}

/** What a stop says must fit the kind of run. */
function refuseWrongStops(body: Pick<Body, 'kind' | 'stops'>, places: ReadonlyMap<string, Place>): void {
  const isBroadcast = body.kind === 'broadcast'
  const told = new Set<string>()
  for (const [nth, { id, place, name, trade }] of body.stops.entries()) {
    if (told.has(id)) throw atField(`stops/${nth}/id`, patrolProblems.twice)
    told.add(id)
    const kind = places.get(place)?.kind
    if (kind === 'county' || kind === 'town') throw atField(`stops/${nth}/place`, patrolProblems.too_wide)
    if (!isBroadcast && !name) throw atField(`stops/${nth}/name`, patrolProblems.needs_premises)
    if (isBroadcast && trade) throw atField(`stops/${nth}/trade`, problems.field_choice)
  }
}

function refuseWrongTimes(work: Work, body: Pick<Body, 'startsAt' | 'endsAt'>): void {
  const [startsAt, endsAt] = [Date.parse(body.startsAt), Date.parse(body.endsAt)]
  if (endsAt <= startsAt || endsAt - startsAt > longestHours * HOUR)
    throw atField('endsAt', patrolProblems.wrong_end, { most: longestHours })
  if (endsAt <= work.receivedAt.getTime()) throw atField('endsAt', patrolProblems.past)
}

/** Everybody of the crew is of the agency, and named once. */
async function refuseStrangers(work: Work, agency: string, crew: readonly string[]): Promise<void> {
  const twice = crew.findIndex((account, nth) => crew.indexOf(account) < nth)
  if (twice >= 0) throw atField(`crew/${twice}`, patrolProblems.twice)
  const rows = await work.db.query<{ id: string }>(amongPeople, [work.county, agency, crew])
  const known = new Set(rows.map(({ id }) => id))
  const nth = crew.findIndex((account) => !known.has(account))
  if (nth >= 0) throw atField(`crew/${nth}`, patrolProblems.not_of_agency)
}

/**
 * Why the run may share its crew or its vehicle with another at the same time: null where it does not. Without a reason each of them is
 * refused at its field, with the other run's title and hours.
 */
async function despiteOf(
  work: Work,
  { id, agency }: Pick<RunRow, 'id' | 'agency'>,
  { crew, vehicle, startsAt, endsAt, despite }: Pick<Body, 'crew' | 'vehicle' | 'startsAt' | 'endsAt' | 'despite'>,
): Promise<string | null> {
  const asked = [work.county, id, agency, crew, vehicle ?? null, startsAt, endsAt]
  const clashes = await work.db.query<Clash>(clashesOf, asked)
  if (clashes.length === 0) return null
  if (despite) return despite
  const first = new Map(clashes.toReversed().map((clash) => [clash.account, clash]))
  throw new Problem(
    problems.invalid,
    undefined,
    [...first.values()].map(({ account, name, starts_at, ends_at }) => ({
      path: account ? `/body/crew/${crew.indexOf(account)}` : '/body/vehicle',
      definition: account ? patrolProblems.crew_busy : patrolProblems.vehicle_busy,
      detail: { title: name, ...spanOf(starts_at, ends_at) },
    })),
  )
}

/** From when until when, in county time, the same in every language; the day once where it is one. */
function spanOf(startsAt: Date, endsAt: Date): { from: string; to: string } {
  const [from = '', to = ''] = [startsAt, endsAt].map((at) =>
    new Date(at.getTime() + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' '),
  )
  return { from, to: to.slice(0, 5) === from.slice(0, 5) ? to.slice(6) : to }
}

/** Who is new to the crew hears of the run, who is out of it that it is none of theirs any more. */
async function change(work: Work, id: string, side: 'plans' | 'owns', body: BodyOf<typeof changeRun>) {
  await work.db.query(takeTurn, [work.county])
  const row = await lockLive(work, body.run, side)
  if (row.version !== body.version) throw new Problem(problems.changed_meanwhile)
  refuseWrongTimes(work, body)
  await refuseStrangers(work, row.agency, body.crew)
  const despite = await despiteOf(work, row, body)
  if (body.stops) await reroute(work, row, body.stops, side === 'plans', body.crew)
  await work.db.query(changeRow, [
    ...[work.county, row.id, body.name, body.vehicle ?? null, body.crew, body.startsAt, body.endsAt],
    despite,
  ])
  await work.db.query(crewOfStops, [work.county, row.id, body.crew])
  await work.db.query(crewOfFindings, [work.county, row.id, body.crew])
  await work.db.query(crewOfTakenBack, [work.county, row.id, body.crew])
  const [come, gone] = [
    body.crew.filter((account) => !row.crew.includes(account)),
    row.crew.filter((account) => !body.crew.includes(account)),
  ]
  const about = { record: row.id, key: id }
  if (come.length > 0) await raise(work, { ...about, kind: 'run_given', to: [{ accounts: come }] })
  if (gone.length > 0) await raise(work, { ...about, kind: 'run_cancelled', to: [{ accounts: gone }] })
  return { version: row.version + 1 }
}

/** Other stops, as long as nobody has begun. */
async function reroute(work: Work, row: RunRow, stops: Body['stops'], isLed: boolean, crew: readonly string[]) {
  // Somebody was there though no stop is settled: something was found, or a check-in was taken back.
  const isBegun = row.state !== 'planned' || (await work.db.query(whatHangs, [work.county, row.id])).length > 0
  if (isBegun) throw new Problem(patrolProblems.begun)
  const { path, rows } = await routeOf(work, { kind: row.kind, stops }, isLed)
  await work.db.query(dropStops, [work.county, row.id])
  await work.db.query(rerouteRun, [work.county, row.id, path, rows.length])
  await work.db.query(insertStops, [work.county, row.id, row.kind, row.agency, crew, JSON.stringify(rows)])
}

/** A run that is not over, locked. */
async function lockLive(work: Work, id: string, side: 'plans' | 'owns') {
  const row = await lockRun(work.db, work.county, id, side)
  if (!row) throw new Problem(problems.not_found)
  const open: readonly RunState[] = ['planned', 'running']
  if (!open.includes(row.state)) throw new Problem(patrolProblems.over)
  return row
}

async function cancel(work: Work, id: string, side: 'plans' | 'owns', { run, why }: BodyOf<typeof cancelRun>) {
  const row = await lockLive(work, run, side)
  await work.db.query(cancelRow, [work.county, run, work.receivedAt, work.account, why])
  await settle(work, ['run_given'], run)
  await raise(work, { kind: 'run_cancelled', record: run, key: id, to: [{ accounts: row.crew }] })
  return { state: 'cancelled' }
}

/** The smallest place that holds all: the labels that every path begins with. */
export function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.'))
  const differs = first.findIndex((label, nth) => others.some((other) => other[nth] !== label))
  return (differs < 0 ? first : first.slice(0, differs)).join('.')
}

function isWithin({ paths }: Work, path: string): boolean {
  return paths.some((own) => own === path || path.startsWith(`${own}.`))
}
