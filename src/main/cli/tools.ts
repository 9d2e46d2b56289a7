/** `lianfang migrate` and `lianfang verify`. */

import { type FilesVerified, verifyFiles } from '#platform/server/files/verify.ts'
import { openFolder, readMarker } from '#platform/server/install/folder.ts'
import { install } from '#platform/server/install/install.ts'
import { holderOf } from '#platform/server/install/lock.ts'
import { SetupError } from '#platform/server/postgres/errors.ts'
import { loadSecrets } from '#platform/server/postgres/secrets.ts'
import { afterMigrate } from '../supervisor/after-migrate.ts'
import type { Arguments } from './arguments.ts'
import { openDatabase } from './database.ts'
import { say } from './messages.ts'
import { installedFolder } from './place.ts'
import { openProgress } from './progress.ts'

interface Verifier {
  verifyJournal(options: { workerUrl: string; folder: string }): Promise<Verdict>
}

/** What `verifyJournal` finds: the first line that is not as it was written. */
interface Verdict {
  ok: boolean
  /** Lines seen. */
  lines: number
  problem?: { kind: 'changed' | 'removed' | 'inserted' | 'truncated'; line: number; id?: string }
}

/** Brings the database up to date and stops. Under a running product it refuses: that one expects what it found. */
export async function runMigrate(args: Arguments): Promise<number> {
  const progress = openProgress()
  const folder = installedFolder(args.data)
  openFolder(folder, readMarker(folder)?.kind ?? 'main')
  const holder = holderOf(folder)
  if (holder) throw new SetupError('already-running', { url: holder.url, pid: holder.pid })
  const database = await openDatabase(folder)
  try {
    const { applied } = await progress.step('step.installing', () =>
      install({ adminUrl: database.adminUrl, secrets: loadSecrets(folder), folder, afterMigrate }),
    )
    if (args.json) process.stdout.write(`${JSON.stringify({ applied })}\n`)
    else if (applied.length === 0) process.stdout.write(`${say('migrate.none')}\n`)
    else process.stdout.write(`${say('migrate.done', { count: applied.length, names: applied.join(', ') })}\n`)
    return 0
  } finally {
    await database.close()
  }
}

/** Checks the journal and the attached files, whether the product runs or not; 1 when anything is not as it was written. */
export async function runVerify(args: Arguments): Promise<number> {
  const folder = installedFolder(args.data)
  if (!readMarker(folder)) {
    process.stderr.write(`${say('verify.none', { path: folder })}\n`)
    return 1
  }
  const progress = openProgress()
  const database = await openDatabase(folder)
  try {
    const file = new URL('../../platform/server/journal/verify.ts', import.meta.url)
    const { verifyJournal } = (await import(file.href)) as Verifier
    const workerUrl = database.urls.worker
    const verdict = await progress.step('step.verifying', () => verifyJournal({ workerUrl, folder }))
    const { migrator: migratorUrl } = database.urls
    const files = await progress.step('step.files', () => verifyFiles({ migratorUrl, folder, opens: true }))
    const said = [sentence(verdict), ...sentencesOf(files)].join('\n')
    process.stdout.write(`${args.json ? JSON.stringify({ ...verdict, files }) : said}\n`)
    return verdict.ok && files.ok ? 0 : 1
  } finally {
    await database.close()
  }
}

function sentence({ lines, problem }: Verdict): string {
  if (!problem) return say('verify.ok', { lines })
  return say(`verify.${problem.kind}`, { line: problem.line, id: problem.id ?? '' })
}

function sentencesOf({ files, closed, problems }: FilesVerified): string[] {
  if (problems.length === 0) return [say('verify.files', { files, closed })]
  return problems.map(({ kind, digest }) => say(`verify.file.${kind}`, { digest }))
}
