import { type Language, listProblems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { listSealed, mostSealed, type SealedCommand, type SealedPhone } from '../../contract/index.ts'
import { listNames } from '../queries-account.ts'
import * as queries from '../queries-sealed.ts'
import { openKept } from './kept.ts'

/** Reads about what came sealed. */
export const sealedAnswers = [
  answer(listSealed, async (work, { state = 'waiting', after, limit = 50 }) => {
    const before = readCursor(after, ['uuid'])?.[0] ?? null
    const page = { isWaiting: state === 'waiting', before, limit: limit + 1, most: mostSealed }
    const rows = await queries.listSealed(work.db, work.county, page)
    const people = rows.flatMap(({ brought_by, decided_by }) => [brought_by, decided_by]).filter((id) => id !== null)
    const names = new Map(
      (await listNames(work.db, work.county, [...new Set(people)])).map((one) => [one.id, one.display_name]),
    )
    const phones = [...Map.groupBy(rows, ({ device }) => device).values()].map((of) => toPhone(work, of, names))
    const last = phones[limit - 1]
    return {
      items: phones.slice(0, limit),
      waiting: await queries.countSealed(work.db, work.county),
      ...(phones.length > limit && last ? { next: writeCursor([last.id]) } : {}),
    }
  }),
]

function toPhone(work: Work, rows: readonly queries.SealedRow[], names: ReadonlyMap<string, string>): SealedPhone {
  const [row] = rows as readonly [queries.SealedRow]
  return {
    id: row.device,
    phone: row.phone,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    account: row.account,
    displayName: row.display_name,
    count: Number(row.held),
    commands: rows.map((one) => toCommand(work, one, names)),
  }
}

function toCommand(work: Work, row: queries.SealedRow, names: ReadonlyMap<string, string>): SealedCommand {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  return {
    id: row.id,
    name: row.name,
    occurredAt: openKept(work.vault, work.county, row)?.occurredAt ?? null,
    receivedAt: row.received_at.toISOString(),
    problem: row.problem,
    why: textOf(row.problem, work.language),
    bearer: row.brought_by === null ? 'unknown' : row.brought_by === row.account ? 'own' : 'colleague',
    broughtBy: nameOf(row.brought_by),
    triedAt: row.tried_at?.toISOString() ?? null,
    decision: row.decision,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: nameOf(row.decided_by),
    reason: row.reason,
  }
}

/** Text of a problem of which only the code was kept; values that it would name are left out. */
function textOf(code: string, language: Language): string {
  const known = listProblems().find((one) => one.code === code)
  return known ? known.text[language].replace(/\{\{\w+\}\}/g, '…') : code
}
