import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { newId, type TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode, type PersonName } from '#main/testing/county-fixture.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import { kinds, type NoticeKind, setChannel, setOwn, subscribe } from '../../contract/index.ts'
import { type NoticeWork, noticeStep } from '../worker.ts'
import { makeBrowser, type Receiver } from './receiver.ts'

/** A worker over the county of a test, and what its tests do to it. */
export function outbound(county: TestCounty, timeoutMs = 2500) {
  const lines: string[] = []
  const pool = createPool(county.runtime.database.worker, 4, () => undefined)
  const work: NoticeWork = {
    ...{ pool, timeoutMs, tellers: [], vault: openVault(county.runtime.folder) },
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
  }
  const admin = county.admin
  const secret = 'SEC-of-the-group'
  return {
    work,
    lines,
    step: (tells = false) => noticeStep(work, { tells, purges: false }),
    /** Steps until nothing is left that could go out now; pauses between tries are skipped. */
    async settle() {
      for (let n = 0; n < 40; n++) {
        await noticeStep(work, { tells: false, purges: false })
        const { rowCount } = await admin.query(
          "update notice.delivery set retry_at = now() where state = 'waiting' and due_at <= now()",
        )
        if (!rowCount) return
      }
      throw new Error('it never ends')
    },
    /** What gathers goes out now. */
    morning: () => admin.query('update notice.delivery set due_at = now() where slot is not null'),
    async channel(kind: 'push' | 'sms' | 'wecom' | 'dingtalk', receiver: Receiver, change: object = {}) {
      const id = newId()
      const where =
        kind === 'push'
          ? { hosts: [new URL(receiver.url).host], contact: 'it@county.example' }
          : { url: `${receiver.url}/${kind}`, secret }
      const body = { kind, name: id, topics: [], urgentOnly: false, inner: true, ...where, ...change }
      const done = await county.as('administrator').command(setChannel, body, { id })
      if (done.status !== 'accepted') throw new Error(JSON.stringify(done))
      return id
    },
    secret,
    async browser(person: PersonName, receiver: Receiver) {
      const browser = makeBrowser(`${receiver.url}/push/${randomBytes(8).toString('hex')}`)
      const id = newId()
      const done = await county.as(person).command(subscribe, browser.subscription, { id })
      if (done.status !== 'accepted') throw new Error(JSON.stringify(done))
      return { ...browser, id }
    },
    /** Somebody who is never quiet, and whose number is `phone`. */
    awake: (person: PersonName, topics: object = {}, phone?: string) =>
      county.as(person).command(setOwn, { quiet: { on: false, from: 0, to: 0 }, topics, ...(phone ? { phone } : {}) }),
    /** Raises an occasion as a module would, by the function that modules use. */
    async raise(
      people: readonly PersonName[],
      { kind = 'call_out' as NoticeKind, urgent = true, record = newId(), key = 'k', escalate = false } = {},
    ) {
      const now = new Date().toISOString()
      const row = {
        ...{ kind, topic: kinds[kind], record, key, urgent, at: now },
        whom: { to: [{ accounts: people.map(accountOf) }] },
        ...(escalate
          ? { escalateAt: now, escalateTo: { to: [{ path: String(countyCode), permission: 'duty.callOut' }] } }
          : {}),
      }
      await admin.query('select notice.raise_one($1, $2, $3)', [
        countyCode,
        JSON.stringify(row),
        accountOf('dispatcher'),
      ])
      return record
    },
    deliveries: async (columns = 'kind, state, tries, status, why') =>
      (await admin.query(`select ${columns} from notice.delivery order by made_at, kind`)).rows,
    clear: async () => {
      lines.length = 0
      for (const table of ['delivery', 'notice', 'occasion', 'subscription', 'setting', 'channel'])
        await admin.query(`delete from notice.${table}`)
    },
    stop: () => pool.end(),
  }
}
export type Outbound = ReturnType<typeof outbound>
