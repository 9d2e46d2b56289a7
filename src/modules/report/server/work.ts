import { listWorkers } from '#modules/agency/contract/index.ts'
import { workersOf } from '#modules/agency/server/index.ts'
import { listDirectives } from '#modules/directive/contract/index.ts'
import { listTasks } from '#modules/dispatch/contract/index.ts'
import { countHoles } from '#modules/duty/contract/index.ts'
import { listIncidents } from '#modules/incident/contract/index.ts'
import { listFindings } from '#modules/inspection/contract/index.ts'
import { column } from '#modules/lead/contract/index.ts'
import { listRuns } from '#modules/patrol/contract/index.ts'
import { listRequests } from '#modules/supply/contract/index.ts'
import { Problem, problems, type QueryDefinition } from '#platform/contract/index.ts'
import { isInReach } from '#platform/server/commands/context.ts'
import { answerShared, type SharedWork } from '#platform/server/commands/module.ts'
import {
  listWork,
  mostShown,
  type Piece,
  type WorkKind,
  type WorkTotal,
  workKinds,
  workStages,
} from '../contract/index.ts'
import { isFor } from './board.ts'
import { holedPosts, readPosts } from './board-posts.ts'
import * as sql from './queries-work.ts'
import { isFound, wordsOf } from './work-search.ts'

/** Who may open the list of a kind sees it here. */
const listOf: Readonly<Record<WorkKind, Pick<QueryDefinition, 'roles'>>> = {
  doors: listTasks,
  demand: listDirectives,
  incident: listIncidents,
  lead: column,
  supply: listRequests,
  hole: countHoles,
  run: listRuns,
  finding: listFindings,
}

/** The board of work: every kind's open pieces, by stage and clock. */
export const workAnswer = answerShared(listWork, async (work, { kind: only, area, agency = null, q = '' }) => {
  const { db, county, receivedAt: now } = work
  const path = area === undefined ? null : await pathOf(work, area)
  const kinds = workKinds.filter((kind) => isFor(work, listOf[kind]))
  const inTables = (some: readonly WorkKind[]) => some.filter((kind): kind is sql.TableKind => kind in sql.inTables)
  const words = await wordsOf(db, county, q)
  const filter = { now, path, agency, words }
  const shown = kinds.filter((kind) => only === undefined || kind === only)
  const [totals, rows, unheld] = await Promise.all([
    sql.countWork(db, county, inTables(kinds), filter),
    inTables(shown).length > 0 ? sql.firstWork(db, county, inTables(shown), filter) : [],
    // What nobody has belongs to no agency.
    agency === null ? nobodys(work, kinds, path) : [],
  ])
  const found = unheld.filter((piece) => isFound(piece, words))
  const given = rows.map(toPiece)
  const items = [...given, ...found.filter(({ kind }) => only === undefined || kind === only)]
  return {
    asOf: now.toISOString(),
    totals: kinds.map((kind) => totalOf(kind, totals, found)),
    items: workStages.flatMap((stage) =>
      items
        .filter((one) => one.stage === stage)
        .sort(byClock)
        .slice(0, mostShown),
    ),
  }
})

async function pathOf({ db, county, paths }: SharedWork, area: string): Promise<string> {
  const found = await sql.findArea(db, county, area)
  if (!found || !isInReach({ paths }, found.path)) throw new Problem(problems.not_found)
  return found.path
}

/** Work that no table holds as nobody's: grids that nobody goes to, and hours of posts that nobody stands. */
async function nobodys(work: SharedWork, kinds: readonly WorkKind[], path: string | null): Promise<Piece[]> {
  const { db, county, receivedAt: now } = work
  const doors = kinds.includes('doors') && isFor(work, listWorkers)
  const [grids, workers, duty] = await Promise.all([
    doors ? sql.tasklessGrids(db, county, path) : [],
    doors ? workersOf(db, county, null, now) : [],
    kinds.includes('hole') ? readPosts(work) : { posts: [], shifts: [] },
  ])
  const isBelow = (below: string, above: string) => below === above || below.startsWith(`${above}.`)
  const free = grids.filter((grid) => !workers.some((worker) => isBelow(grid.path, worker.path)))
  const holed = holedPosts(duty, now.getTime()).filter(({ post }) => path === null || isBelow(post.path, path))
  const names = await sql.areaNames(db, county, [...new Set(holed.map(({ post }) => post.path))])
  const common = { stage: 'unassigned', year: null, no: null, agency: null, account: null, ownerName: null } as const
  return [
    ...free.map(({ id, name, path: at, open }): Piece => {
      return {
        ...common,
        kind: 'doors',
        id,
        isLate: false,
        name,
        part: null,
        count: open,
        path: at,
        areaName: name,
        dueAt: null,
      }
    }),
    ...holed.flatMap(({ post, holes }) =>
      holes.map((hole): Piece => {
        const [dueAt, areaName] = [new Date(hole.startsAt).toISOString(), names.get(post.path) ?? '']
        const isLate = hole.startsAt <= now.getTime()
        const hours = (hole.endsAt - hole.startsAt) / 3_600_000
        const { id, name, path } = post
        return { ...common, kind: 'hole', id, name, path, isLate, part: hours, count: hole.missing, areaName, dueAt }
      }),
    ),
  ]
}

function toPiece({ is_late, area_name, owner_name, due_at, ...row }: sql.PieceRow): Piece {
  return {
    ...row,
    isLate: is_late,
    areaName: area_name ?? '',
    ownerName: owner_name,
    dueAt: due_at?.toISOString() ?? null,
  }
}

function totalOf(kind: WorkKind, rows: readonly sql.TotalRow[], found: readonly Piece[]): WorkTotal {
  const total: WorkTotal = { kind, unassigned: 0, assigned: 0, accepted: 0, late: 0 }
  for (const row of rows) if (row.kind === kind) total[row.stage] += row.n
  total.unassigned += found.filter((one) => one.kind === kind).length
  return total
}

/** What is due first comes first; what has no clock last. */
function byClock(a: Piece, b: Piece): number {
  const at = ({ dueAt }: Piece) => (dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt))
  return at(a) - at(b) || (a.id < b.id ? -1 : 1)
}
