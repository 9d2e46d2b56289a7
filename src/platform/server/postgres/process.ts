/**
 * What the operating system says about another process. Linux answers from /proc; elsewhere `ps` is asked. A zombie
 * counts as dead: it can do nothing any more, although its number is not free yet.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** True while the process runs (zombies do not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && stateOf(pid) !== 'Z'
  }
  return stateOf(pid) !== 'Z'
}

/**
 * When the process began, in units of the operating system: together with its number it names one process for good,
 * since numbers are used again. Undefined when there is no such process.
 */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return procStat(pid)?.[19]
  const text = ps(pid, 'lstart=')
  return text === '' ? undefined : text
}

/** True when the process is a PostgreSQL server of exactly this data folder. */
export function isServerOf(pid: number, dataFolder: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder)
    } catch {
      // Another user's process hides its folder; its command line is readable by everybody.
      return commandLine(pid).includes(dataFolder)
    }
  }
  return ps(pid, 'command=').includes(dataFolder)
}

/** Resolves when `done()` holds, polling every 20 ms; false when `timeout` (milliseconds) passed first. */
export async function until(done: () => boolean, timeout: number): Promise<boolean> {
  const end = Date.now() + timeout
  while (!done()) {
    if (Date.now() >= end) return false
    await pause(20)
  }
  return true
}

/** Waits `ms` milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function stateOf(pid: number): string {
  if (process.platform === 'linux') return procStat(pid)?.[0] ?? ''
  return ps(pid, 'stat=').charAt(0)
}

/** The fields of /proc/PID/stat from the third on; the second, the name, may itself hold blanks and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function ps(pid: number, column: string): string {
  return (spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim()
}
