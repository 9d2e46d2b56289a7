/** `lianfang start` and `lianfang demo`: runs the product until a signal ends it. */
import { readFileSync } from 'node:fs'
import type { FolderKind } from '#platform/server/install/folder.ts'
import { SetupError } from '#platform/server/postgres/errors.ts'
import type { DayReport } from '../demo/replay/run.ts'
import { type Product, supervise } from '../supervisor.ts'
import type { Arguments } from './arguments.ts'
import { say } from './messages.ts'
import { folderFor } from './place.ts'
import { openProgress, type Progress } from './progress.ts'

/** Runs until SIGINT, SIGTERM or SIGHUP; resolves with the exit code. */
export async function runProduct(kind: FolderKind, args: Arguments): Promise<number> {
  const progress = openProgress()
  const isReplay = kind === 'demo' && args.replay
  const ending = new AbortController()
  const ended = new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()))
  // A second Ctrl-C changes nothing: the database must be allowed to write what it holds.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort())
  let product: Product
  let defect: Error | undefined
  // A defect must not leave the database behind alone; one that comes of the stopping itself is no news.
  process.on('uncaughtException', (error) => {
    if (ending.signal.aborted) return
    defect = error
    progress.note(error.stack ?? error.message)
    ending.abort()
  })
  try {
    product = await supervise({
      kind,
      folder: folderFor(isReplay ? 'replay' : kind, args.data),
      host: args.host,
      port: args.port,
      reset: args.reset,
      replay: isReplay,
      ...(kind === 'demo' && !isReplay && args.at !== undefined && { at: args.at }),
      ...(args.tls && { tls: { cert: readPem(args.tls.cert), key: readPem(args.tls.key) } }),
      progress,
      signal: ending.signal,
    })
  } catch (error) {
    if (!ending.signal.aborted) throw error
    progress.note(say('note.stopped'))
    return defect ? 1 : 0
  }
  process.stdout.write(`${args.json ? jsonLine(product) : page(product)}\n`)
  if (isReplay) void play(product, args.speed, progress, ending.signal)
  await ended
  await progress.step('step.stopping', () => product.stop())
  progress.note(say('note.stopped'))
  return defect ? 1 : 0
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new SetupError('bad-arguments', { said: `${(error as Error).message}.` })
  }
}

function jsonLine(product: Product): string {
  const { desk, field, setup } = product
  return JSON.stringify({ ready: true, desk, field, public: product.public, accounts: product.accounts?.file, setup })
}

function page(product: Product): string {
  const rows: [string, string][] = [
    [say('ready.desk'), product.desk],
    [say('ready.field'), product.field],
    [say('ready.public'), product.public],
  ]
  const lines = ['', say('ready.title'), '', ...rows.map(([name, url]) => `  ${pad(name, 16)}${url}`)]
  if (product.setup) lines.push('', say('ready.setup'), `  ${product.setup}`)
  if (product.accounts) {
    lines.push('', say('ready.accounts', { file: product.accounts.file }))
    const list = product.accounts.list
    const widths = (['role', 'place', 'username'] as const).map(
      (key) => 2 + Math.max(...list.map((row) => width(row[key]))),
    )
    for (const { role, place, username, password } of list) {
      const cells = [role, place, username].map((text, index) => pad(text, widths[index] ?? 0))
      lines.push(`  ${cells.join('')}${password}`)
    }
  }
  return [...lines, ''].join('\n')
}

/** Plays the replay beside the running product; what stops it does not stop the product. */
async function play(product: Product, speed: number, progress: Progress, signal: AbortSignal): Promise<void> {
  try {
    const { replay } = await import('../demo/replay/run.ts')
    await replay({
      desk: product.desk,
      accountsFile: product.accounts?.file ?? '',
      folder: product.runtime.folder,
      speed,
      setClock: product.setClock,
      onProgress: progress.detail,
      onDay: (report) => dayLines(report).map(progress.note),
      signal,
    })
    progress.note(say('replay.done'))
  } catch (error) {
    if (!signal.aborted) progress.note(say('replay.failed', { said: (error as Error).message }))
  }
}

function dayLines({ day, requests, commands, answers, unexpected, figures, differences }: DayReport): string[] {
  const { registered, doors } = figures
  const lines = [say('replay.day', { day, requests, commands, ...answers, registered, doors })]
  const { count, examples } = unexpected
  if (count > 0) lines.push(say('replay.unexpected', { day, count, examples: examples.join('; ') }))
  if (differences.length > 0) lines.push(say('replay.differs', { day, figures: differences.join(', ') }))
  if (count === 0 && differences.length === 0) lines.push(say('replay.as-planned', { day }))
  return lines
}

/** Columns a text takes at a terminal: Chinese characters take two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - width(text)))
}
