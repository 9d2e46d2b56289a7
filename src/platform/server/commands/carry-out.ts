import { uuidv7 } from 'uuidv7'
import type { Language } from '../../contract/index.ts'
import { type Command, type CommandDefinition, Problem, problems } from '../../contract/index.ts'
import { toProblem } from '../db/errors.ts'
import type { Queryable } from '../db/tx.ts'
import { canonical, type EntryRow, parcelText } from '../journal/canonical.ts'
import { insertEntries, type KnownEntry, keepConflict, knownEntries } from '../journal/queries.ts'
import type { Services } from '../services.ts'
import { check } from './check.ts'
import type { As, CommandResult, Context, Work } from './context.ts'
import type { HandledCommand, Item, Outcome } from './module.ts'
import { keyOf } from './open.ts'
import { work } from './work.ts'

/** What came of commands of one name in one transaction. */
export interface CarriedOut {
  done: CommandResult[]
  /** Of the journal, for the last statement of the transaction. */
  entries: EntryRow[]
  /** Modules beside the command's own that were written to. */
  touched: ReadonlySet<string>
  /** Statements under way that nobody waited for: the transaction counts only when they have ended. */
  pending: readonly Promise<unknown>[]
}

/** Carries out commands of one name inside an open transaction; `looksUp` asks the journal first what was done before. */
export async function carryOut(
  services: Services,
  handled: HandledCommand,
  commands: readonly Command[],
  language: Language,
  db: Queryable,
  context: Context,
  looksUp: boolean,
): Promise<CarriedOut> {
  const { definition } = handled
  const vault = services.vault
  const receivedAt = services.now()
  const touched = new Set<string>()
  const pending: Promise<unknown>[] = []
  const write: Work['write'] = (text, values) => {
    const under = db.queue(text, values)
    // It is asked for when the transaction ends; until then it must not end the process.
    under.catch(() => undefined)
    pending.push(under)
  }
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
    // What a module does upon an event is seen on its own screens too.
    const touch = (module: string) => void touched.add(module)
    const carry: Work['perform'] = async (command, how) => {
      const result = await perform(services, command, language, db, how, touch)
      if (result.status === 'accepted') touch(moduleOf(command.name))
      return result
    }
    const own = { write, isDoubtful: looksUp, perform: carry, touch }
    const hands = work(services, db, context, language, receivedAt, keyOf(context), own)
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
  return { done: commands.map(({ id }) => results.get(id) as CommandResult), entries, touched, pending }
}

/**
 * Carries out a command of somebody else within the transaction of another one: by the same checks, with a journal entry of its
 * own, and once. Whatever is refused leaves no trace, and the context is again that of the transaction.
 */
async function perform(
  services: Services,
  command: Command,
  language: Language,
  db: Queryable,
  { enter, leave }: As,
  touch: Work['touch'],
): Promise<CommandResult> {
  const handled = services.commands.get(command.name)
  const refuse = (problem: Problem): CommandResult => ({ id: command.id, status: 'refused', problem })
  if (!handled) return refuse(new Problem(problems.unknown_command))
  const problem = check(handled.definition.body, command.body, '/body')
  if (problem) return refuse(problem)
  await db.query('savepoint performed')
  try {
    const context = await enter()
    const { done, entries, pending, touched } = await carryOut(
      services,
      handled,
      [command],
      language,
      db,
      context,
      true,
    )
    await Promise.all(pending)
    for (const module of touched) touch(module)
    const [result] = done
    if (!result || result.status === 'refused' || result.status === 'conflict')
      throw result?.problem ?? new Problem(problems.conflict)
    const [entry] = entries
    if (entry) {
      const { text, values } = insertEntries(context.county, [entry])
      await db.query(text, values)
    }
    await leave()
    await db.query('release savepoint performed')
    return result
  } catch (error) {
    const known = toProblem(error, handled.constraints)
    if (!(known instanceof Problem) || known.definition.status >= 500) throw error
    await db.query('rollback to savepoint performed')
    return refuse(known)
  }
}

/** Entries that stand under the ids of these commands. */
export function findEntries(db: Queryable, commands: readonly Command[]): Promise<KnownEntry[]> {
  return db.query<KnownEntry>(knownEntries, [commands.map(({ id }) => id)])
}

/** By what two bodies of one id are known to be the same. */
export function macOf({ vault }: Services, definition: CommandDefinition, command: Command): Buffer {
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

/** Module of a command's name. */
export const moduleOf = (name: string): string => name.split('.')[0] ?? ''
