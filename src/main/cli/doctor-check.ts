import type { Finding } from './doctor-messages.ts'

/** How bad a finding is: 1 is the exit code as soon as one fails. */
type Level = 'ok' | 'warn' | 'fail'

/** One line of the report. */
export interface Check {
  level: Level
  finding: Finding
  params: Record<string, string | number>
}
