import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { Closed, type Command, type Language, Problem, problems, type Static, Type } from '#platform/contract/index.ts'
import { check } from '#platform/server/commands/check.ts'
import { deedOrder } from '#platform/server/commands/order.ts'
import { runCommands } from '#platform/server/commands/run.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { Envelope } from '#platform/server/http/commands-route.ts'
import { findToken, hashToken, languageOf, newToken } from '#platform/server/http/session.ts'
import { sealedKey } from '#platform/server/sealed/key.ts'
import type { Services } from '#platform/server/services.ts'
import { claimedDevice, isSignedBy, openSealed, type Parcel } from '#platform/sync/sealed.ts'
import { findDevice, type KnownDevice } from '../queries-device.ts'
import { findBearer, keepSealed, noteUnread } from '../queries-sealed.ts'
import { beginSession, listCounties } from '../queries-sign-in.ts'
import { networkOf } from '../sign-in/network.ts'
import { deviceTokenOf } from './cookie.ts'
import { secretAbout } from './enrol.ts'
import { sealKept } from './kept.ts'

/** What somebody brings: up to 50 parcels. */
const Body = Closed({
  parcels: Type.Array(Type.String({ pattern: '^[\\w-]+$', minLength: 1, maxLength: 300_000 }), {
    minItems: 1,
    maxItems: 50,
  }),
})

/** What became of a command, without a word of what is in it. `kept`: for somebody in charge, since its person may not. */
interface Receipt {
  id: string
  status: 'accepted' | 'repeated' | 'conflict' | 'kept'
}

/** Requests of one network in a minute; a phone that delivers a thousand commands needs twenty. */
const perMinute = 120

/** Takes parcels from whoever brings them. Each command runs as its device's person, with that person's roles of now. */
export function sealedRoute(app: FastifyInstance, services: Services): void {
  const seen = new Map<string, number>()
  let minute = 0
  app.post('/api/sealed', async (request, reply) => {
    const now = Math.floor(Date.now() / 60_000)
    if (now !== minute) seen.clear()
    minute = now
    const network = networkOf(request.ip)
    const count = (seen.get(network) ?? 0) + 1
    seen.set(network, count)
    if (count > perMinute) throw new Problem(problems.too_many_requests, { seconds: 60 })
    const problem = check(Body, request.body)
    if (problem) throw problem
    const { parcels } = request.body as Static<typeof Body>
    const results: ({ receipts: Receipt[] } | { problem: 'unreadable' })[] = []
    const opened: (Opened | undefined)[] = []
    for (const parcel of parcels) opened.push(await take(services, parcel))
    // Whoever brought them shuffled them: each phone's parcels run in the order of its deeds.
    const firsts = opened.map((one) => one && { ...one.commands[0], device: one.id })
    const session = findToken(request)
    const bearer = await inSignIn(services, (db) =>
      findBearer(db, session === undefined ? undefined : hashToken(session), deviceTokenOf(request)),
    )
    let isNew = false
    for (const at of deedOrder(firsts)) {
      const one = opened[at]
      if (one) {
        const broughtBy = bearer?.county === one.device.county ? bearer.account : null
        const receipts = await run(services, one, broughtBy, languageOf(request))
        isNew ||= receipts.some(({ status }) => status === 'kept')
        results[at] = { receipts }
      } else {
        const device = claimedDevice(parcels[at] as string)
        if (bearer && device)
          isNew ||= await inSignIn(services, (db) => noteUnread(db, bearer.county, device, bearer.account))
        results[at] = { problem: 'unreadable' }
      }
    }
    if (isNew) services.live.changed('agency')
    reply.header('cache-control', 'no-store')
    return { results }
  })
}

/** A parcel of a phone of ours. */
interface Opened {
  /** Of the device. */
  id: string
  device: KnownDevice
  commands: readonly Command[]
}

/** Opens a parcel; undefined when it is not of a phone of ours, or somebody changed it. */
async function take(services: Services, text: string): Promise<Opened | undefined> {
  const parcel = await open(services, text)
  const device = parcel && (await inSignIn(services, (db) => findDevice(db, parcel.device)))
  if (!device || device.account !== parcel.account) return undefined
  const { vault } = services
  const secret = vault.open(`county-${device.county}`, secretAbout(parcel.device), device.secret)
  if (!(await isSignedBy(secret, parcel))) return undefined
  const body = { commands: JSON.parse(parcel.commands) as Command[] }
  if (check(Envelope, body)) return undefined
  return { id: parcel.device, device, commands: body.commands }
}

async function open(services: Services, text: string): Promise<Parcel | undefined> {
  for (const { code } of await inSignIn(services, listCounties)) {
    if (!services.vault.hasKey(`county-${code}`)) continue
    const parcel = await openSealed(sealedKey(services.vault, code).privateKey, text)
    if (parcel) return parcel
  }
  return undefined
}

async function run(
  services: Services,
  { id, device, commands }: Opened,
  broughtBy: string | null,
  language: Language,
): Promise<Receipt[]> {
  // A session for this moment: what may be done is decided where it always is, by the roles that are held now.
  const { hash } = newToken()
  const { county, account } = device
  const expires = new Date(Date.now() + 60_000)
  const session = { hash, id: uuidv7(), county, account, expires, network: 'sealed', device: null, restricted: false }
  await inSignIn(services, (db) => beginSession(db, session))
  const receipts: Receipt[] = []
  for (const command of commands) {
    // What needs a desk does not come from a phone's outbox.
    const isOffline = services.commands.get(command.name)?.definition.offline === true
    const [result] = isOffline ? await runCommands(services, { token: hash }, [command], language) : []
    if (result && result.status !== 'refused') {
      receipts.push({ id: command.id, status: result.status })
      continue
    }
    const problem = result?.problem?.definition.code ?? problems.not_permitted.code
    const cipher = sealKept(services.vault, county, device.emergency, command)
    const kept = { id: command.id, device: id, broughtBy, name: command.name, problem, at: services.now(), cipher }
    const is = await inSignIn(services, (db) => keepSealed(db, device, kept))
    // Brought once more after somebody released it: it took effect then.
    receipts.push({ id: command.id, status: is === 'released' ? 'repeated' : 'kept' })
  }
  return receipts
}

function inSignIn<T>(services: Services, statements: (db: ReturnType<typeof queryable>) => Promise<T>): Promise<T> {
  return withClient(services.signIn, (client) => statements(queryable(client)))
}
