import { namesOf } from '#modules/agency/server/index.ts'
import { type ParamsOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  countRuns,
  earlyHours,
  getOwnRun,
  getRun,
  listOwnPeople,
  listOwnRuns,
  listPeople,
  listRuns,
  myRuns,
  startGrace,
  type WholeRun,
} from '../contract/index.ts'
import { groundOf } from './ground.ts'
import { presentFinding, presentRun, presentStop, presentTakenBack } from './present.ts'
import { type Clash, clashesOf, peopleOf, thisAgency } from './queries.ts'
import {
  counts,
  findingsOfRun,
  findRun,
  myRunRows,
  type Reach,
  runPage,
  type ShownFinding,
  type ShownStop,
  type ShownTakenBack,
  stopsOf,
  takenBackOf,
  type WholeRow,
} from './queries-read.ts'

const HOUR = 3_600_000
const before = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const from = { at: '1970-01-01T00:00:00.000Z', id: '00000000-0000-0000-0000-000000000000' }

async function listed(
  work: Work,
  who: Reach,
  { show = 'live', kind = null, agency = null, day = null, after, limit = 50 }: Wish<typeof listRuns>,
) {
  const start = show === 'over' ? before : from
  const [at = start.at, id = start.id] = readCursor(after, ['instant', 'uuid']) ?? []
  const filter = { now: work.receivedAt, grace: startGrace, kind, agency, day, at, id, limit: limit + 1 }
  const rows = await runPage(work.db, work.county, who, show, filter)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => presentRun(row, work.receivedAt)),
    ...(rows.length > limit && last ? { next: writeCursor([last.starts_at.toISOString(), last.id]) } : {}),
  }
}
type Nullable<T> = { [K in keyof T]: T[K] | null }
type Wish<Q extends typeof listRuns> = Omit<ParamsOf<Q>, 'kind' | 'agency' | 'day'> &
  Partial<Nullable<Pick<ParamsOf<Q>, 'kind' | 'agency' | 'day'>>>

async function whole(work: Work, who: Reach, id: string): Promise<WholeRun> {
  const row = await findRun(work.db, work.county, who, id)
  if (!row) throw new Problem(problems.not_found)
  const stops = await work.db.query<ShownStop>(stopsOf, [work.county, [row.id]])
  const findings = await work.db.query<ShownFinding>(findingsOfRun, [work.county, row.id])
  const takenBack = await work.db.query<ShownTakenBack>(takenBackOf, [work.county, row.id])
  const ground = await groundOf(work)
  const span = [row.crew, row.vehicle, row.starts_at, row.ends_at]
  const isLive = row.state === 'planned' || row.state === 'running'
  const clashes =
    row.despite && isLive ? await work.db.query<Clash>(clashesOf, [work.county, row.id, row.agency, ...span]) : []
  const accounts = [
    ...[...row.crew, row.planned_by, row.cancelled_by, ...stops.map(({ done_by }) => done_by)],
    ...[...findings.map(({ found_by }) => found_by), ...takenBack.map(({ taken_by }) => taken_by)],
  ].filter((one) => one !== null)
  const names = await namesOf(work, [...new Set(accounts)])
  const name = (account: string | null) => (account ? (names.get(account)?.name ?? '') : null)
  return {
    run: presentRun(row, work.receivedAt),
    crew: row.crew.map((account) => ({ id: account, name: name(account) ?? '' })),
    ...{ recording: row.recording, texts: row.texts, cites: row.cites, copiedFrom: row.copied_from },
    ...{ plannedBy: name(row.planned_by) ?? '', plannedAt: row.planned_at.toISOString() },
    ...{ begunAt: row.begun_at?.toISOString() ?? null, endedAt: row.ended_at?.toISOString() ?? null },
    ...{ cancelledAt: row.cancelled_at?.toISOString() ?? null, cancelledBy: name(row.cancelled_by) },
    ...{ cancelledWhy: row.cancelled_why, despite: row.despite },
    overlaps: clashes.map(({ account, ...run }) => ({
      ...{ who: name(account), name: run.name },
      ...{ startsAt: run.starts_at.toISOString(), endsAt: run.ends_at.toISOString() },
    })),
    stops: stops.map((stop) => ({
      ...presentStop(stop, name(stop.done_by), ground),
      takenBack: takenBack
        .filter((one) => one.stop === stop.id)
        .map((one) => presentTakenBack(one, name(one.taken_by) ?? '')),
    })),
    findings: findings.map((finding) => presentFinding(finding, name(finding.found_by) ?? '')),
    outline: ground.outline,
    towns: ground.towns.map((town) => ({ id: town.id, name: town.name, lon: town.lon, lat: town.lat })),
  }
}

const countAnswer = answer(countRuns, async (work) => {
  type Row = { late: number; live: number }
  const [row] = await work.db.query<Row>(counts, [work.county, work.receivedAt, startGrace])
  return row ?? { late: 0, live: 0 }
})

const people = async (work: Work, agency: string) => ({
  items: await work.db.query<{ id: string; name: string }>(peopleOf, [work.county, agency]),
})

const ownPeopleAnswer = answer(listOwnPeople, async (work) => {
  const [own] = await work.db.query<{ id: string | null }>(thisAgency, [])
  return own?.id ? people(work, own.id) : { items: [] }
})

const mineAnswer = answer(myRuns, async (work) => {
  const now = work.receivedAt.getTime()
  const around = [new Date(now - earlyHours * HOUR), new Date(now + 36 * HOUR)]
  const rows = await work.db.query<WholeRow>(myRunRows, [work.county, ...around])
  const stops = await work.db.query<ShownStop>(stopsOf, [work.county, rows.map(({ id }) => id)])
  return {
    now: work.receivedAt.toISOString(),
    runs: rows.map((row) => ({
      ...{ id: row.id, kind: row.kind, name: row.name, vehicle: row.vehicle, state: row.state },
      ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
      ...{ endedAt: row.ended_at?.toISOString() ?? null },
      ...{ recording: row.recording, texts: row.texts, cites: row.cites },
      stops: stops
        .filter(({ run }) => run === row.id)
        .map((stop) => ({
          ...{ id: stop.id, place: stop.place, placeName: stop.place_name ?? '', name: stop.name, trade: stop.trade },
          ...{ state: stop.state, at: stop.at?.toISOString() ?? null, why: stop.why, findings: stop.findings },
        })),
    })),
  }
})

/** Answers about runs and findings. */
export const runAnswers = [
  answer(listRuns, (work, params) => listed(work, 'all', params)),
  answer(listOwnRuns, (work, params) => listed(work, 'own', params)),
  answer(getRun, (work, { id }) => whole(work, 'all', id)),
  answer(getOwnRun, (work, { id }) => whole(work, 'own', id)),
  countAnswer,
  answer(listPeople, (work, { agency }) => people(work, agency)),
  ownPeopleAnswer,
  mineAnswer,
]
