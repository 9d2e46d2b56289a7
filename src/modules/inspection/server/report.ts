import { namesOf } from '#modules/agency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import {
  conditionKinds,
  type FindingKind,
  type FindingState,
  type InspectionReport,
  inspectionProblems,
  inspectionReport,
  isAttendance,
  isDifficulty,
  isLate,
  longestPeriod,
  type ReportRow,
} from '../contract/index.ts'
import { reportChecks, reportDraws, reportFindings, reportVisits, type VisitSum } from './queries-report.ts'

const DAY = 86_400_000
/** Findings that a report lists one by one, at most. */
const mostListed = 500

interface Row {
  id: string
  post: string
  post_name: string
  agency_name: string | null
  kind: FindingKind
  account: string | null
  said: string | null
  found_at: Date
  due_at: Date
  repeats: number
  state: FindingState
  answer: string | null
  by_when: Date | null
  closed_at: Date | null
}

/** What was drawn, done and found in a period, both days with it; all findings, the oldest first. */
export async function reportOf(work: Work, from: string, to: string, most: number): Promise<InspectionReport> {
  const [begin, end] = [Date.parse(`${from}T00:00:00+08:00`), Date.parse(`${to}T00:00:00+08:00`) + DAY]
  if (end <= begin || end - begin > longestPeriod * DAY)
    throw new Problem(problems.invalid, undefined, [
      { path: '/to', definition: inspectionProblems.long_period, detail: { most: longestPeriod } },
    ])
  const period = [work.county, new Date(begin), new Date(end)]
  type Drawn = { id: string; drawn_at: Date; withdrawn_why: string | null }
  const draws = await work.db.query<Drawn>(reportDraws, [...period, work.receivedAt])
  const [checks] = await work.db.query<{ checks: number; done: number }>(reportChecks, [...period, work.receivedAt])
  const visits = await work.db.query<VisitSum>(reportVisits, period)
  const rows = await work.db.query<Row>(reportFindings, [...period, 20_000])
  const names = await namesOf(work, [...new Set(rows.flatMap(({ account }) => account ?? []))])
  const now = work.receivedAt.getTime()
  const group = <T>(of: (one: { post_name: string; agency_name: string | null }) => T, keys: readonly T[]) =>
    keys.map((key) => {
      const seen = visits.filter((visit) => of(visit) === key)
      const found = rows.filter((row) => of(row) === key)
      return sumUp(String(key ?? ''), seen, found, now)
    })
  const distinct = <T>(of: (visit: VisitSum) => T): T[] => [...new Set(visits.map(of))]
  return {
    ...{ from, to, draws: draws.length },
    withdrawn: draws.flatMap(({ id, drawn_at, withdrawn_why: why }) =>
      why ? [{ id, drawnAt: drawn_at.toISOString(), why }] : [],
    ),
    ...{ checks: checks?.checks ?? 0, done: checks?.done ?? 0, missed: (checks?.checks ?? 0) - (checks?.done ?? 0) },
    all: sumUp('', visits, rows, now),
    agencies: byFindings(
      group(
        ({ agency_name }) => agency_name,
        distinct(({ agency_name }) => agency_name),
      ),
    ),
    posts: byFindings(
      group(
        ({ post_name }) => post_name,
        distinct(({ post_name }) => post_name),
      ),
    ),
    findings: rows.slice(0, most).map((row) => ({
      ...{ id: row.id, foundAt: row.found_at.toISOString(), postName: row.post_name, agencyName: row.agency_name },
      ...{ kind: row.kind, said: row.said, repeats: row.repeats, state: row.state, answer: row.answer },
      person: row.account ? (names.get(row.account)?.name ?? '') : null,
      late: isLate(row.state, row.due_at.getTime(), row.by_when?.getTime() ?? null, now),
      closedAt: row.closed_at?.toISOString() ?? null,
    })),
    more: Math.max(0, rows.length - most),
  }
}

/** The report on screen and paper. */
export const reportAnswer = answer(inspectionReport, (work, { from, to }) => reportOf(work, from, to, mostListed))

const byFindings = (rows: ReportRow[]) => rows.sort((a, b) => b.findings - a.findings || (a.name < b.name ? -1 : 1))

function sumUp(name: string, visits: readonly VisitSum[], rows: readonly Row[], now: number): ReportRow {
  const count = (test: (row: Row) => boolean) => rows.filter(test).length
  return {
    ...{ name, findings: rows.length },
    visits: visits.reduce((sum, visit) => sum + visit.visits, 0),
    empty: visits.reduce((sum, visit) => sum + visit.empty, 0),
    attendance: count(({ kind }) => isAttendance(kind)),
    condition: count(({ kind }) => (conditionKinds as readonly FindingKind[]).includes(kind)),
    difficulty: count(({ kind }) => isDifficulty(kind)),
    repeated: count(({ repeats }) => repeats > 0),
    answered: count(({ answer: said }) => said !== null),
    closed: count(({ state }) => state === 'closed'),
    open: count(({ state }) => state !== 'closed'),
    late: count((row) => isLate(row.state, row.due_at.getTime(), row.by_when?.getTime() ?? null, now)),
  }
}
