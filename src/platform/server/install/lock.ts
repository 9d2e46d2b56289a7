/**
 * One product a data folder. The lock names a process by its number and the moment it began, so the lock of a killed
 * process, whose number another one may carry by now, is known for what it is.
 */
import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { asSetupError, SetupError } from '../postgres/errors.ts'
import { isAlive, startOf } from '../postgres/process.ts'
import { writeOwnerOnly } from '../postgres/secrets.ts'

/** Name of the lock file inside a data folder. */
export const LOCK = 'lock.json'

/** Who holds the folder. */
export interface Holder {
  pid: number
  /** When the process began, as the operating system counts. */
  start: string
  /** Where the desk answers; empty until it does. */
  url: string
  port: number
}

/** A lock that this process holds. */
export interface Lock {
  /** True when the process that held it before ended without giving it back. */
  wasLeftBehind: boolean
  /** Notes where the product answers, for the next who tries. */
  announce(url: string, port: number): void
  release(): void
}

/** Takes the lock, or throws `already-running` with the address of the product that holds it. */
export function takeLock(folder: string): Lock {
  const file = join(folder, LOCK)
  const mine: Holder = { pid: process.pid, start: startOf(process.pid) ?? '', url: '', port: 0 }
  try {
    return { wasLeftBehind: acquire(file, mine), ...handle(file, mine) }
  } catch (error) {
    throw asSetupError(error, folder)
  }
}

/** The live holder of a folder's lock, or undefined. */
export function holderOf(folder: string): Holder | undefined {
  const holder = read(join(folder, LOCK))
  return holder && isHolding(holder) ? holder : undefined
}

/** Links a complete file into place, which fails when there is one: of two processes exactly one succeeds. */
function acquire(file: string, mine: Holder): boolean {
  const draft = `${file}.${process.pid}`
  writeOwnerOnly(draft, JSON.stringify(mine))
  try {
    for (let wasLeftBehind = false; ; wasLeftBehind = true) {
      try {
        linkSync(draft, file)
        return wasLeftBehind
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = read(file)
      if (holder && isHolding(holder)) throw new SetupError('already-running', { url: holder.url, pid: holder.pid })
      setAside(file)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Removes a dead process's lock; a live one that another process put there meanwhile is put back. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const holder = read(aside)
  if (holder && isHolding(holder)) linkSync(aside, file)
  rmSync(aside, { force: true })
}

function handle(file: string, mine: Holder): Omit<Lock, 'wasLeftBehind'> {
  const isMine = () => read(file)?.pid === mine.pid
  return {
    announce: (url, port) => {
      if (isMine()) writeOwnerOnly(file, JSON.stringify({ ...mine, url, port }))
    },
    release: () => {
      if (isMine()) rmSync(file, { force: true })
    },
  }
}

function isHolding(holder: Holder): boolean {
  return isAlive(holder.pid) && (startOf(holder.pid) ?? '') === holder.start
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}
