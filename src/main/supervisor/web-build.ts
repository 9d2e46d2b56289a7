/**
 * The built web in `dist/web`, made anew only when a source that goes into it has changed. The new build takes the
 * place of the old one in one step, so a server never hands out half of each.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { SetupError } from '#platform/server/postgres/errors.ts'
import { isAlive } from '#platform/server/postgres/process.ts'

/** What became of a request for the built web. */
export type WebBuild = 'fresh' | 'built' | 'absent'

/** A build in progress: its outcome, and a way to end it early. */
export interface WebBuilding {
  /** False when there was nothing to do. */
  isBuilding: boolean
  done: Promise<WebBuild>
  cancel(): void
}

const STAMP = '.stamp'
const CONFIG = 'vite.config.ts'
/** What the build takes from beside the sources. */
const BUILD_PARTS = ['scripts/web/offline.ts', 'scripts/web/formats.ts']
/** Folders under src that hold sources of the web; the rest is the server's. */
const IS_WEB = /(^|\/)(web|contract|data)(\/|$)/

/** True when `dist/web` was built from the sources as they are. */
export function isWebFresh(checkout: string): boolean {
  const stamp = join(checkout, 'dist', 'web', STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(checkout)
}

/** Builds the web when its sources are newer than the build; `absent` when this copy has neither. */
export function buildWeb(checkout: string): WebBuilding {
  const target = join(checkout, 'dist', 'web')
  // For whoever changes the web at this moment and wants the rest to run meanwhile.
  if (process.env.LIANFANG_KEEP_WEB) return nothing(existsSync(target) ? 'fresh' : 'absent')
  const vite = viteOf(checkout)
  if (!vite) return nothing(existsSync(target) ? 'fresh' : 'absent')
  const digest = digestOf(checkout)
  if (isWebFresh(checkout)) return nothing('fresh')
  const half = `${target}.${process.pid}.part`
  mkdirSync(dirname(half), { recursive: true })
  sweep(dirname(half))
  const child = spawn(process.execPath, [vite, 'build', '--outDir', half, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const done = finished(child).then((said) => {
    if (said !== '' || !existsSync(half)) {
      rmSync(half, { recursive: true, force: true })
      throw new SetupError('web-build-failed', { said })
    }
    writeFileSync(join(half, STAMP), digest)
    const old = `${target}.${process.pid}.old`
    if (existsSync(target)) renameSync(target, old)
    renameSync(half, target)
    rmSync(old, { recursive: true, force: true })
    return 'built' as const
  })
  return {
    isBuilding: true,
    done,
    cancel: () => {
      child.kill('SIGKILL')
      rmSync(half, { recursive: true, force: true })
    },
  }
}

function nothing(outcome: WebBuild): WebBuilding {
  return { isBuilding: false, done: Promise.resolve(outcome), cancel: () => {} }
}

/** Resolves with an empty string, or with what a failed build said. */
function finished(child: ChildProcess): Promise<string> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
    })
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? '' : said.trim() || `vite: ${signal ?? code}`))
  })
}

/** Removes what builds that were killed left behind. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^web\.(\d+)\.(part|old)$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function viteOf(checkout: string): string | undefined {
  if (!existsSync(join(checkout, CONFIG))) return undefined
  try {
    const manifest = createRequire(join(checkout, 'package.json')).resolve('vite/package.json')
    return join(dirname(manifest), 'bin', 'vite.js')
  } catch {
    return undefined
  }
}

/** A digest over the names and bytes of everything that can change the build. */
function digestOf(checkout: string): string {
  const hash = createHash('sha256')
  for (const file of [CONFIG, ...BUILD_PARTS, 'package-lock.json']) {
    const path = join(checkout, file)
    if (existsSync(path)) hash.update(file).update(readFileSync(path))
  }
  const names = readdirSync(join(checkout, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(checkout.length + 1))
    .filter((name) => IS_WEB.test(dirname(name)))
  for (const name of names.sort()) hash.update(`\0${name}\0`).update(readFileSync(join(checkout, name)))
  return hash.digest('hex')
}
