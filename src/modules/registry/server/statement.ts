import { createHash } from 'node:crypto'
import { holdsPersonNumber, Problem, problems } from '#platform/contract/index.ts'
import { answer, handleEach } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { canonical } from '#platform/server/journal/canonical.ts'
import { findSeal } from '#platform/server/journal/queries.ts'
import {
  type Figures,
  getStatement,
  listStatements,
  registryProblems,
  signStatement,
  withdrawStatement,
} from '../contract/index.ts'
import { reachOf } from './board.ts'
import { chinaDay } from './days.ts'
import { figuresOfPaths } from './queries-board.ts'
import {
  findStatement,
  insertPublication,
  insertStatement,
  listStatementRows,
  ownName,
  type StatementRow,
  withdrawStatementRow,
} from './queries-statement.ts'
import { toFigures } from './vector.ts'

/** Gaps that must be accounted for, each a figure of the area. */
const gaps = ['unreached', 'nobody_home', 'thrice', 'refused', 'mismatch', 'found'] as const

/** Signs the day of an area. The signer signs the figures that they saw: if they moved, the signature is refused. */
export const signStatementHandler = handleEach(
  signStatement,
  async (work, { body }) => {
    const today = chinaDay(work.receivedAt)
    if (body.day !== today) throw new Problem(registryProblems.day_not_open)
    const area = await reachOf(work, body.area)
    const [row] = await figuresOfPaths(work.db, work.county, [area.path])
    const figures = toFigures(row ?? {})
    const hasMoved = Object.entries(figures).some(([name, value]) => name !== 'visits' && body.figures[name] !== value)
    if (hasMoved) throw new Problem(registryProblems.figures_moved)
    const reasons = new Map(body.reasons.map(({ gap, reason }) => [gap, reason]))
    const kept = gaps.flatMap((gap) =>
      figures[gap] > 0 ? [{ gap, count: figures[gap], reason: reasons.get(gap) ?? '' }] : [],
    )
    const open = kept.find(({ reason }) => reason === '')
    if (open) throw new Problem(registryProblems.reason_missing, { gap: open.gap, count: open.count })
    if (kept.some(({ reason }) => holdsPersonNumber(reason))) throw new Problem(registryProblems.holds_person_pattern)
    const seal = await findSeal(work.db, work.county)
    const statement = {
      id: body.id,
      area: area.id,
      path: area.path,
      day: body.day,
      figures,
      gaps: kept,
      journalHead: seal?.hash ?? null,
      by: work.account,
      name: await ownName(work.db, work.county, work.account),
      at: work.receivedAt,
    }
    const hash = hashOf(statement)
    await insertStatement(work.db, work.county, { ...statement, hash })
    if (area.kind === 'county')
      await insertPublication(work.db, work.county, body.id, body.day, figures, work.receivedAt)
    return { hash: hash.toString('hex') }
  },
  { statement_once: registryProblems.already_signed },
)

/** Takes a statement of today back. Its own signer alone may: nobody else's claim is unsaid. */
export const withdrawStatementHandler = handleEach(withdrawStatement, async (work, { body }) => {
  const statement = await findStatement(work.db, work.county, body.statement)
  if (!statement) throw new Problem(problems.not_found)
  if (statement.signed_by !== work.account) throw new Problem(registryProblems.not_the_signer)
  if (statement.day !== chinaDay(work.receivedAt)) throw new Problem(registryProblems.day_closed)
  const [withdrawn] = await withdrawStatementRow(work.db, work.county, statement.id, work.receivedAt)
  if (!withdrawn) throw new Problem(registryProblems.already_withdrawn)
  return {}
})

/** Statements of an area and those below it. */
export const listStatementsAnswer = answer(listStatements, async (work, params) => {
  const area = await reachOf(work, params.area)
  const cursor = readCursor(params.after, ['instant', 'uuid'])
  const before = cursor ? { at: new Date(cursor[0]), id: cursor[1] } : null
  const limit = params.limit ?? 50
  const rows = await listStatementRows(work.db, work.county, area.path, params.day ?? null, before, limit + 1)
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(toStatement),
    ...(rows.length > limit && last ? { next: writeCursor([last.signed_at.toISOString(), last.id]) } : {}),
  }
})

/** One statement with a check of its hash. */
export const getStatementAnswer = answer(getStatement, async (work, { id }) => {
  const row = await findStatement(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  const recomputed = hashOf({
    ...row,
    journalHead: row.journal_head,
    by: row.signed_by,
    name: row.signed_name,
    at: row.signed_at,
  })
  return { statement: toStatement(row), intact: recomputed.equals(row.hash) }
})

/** Hash over everything that the paper says. */
function hashOf(s: {
  id: string
  area: string
  path: string
  day: string
  figures: Figures
  gaps: unknown
  journalHead: Buffer | null
  by: string
  name: string
  at: Date
}): Buffer {
  return createHash('sha256')
    .update(
      canonical([
        s.id,
        s.area,
        s.path,
        s.day,
        s.figures,
        s.gaps,
        s.journalHead?.toString('hex') ?? null,
        s.by,
        s.name,
        s.at.toISOString(),
      ]),
    )
    .digest()
}

function toStatement(row: StatementRow) {
  return {
    id: row.id,
    area: row.area,
    areaName: row.area_name,
    day: row.day,
    figures: row.figures,
    gaps: row.gaps,
    hash: row.hash.toString('hex'),
    journalHead: row.journal_head?.toString('hex') ?? null,
    signedBy: row.signed_name,
    signedAt: row.signed_at.toISOString(),
    withdrawn: row.withdrawn_at !== null,
  }
}
