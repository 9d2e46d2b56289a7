import { uuidv7 } from 'uuidv7'
import type { Language } from '../../contract/index.ts'
import { type Command, type CommandDefinition, Problem, problems } from '../../contract/index.ts'
import { closeWith } from '../db/bracket.ts'
import { isRetryable, isUniqueViolation, toProblem } from '../db/errors.ts'
import type { Client } from '../db/pool.ts'
import { type Queryable, queryable, withClient } from '../db/tx.ts'
import { canonical, type EntryRow, parcelText } from '../journal/canonical.ts'
import { insertEntries, type KnownEntry, keepConflict, knownEntries } from '../journal/queries.ts'
import type { Services } from '../services.ts'
import { check } from './check.ts'
import type { Context } from './context.ts'
import type { HandledCommand, Item, Outcome } from './module.ts'
import { type Caller, inContext, keyOf, VoidTicket } from './open.ts'
import { deedOrder } from './order.ts'
import { work } from './work.ts'

/** What became of one command, before it is put into the caller's language. */
export interface CommandResult {
  id: string
  status: 'accepted' | 'repeated' | 'refused' | 'conflict'
  result?: unknown
  problem?: Problem
}

/**
 * Runs commands in their order, what one device did in the order of its deeds; answers in the order of the request. Neighbours of one name share a transaction and one call of their handler; each transaction
 * holds rows, journal entry and events together. A system failure throws: whoever sends again with the same ids gets the
 * first results for what was committed before it.
 */
export async function runCommands(
  services: Services,
  caller: Caller,
  commands: readonly Command[],
  language: Language,
): Promise<CommandResult[]> {
  const results: CommandResult[] = []
  let group: Command[] = []
  const flush = async () => {
    if (group.length > 0) results.push(...(await runGroup(services, caller, group, language)))
    group = []
  }
  const order = deedOrder(commands)
  for (const at of order) {
    const command = commands[at] as Command
    if (group.length > 0 && (group[0]?.name !== command.name || group.some((other) => other.id === command.id)))
      await flush()
    group.push(command)
  }
  await flush()
  const answers: CommandResult[] = []
  order.forEach((at, done) => {
    answers[at] = results[done] as CommandResult
  })
  return answers
}

async function runGroup(
  services: Services,
  caller: Caller,
  group: readonly Command[],
  language: Language,
): Promise<CommandResult[]> {
  const handled = services.commands.get(group[0]?.name ?? '')
  if (!handled)
    return group.map(({ id }) => ({ id, status: 'refused', problem: new Problem(problems.unknown_command) }))
  const results = new Map<string, CommandResult>()
  const sound: Command[] = []
  const unfit: Command[] = []
  for (const command of group) {
    const problem = check(handled.definition.body, command.body, '/body')
    if (problem) results.set(command.id, { id: command.id, status: 'refused', problem })
    ;(problem ? unfit : sound).push(command)
  }
  for (const result of await doneBefore(services, caller, handled, unfit)) results.set(result.id, result)
  if (sound.length > 0) {
    for (const result of await runSound(services, caller, handled, sound, language)) results.set(result.id, result)
  }
  for (const { status } of results.values()) services.metrics.commands.inc({ name: handled.definition.name, status })
  return group.map(({ id }) => results.get(id) as CommandResult)
}

/**
 * Of commands that do not fit the contract, those that were taken when it was an older one: a phone that never heard the
 * answer sends them again as they were, and they are answered as they were. Whatever else there is about them, they are unfit.
 */
async function doneBefore(
  services: Services,
  caller: Caller,
  handled: HandledCommand,
  commands: readonly Command[],
): Promise<CommandResult[]> {
  if (commands.length === 0) return []
  const { definition } = handled
  const look = (client: Client) =>
    inContext(
      client,
      services.tickets,
      caller,
      definition,
      async ({ account }) => {
        const known = new Map((await findEntries(queryable(client), commands)).map((entry) => [entry.id, entry]))
        return commands.flatMap((command): CommandResult[] => {
          const entry = known.get(command.id)
          if (entry?.actor !== account || !entry.body_mac.equals(macOf(services, definition, command))) return []
          return [{ id: command.id, status: 'repeated', result: entry.result ?? undefined }]
        })
      },
      () => client.query('commit'),
    )
  try {
    return await withClient(services.staff, look)
  } catch (error) {
    if (error instanceof VoidTicket) return doneBefore(services, caller, handled, commands)
    if (toProblem(error) instanceof Problem) return []
    throw error
  }
}

/**
 * Tries the batch; when the batch as a whole fails for a reason of one of its members, tries them one by one. Commands are
 * taken for new at first, as nearly all are: one that came before cannot enter the journal a second time. So whenever
 * anything but plain success comes out, all of it is undone and tried again with a look into the journal first.
 */
async function runSound(
  services: Services,
  caller: Caller,
  handled: HandledCommand,
  commands: readonly Command[],
  language: Language,
  isDoubtful = false,
): Promise<CommandResult[]> {
  let looksUp = isDoubtful
  for (let attempt = 1; ; attempt++) {
    try {
      const done = await withClient(services.staff, (client) =>
        transact(services, caller, handled, commands, language, client, looksUp),
      )
      if (done.some(({ status }) => status === 'accepted'))
        services.live.changed(handled.definition.name.split('.')[0] ?? '')
      return done
    } catch (error) {
      if (error instanceof VoidTicket || (isRetryable(error) && attempt < 4)) continue
      const problem = toProblem(error, handled.constraints)
      if (!(problem instanceof Problem)) {
        if (looksUp) throw error
        // What was done before must be answered as done, whatever its handler makes of it the second time.
        looksUp = true
        continue
      }
      if (
        problem.definition.status >= 500 ||
        problem.definition === problems.not_signed_in ||
        problem.definition === problems.password_must_change
      )
        throw problem
      if (!looksUp || (isUniqueViolation(error) && attempt < 2)) {
        looksUp = true
        continue
      }
      if (commands.length === 1) return [{ id: (commands[0] as Command).id, status: 'refused', problem }]
      const results: CommandResult[] = []
      for (const command of commands)
        results.push(...(await runSound(services, caller, handled, [command], language, true)))
      return results
    }
  }
}

async function transact(
  services: Services,
  caller: Caller,
  handled: HandledCommand,
  commands: readonly Command[],
  language: Language,
  client: Client,
  looksUp: boolean,
): Promise<CommandResult[]> {
  const { done } = await inContext(
    client,
    services.tickets,
    caller,
    handled.definition,
    (context) => carryOut(services, handled, commands, language, queryable(client), context, looksUp),
    ({ entries }, { county }) => {
      const [first, ...others] = entries
      if (!first) return client.query('commit')
      const { text, values } = insertEntries(county, [first, ...others])
      return closeWith(client, text, values)
    },
  )
  return done
}

async function carryOut(
  services: Services,
  handled: HandledCommand,
  commands: readonly Command[],
  language: Language,
  db: Queryable,
  context: Context,
  looksUp: boolean,
): Promise<{ done: CommandResult[]; entries: EntryRow[] }> {
  const { definition } = handled
  const vault = services.vault
  const receivedAt = services.now()
  const before = looksUp ? await findEntries(db, commands) : []
  const known = new Map(before.map((entry) => [entry.id, entry]))

  const results = new Map<string, CommandResult>()
  const fresh: { command: Command; item: Item<never>; bodyMac: Buffer }[] = []
  for (const command of commands) {
    const bodyMac = macOf(services, definition, command)
    const before = known.get(command.id)
    if (!before) {
      const item = {
        id: command.id,
        body: command.body as never,
        occurredAt: new Date(command.occurredAt),
        device: command.device,
      }
      fresh.push({ command, item, bodyMac })
    } else if (before.actor !== context.account) {
      // Somebody else's id: nothing of theirs is told, and nothing is kept of what may be out of reach.
      results.set(command.id, { id: command.id, status: 'conflict', problem: new Problem(problems.conflict) })
    } else if (before.body_mac.equals(bodyMac)) {
      results.set(command.id, { id: command.id, status: 'repeated', result: before.result ?? undefined })
    } else {
      const key = keyOf(context)
      const row = {
        county: context.county,
        id: uuidv7(),
        command: command.id,
        name: command.name,
        actor: context.account,
        at: receivedAt,
        bodyMac,
        emergency: context.emergency,
      }
      await keepConflict(db, {
        ...row,
        cipher: vault.seal(key, `journal.conflict:${command.id}`, JSON.stringify(keptBody(definition, command))),
      })
      results.set(command.id, { id: command.id, status: 'conflict', problem: new Problem(problems.conflict) })
    }
  }

  const accepted: {
    command: Command
    item: Item<never>
    bodyMac: Buffer
    outcome: Extract<Outcome<unknown>, { result: unknown }>
  }[] = []
  if (fresh.length > 0) {
    if (definition.classes.includes('person.write') && context.emergency === null)
      throw new Problem(problems.no_live_emergency)
    const hands = work(services, db, context, language, receivedAt, keyOf(context))
    const outcomes = await handled.handle(
      hands,
      fresh.map(({ item }) => item),
    )
    const refused = outcomes.find((outcome) => 'problem' in outcome)
    if (refused && !looksUp) throw refused.problem
    fresh.forEach((one, index) => {
      const outcome = outcomes[index] as Outcome<unknown>
      if ('problem' in outcome)
        results.set(one.command.id, { id: one.command.id, status: 'refused', problem: outcome.problem })
      else {
        accepted.push({ ...one, outcome })
        results.set(one.command.id, {
          id: one.command.id,
          status: 'accepted',
          result: { ...(outcome.result as object), ...outcome.answerOnly },
        })
      }
    })
  }
  const entries = parcel(services, context, definition, accepted, receivedAt)
  return { done: commands.map(({ id }) => results.get(id) as CommandResult), entries }
}

function findEntries(db: Queryable, commands: readonly Command[]): Promise<KnownEntry[]> {
  return db.query<KnownEntry>(knownEntries, [commands.map(({ id }) => id)])
}

/** By what two bodies of one id are known to be the same. */
function macOf({ vault }: Services, definition: CommandDefinition, command: Command): Buffer {
  return vault.blind('journal', 'body', `${command.name}\0${canonical(keptBody(definition, command))}`)
}

/** The body without what is kept nowhere; two commands that differ only in that count as the same. */
function keptBody({ secrets }: CommandDefinition, { body }: Command): unknown {
  if (!secrets) return body
  return Object.fromEntries(Object.entries(body as object).filter(([field]) => !secrets.includes(field)))
}

/** The journal entries of one transaction: one ciphertext of all bodies, one mac over all rows. */
function parcel(
  services: Services,
  context: Context,
  definition: CommandDefinition,
  accepted: readonly { command: Command; item: Item<never>; bodyMac: Buffer; outcome: { result: unknown } }[],
  receivedAt: Date,
): EntryRow[] {
  const first = accepted[0]
  if (!first) return []
  const id = first.command.id
  const cipher = services.vault.seal(
    keyOf(context),
    `journal.entry:${id}`,
    JSON.stringify(accepted.map(({ command }) => keptBody(definition, command))),
  )
  const entries: EntryRow[] = accepted.map(({ command, item, bodyMac, outcome }, ord) => ({
    id: command.id,
    parcel: id,
    ord,
    name: command.name,
    actor: context.account,
    emergency: context.emergency,
    device: command.device ?? null,
    hlc: command.hlc ?? null,
    occurred_at: item.occurredAt,
    received_at: receivedAt,
    body_mac: bodyMac,
    result: outcome.result,
    cipher: ord === 0 ? cipher : null,
    mac: null,
    members: null,
  }))
  const head = entries[0] as EntryRow
  head.mac = services.vault.blind('journal', 'parcel', parcelText(context.county, entries))
  return entries
}
