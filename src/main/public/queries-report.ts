import type { Queryable } from '#platform/server/db/tx.ts'

/** A follow-up as a paper's code opens it; nobody's name is in it, and what was told is ciphertext under that code. */
export interface OpenedFollowUp {
  playbook: string
  state: 'ahead' | 'running' | 'released' | 'ended'
  starts_on: string
  days: number
  per_day: number
  /** Times before the follow-up began: nobody owes them. */
  skipped: number
  key_code: Buffer
  /** Times that are told, by whomever, as indexes from 0. */
  told: number[]
  /** What was told with this code since yesterday, latest first. */
  own: { id: string; day: string; slot: number; at: string; cipher: string }[]
}

/** An own report on its way into the database. */
export interface OwnReport {
  id: string
  day: string
  slot: number
  alert: boolean
  cipher: Buffer
}

/** What the site asks of follow-ups, by the digest of a code. */
export interface ReportDesk {
  read(hash: Buffer): Promise<OpenedFollowUp | undefined>
  /** `told`: somebody has told that time already; `closed`: there is nothing to tell, or not that time. */
  report(hash: Buffer, one: OwnReport): Promise<'taken' | 'told' | 'closed'>
}

/** The follow-up behind a code. */
export async function readFollowUp(db: Queryable, hash: Buffer): Promise<OpenedFollowUp | undefined> {
  const [row] = await db.query<OpenedFollowUp>(
    `select playbook, state, starts_on::text as starts_on, days, per_day, skipped, key_code, told, own from monitoring.public_follow_up($1)`,
    [hash],
  )
  return row
}

/** Writes an own report. */
export async function writeReport(db: Queryable, hash: Buffer, one: OwnReport): Promise<'taken' | 'told' | 'closed'> {
  const [row] = await db.query<{ became: 'taken' | 'told' | 'closed' }>(
    'select monitoring.public_report($1, $2, $3, $4, $5, $6) as became',
    [hash, one.id, one.day, one.slot, one.alert, one.cipher],
  )
  return row?.became ?? 'closed'
}
