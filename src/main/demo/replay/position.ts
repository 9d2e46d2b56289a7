/** How far a data folder's replay has come: kept beside the data, so that the next start goes on from there. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeOwnerOnly } from '#platform/server/postgres/secrets.ts'
import type { Clock } from '#platform/server/runtime.ts'
import { midnight } from './times.ts'

/** File with the passwords of the simulated workers, by user name; made when the county is loaded for a replay. */
export const workersFile = (folder: string): string => join(folder, 'workers.json')

const positionFile = (folder: string) => join(folder, 'replay.json')

/** Whether the folder's county was loaded for a replay. */
export function isReplayFolder(folder: string): boolean {
  return existsSync(workersFile(folder))
}

/** Everything that leaves a phone before this moment (milliseconds since 1970) has been answered. */
export function keepPosition(folder: string, position: number): void {
  writeOwnerOnly(positionFile(folder), `${JSON.stringify({ position })}\n`)
}

/** Whether the folder's county has another clock than the real one. */
export function isPlayed(folder: string): boolean {
  return existsSync(positionFile(folder))
}

/** The moment from which the clock of a demo county runs on; `now` takes its own clock away. */
export function setPosition(folder: string, at: number | 'now'): void {
  if (at === 'now') rmSync(positionFile(folder), { force: true })
  else keepPosition(folder, at)
}

/** How far the replay of a folder has come; the first midnight when it has not begun. */
export function readPosition(folder: string): number {
  if (!existsSync(positionFile(folder))) return midnight(0)
  return (JSON.parse(readFileSync(positionFile(folder), 'utf8')) as { position: number }).position
}

/** The clock of a replay that stands still until somebody plays it on: it runs like any clock from where it was left. */
export function clockOfReplay(folder: string): Clock {
  return { realStart: Date.now(), simulatedStart: readPosition(folder), speed: 1 }
}
