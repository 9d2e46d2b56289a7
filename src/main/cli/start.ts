/** `lianfang start` and `lianfang demo`: runs the product until a signal ends it. */
import { readFileSync } from 'node:fs'
import type { FolderKind } from '#platform/server/install/folder.ts'
import { type Product, supervise } from '../supervisor.ts'
import type { Arguments } from './arguments.ts'
import { say } from './messages.ts'
import { folderFor } from './place.ts'
import { openProgress, type Progress } from './progress.ts'

interface Replayer {
  replay(options: {
    desk: string
    accountsFile: string
    speed: number
    onProgress: (text: string) => void
    signal: AbortSignal
  }): Promise<void>
}

/** Runs until SIGINT, SIGTERM or SIGHUP; resolves with the exit code. */
export async function runProduct(kind: FolderKind, args: Arguments): Promise<number> {
  const progress = openProgress()
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
      folder: folderFor(kind, args.data),
      host: args.host,
      port: args.port,
      reset: args.reset,
      ...(args.tls && { tls: { cert: readFileSync(args.tls.cert, 'utf8'), key: readFileSync(args.tls.key, 'utf8') } }),
      progress,
      signal: ending.signal,
    })
  } catch (error) {
    if (!ending.signal.aborted) throw error
    progress.note(say('note.stopped'))
    return defect ? 1 : 0
  }
  process.stdout.write(`${args.json ? jsonLine(product) : page(product)}\n`)
  if (args.replay && product.accounts) replay(product, product.accounts.file, args, progress, ending.signal)
  await ended
  await progress.step('step.stopping', () => product.stop())
  progress.note(say('note.stopped'))
  return defect ? 1 : 0
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

function replay(
  product: Product,
  accountsFile: string,
  args: Arguments,
  progress: Progress,
  signal: AbortSignal,
): void {
  const { speed } = args
  import(new URL('../demo/replay/run.ts', import.meta.url).href)
    .then((module) =>
      (module as Replayer).replay({ desk: product.desk, accountsFile, speed, onProgress: progress.detail, signal }),
    )
    .catch((error: Error) => {
      if (!signal.aborted) progress.note(error.message)
    })
}

/** Columns a text takes at a terminal: Chinese characters take two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - width(text)))
}
