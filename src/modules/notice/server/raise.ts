import type { Work } from '#platform/server/commands/context.ts'
import { kinds, type NoticeKind } from '../contract/index.ts'
import { acknowledgeRecord, raiseRows, settleRows } from './queries.ts'

/** For whom: named accounts, or whoever of an agency, or in charge of a place, holds a permission at that moment. */
export type Whom =
  | { accounts: readonly string[] }
  | { agency: string; permission: string }
  | { path: string; permission: string }

/** Something that somebody should know of now. It has no words: the screen has those of the kind. */
export interface Occasion {
  kind: NoticeKind
  /** What it is about; opened from the notice, by its own rights. */
  record: string
  /** Tells occasions of one record apart, such as the id of the command. The same one is raised once. */
  key: string
  to: readonly Whom[]
  /** Besides the actor, who never hears of the own deed. */
  except?: readonly string[]
  /** People of this agency are left out: they could do nothing about it. */
  notAgency?: string
  /** How many records it stands for; 1 where absent. */
  count?: number
  /** Wakes people at once, whatever the hour, and asks them to acknowledge. */
  urgent?: boolean
  /** Of an urgent one: after so many minutes without an acknowledgement the sender and these learn of it. */
  escalate?: { to: readonly Whom[]; minutes: number }
}

/** Raises occasions in the transaction of the command that made them. Answers how many notices there are more. */
export async function raise(work: Work, ...occasions: readonly Occasion[]): Promise<number> {
  if (occasions.length === 0) return 0
  const rows = occasions.map(
    ({ kind, record, key, to, except = [], notAgency, count = 1, urgent = false, escalate }) => ({
      ...{ kind, topic: kinds[kind], record, key, count, urgent, at: work.receivedAt.toISOString() },
      whom: { to, except: [...except, work.account], ...(notAgency ? { notAgency } : {}) },
      ...(escalate
        ? {
            escalateAt: new Date(work.receivedAt.getTime() + escalate.minutes * 60_000).toISOString(),
            escalateTo: { to: escalate.to },
          }
        : {}),
    }),
  )
  const told = await raiseRows(work.db, work.county, rows)
  if (told > 0) work.touch('notice')
  return told
}

/** What notices of these kinds were about is done: nobody is woken up for it any more. With `key` of one occasion alone. */
export async function settle(
  work: Work,
  kinds: readonly NoticeKind[],
  record: string,
  key: string | null = null,
): Promise<void> {
  if ((await settleRows(work.db, work.county, kinds, record, key, work.receivedAt)) > 0) work.touch('notice')
}

/** Whoever acts has seen the urgent notice of a record, whether or not it was the notice that told them. */
export async function acknowledgeFor(work: Work, kind: NoticeKind, record: string): Promise<void> {
  const rows = await work.db.query(acknowledgeRecord, [work.county, kind, record, work.account, work.receivedAt])
  if (rows.length > 0) work.touch('notice')
}
