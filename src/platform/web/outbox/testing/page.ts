import { Closed, type CommandDefinition, defineCommand, Type } from '#platform/contract/index.ts'
import {
  closeOutbox,
  enqueue,
  forget,
  knowCommands,
  openOutbox,
  outboxEntries,
  outboxHealth,
  pendingCount,
  retryNow,
  sendAgain,
} from '../../outbox.ts'
import { PhoneDb } from '../../store/db.ts'
import { PhoneOutbox } from '../../store/outbox-storage.ts'
import { Vault } from '../../store/vault.ts'
import { memoryStorage, type OutboxStorage } from '../storage.ts'

const common = { result: Closed({ n: Type.Integer() }), offline: true, roles: 'self', classes: [] } as const
const name = 'test.knock'

/** A command as one version of the application knows it, and as the next one does. */
const first = defineCommand({ name, body: Closed({ door: Type.String({ maxLength: 40 }) }), ...common })
const second = defineCommand({
  name,
  body: Closed({ door: Type.String({ maxLength: 40 }), outcome: Type.String() }),
  version: 2,
  upgrade: (body) => ({ ...(body as object), outcome: 'registered' }),
  ...common,
})

/** The phone of this page, open. */
async function phone(storageOf: (outbox: PhoneOutbox) => OutboxStorage = (outbox) => outbox) {
  const db = new PhoneDb('outbox-test')
  const vault = new Vault(db)
  const outbox = new PhoneOutbox(db, vault, async () => undefined)
  await vault.start()
  const storage = storageOf(outbox)
  vault.onChange(() => (vault.state === 'open' ? openOutbox(storage) : closeOutbox()))
  if (vault.state === 'empty') await vault.create('0190', '246813', { memory: 8192, passes: 1 })
  else await vault.unlock('246813')
  Object.assign(globalThis, { made: { outbox } })
  return { db, vault, outbox }
}

/** A storage in whose n-th moment the tab dies: that call, before or after it reached the disk, never comes back. */
function dyingAt(moment: number) {
  let moments = 0
  const pass = async (): Promise<void> => {
    if (moments++ === moment) {
      Object.assign(globalThis, { isDead: true })
      globalThis.fetch = () => new Promise(() => {})
    }
    if (moments > moment) await new Promise(() => {})
  }
  return (disk: OutboxStorage): OutboxStorage => ({
    list: () => disk.list(),
    put: async (entry) => {
      await pass()
      await disk.put(entry)
      await pass()
    },
    receipt: async (...receipt) => {
      await pass()
      await disk.receipt(...receipt)
      await pass()
    },
  })
}

/** As `enqueue`, with what can leave the page. */
function knock(
  definition: CommandDefinition,
  body: object,
): { id: string; stored: Promise<boolean>; settled: Promise<unknown> } {
  const { id, stored, settled } = enqueue(definition, body as never)
  return { id, stored, settled }
}

Object.assign(globalThis, {
  store: {
    phone,
    dyingAt,
    knock,
    first,
    second,
    knowCommands,
    openOutbox,
    closeOutbox,
    memoryStorage,
    outboxEntries,
    outboxHealth,
    pendingCount,
    retryNow,
    forget,
    sendAgain,
  },
})
