import { readdirSync, readFileSync } from 'node:fs'

/** Ticks a second in which Linux counts processor time. */
const ticks = 100

/**
 * Processor time in seconds that a process has used so far; 0 when it is gone or the system does not say. On a machine that
 * other work keeps busy this says what a clock cannot.
 */
export function processorSeconds(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticks
  } catch {
    return 0
  }
}

/** Processor time of the server processes of PostgreSQL that serve one database; they carry its name in their title. */
export function databaseSeconds(database: string): number {
  let sum = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (title.startsWith('postgres:') && title.split(/[\s\0]+/).includes(database))
        sum += processorSeconds(Number(pid))
    } catch {
      // It ended while we looked.
    }
  }
  return sum
}
