import { board as checkpoints } from '#modules/checkpoint/contract/index.ts'
import { leads as deeds, toLead } from '#modules/directive/contract/index.ts'
import { type IncidentKind, incidentKinds } from '#modules/incident/contract/index.ts'
import { counts as leadCounts } from '#modules/lead/contract/index.ts'
import { counts as measureCounts } from '#modules/measure/contract/index.ts'
import { outline } from '#modules/place/server/index.ts'
import { boardCells, itemsOf } from '#modules/supply/server/index.ts'
import { Problem, problems, type QueryDefinition } from '#platform/contract/index.ts'
import { answerShared, type SharedWork } from '#platform/server/commands/module.ts'
import { type CommandBoard, commandBoard } from '../contract/index.ts'
import { countPosts, type Locate, readPosts } from './board-posts.ts'
import { countSupplies } from './board-supplies.ts'
import * as sql from './queries-board.ts'

/** The command board: every module's counts of the reader's areas, asked for in one packet. */
export const commandBoardAnswer = answerShared(commandBoard, async (work) => {
  const { db, county, receivedAt: now } = work
  const may = (query: Pick<QueryDefinition, 'roles'>) => isFor(work, query)
  const [areas, located, flow, duty, directives, incidents, cells, items, measures, leads] = await Promise.all([
    sql.areasOf(db, county, topsOf(work.paths)),
    sql.locatedAreas(db, county),
    may(checkpoints) ? readFlow(work) : null,
    readPosts(work),
    may(toLead) ? sql.lateDirectives(db, county, now, deeds.chase) : null,
    sql.liveIncidents(db, county, now),
    boardCells(work),
    itemsOf(work),
    may(measureCounts) ? sql.runningMeasures(db, county) : null,
    may(leadCounts) ? sql.openLeads(db, county, now) : null,
  ])
  const [top] = areas
  if (!top) throw new Problem(problems.not_found)
  const locate = locator(located)
  return {
    asOf: now.toISOString(),
    area: { id: top.id, kind: top.kind, name: top.name },
    outline: top.kind === 'county' ? groundOf(areas) : [],
    coverage: countDoors(areas),
    flow: flow && {
      breaches: flow.breaches,
      entrances: flow.entrances.map(({ ins, outs, path, wait_minutes: waitMinutes, ...row }) => ({
        ...{ ...row, in: ins, out: outs, waitMinutes },
        ...(locate(path) ?? { lon: null, lat: null }),
      })),
    },
    posts: countPosts(duty, now.getTime(), locate),
    directives,
    incidents: countIncidents(incidents),
    supplies: countSupplies(cells, items),
    measures,
    leads,
  }
})

/** A part is there for whoever may open its list: a number without its list would be a dead end. */
export function isFor({ roles }: SharedWork, { roles: readers }: Pick<QueryDefinition, 'roles'>): boolean {
  return Array.isArray(readers) && readers.some((role) => roles.includes(role))
}

/** Places that no other one of the reader lies above. */
function topsOf(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(`${other}.`)))
}

async function readFlow({ db, county, receivedAt }: SharedWork) {
  const [entrances, [open]] = await Promise.all([
    sql.entrancesOf(db, county, receivedAt),
    db.query<{ count: number }>(sql.openBreaches, [county]),
  ])
  return { entrances, breaches: open?.count ?? 0 }
}

/** Ground for the dots of the towns, as the coverage board draws it. */
function groundOf(rows: readonly sql.AreaRow[]): number[][] {
  const points = rows.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]))
  return points.length > 2 ? outline(points).ring.map((point) => [...point]) : []
}

function countDoors(rows: readonly sql.AreaRow[]): CommandBoard['coverage'] {
  const tops = rows.filter(({ is_top }) => is_top)
  const below = tops.length > 1 ? tops : rows.filter(({ is_top }) => !is_top)
  const sum = (of: (row: ReturnType<typeof doorsOf>) => number) =>
    tops.reduce((total, row) => total + of(doorsOf(row)), 0)
  return {
    doors: sum(({ doors }) => doors),
    covered: sum(({ covered }) => covered),
    unreached: sum(({ unreached }) => unreached),
    nobodyHome: sum(({ nobodyHome }) => nobodyHome),
    below: below.map((row) => ({
      ...{ id: row.id, kind: row.kind, name: row.name, lon: row.lon, lat: row.lat },
      ...doorsOf(row),
    })),
  }
}

/** Covered as the coverage board says it: registered, or found to need no registration; refused and nobody home stay open. */
function doorsOf(row: sql.AreaRow) {
  const covered = row.registered + row.vacant + row.demolished + row.not_dwelling
  const doors = covered + row.unreached + row.nobody_home + row.refused
  return { doors, covered, unreached: row.unreached, nobodyHome: row.nobody_home }
}

function countIncidents(rows: readonly { kind: string; live: number; late: number; soon: number }[]) {
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const isKnown = (kind: string): kind is IncidentKind => incidentKinds.some((one) => one === kind)
  return {
    late: sum(({ late }) => late),
    soon: sum(({ soon }) => soon),
    live: sum(({ live }) => live),
    kinds: rows
      .flatMap(({ kind, live, late }) => (isKnown(kind) ? [{ kind, live, late }] : []))
      .sort(
        (a, b) => b.late - a.late || b.live - a.live || incidentKinds.indexOf(a.kind) - incidentKinds.indexOf(b.kind),
      ),
  }
}

function locator(areas: readonly { path: string; lon: number; lat: number }[]): Locate {
  const known = new Map(areas.map(({ path, lon, lat }) => [path, { lon, lat }]))
  return (path) => {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const spot = known.get(at)
      if (spot) return spot
    }
    return null
  }
}
