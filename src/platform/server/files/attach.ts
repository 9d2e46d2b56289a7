import type { Attach, Attached } from '../../contract/file.ts'
import { Problem, type ProblemDefinition, problems } from '../../contract/index.ts'
import { isAny } from '../../contract/person-numbers.ts'
import { fileProblems } from '../../contract/problems-file.ts'
import type { Work } from '../commands/context.ts'
import { FileAnswer } from '../http/queries-route.ts'
import { mediaTypeOf } from './inspect.ts'
import type { AttachedRow, FileRow } from './queries-table.ts'

/**
 * Keeps the finished uploads that a command hangs on a record, and answers the rows for the module's table. The bytes are on
 * the disk before the row is: a transaction that fails leaves a file that nothing names, which is swept. Throws
 * platform.invalid at the file: it is gone or another one, holds numbers of persons without a reason, could not be searched and
 * was not looked through; platform.no_live_emergency for such numbers without one.
 */
export async function attach(work: Work, list: readonly Attach[] = [], at = '/body/files'): Promise<AttachedRow[]> {
  const rows: AttachedRow[] = []
  for (const [nth, { upload, digest, why, looked }] of list.entries()) {
    const wrong = (definition: ProblemDefinition, detail?: Record<string, number>): never => {
      throw new Problem(problems.invalid, undefined, [
        { path: `${at}/${nth}`, definition, ...(detail ? { detail } : {}) },
      ])
    }
    if (list.findIndex((one) => one.upload === upload) !== nth) wrong(problems.field_choice)
    const found = await work.files.uploads.find(work, upload)
    if (!found || found.checked.digest !== digest) return wrong(fileProblems.upload_gone)
    const { name, kind, size, identity, phone, searched } = found.checked
    if (isAny({ identity, phone })) {
      if (!why) wrong(fileProblems.numbers_found, { identities: identity, mobiles: phone })
      if (work.emergency === null) throw new Problem(problems.no_live_emergency)
    }
    if (searched !== 'all' && !looked) wrong(fileProblems.not_looked_through)
    await work.files.store.keep({ county: work.county, key: found.key, digest }, found.path)
    rows.push({ id: upload, name, kind, size, digest, sealed_under: found.key, identity, phone, searched })
  }
  return rows
}

/** An attached file as a record's read answers it; `by` is the name of who attached it. */
export function shownFile(row: FileRow, by: string | undefined): Attached {
  const { id, name, kind, size, digest, searched, identity, phone, at } = row
  return {
    ...{ id, name, kind, size, digest, searched },
    ...{ hasNumbers: identity + phone > 0, by: by ?? '', at: at.toISOString() },
  }
}

/** A kept file as the answer of a query: saved by the browser, never shown as a page of ours. Throws file.gone. */
export async function answerFile(
  work: Work,
  row: Pick<AttachedRow, 'name' | 'kind' | 'digest' | 'sealed_under'>,
): Promise<FileAnswer> {
  const bytes = await work.files.store.read({ county: work.county, key: row.sealed_under, digest: row.digest })
  return new FileAnswer(row.name, mediaTypeOf(row.kind, bytes), bytes)
}
