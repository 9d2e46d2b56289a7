import type { Language } from '../../contract/index.ts'
import { type Command, Problem, problems } from '../../contract/index.ts'
import { closeWith } from '../db/bracket.ts'
import { isRetryable, isUniqueViolation, toProblem } from '../db/errors.ts'
import type { Client } from '../db/pool.ts'
import { queryable, withClient } from '../db/tx.ts'
import { insertEntries } from '../journal/queries.ts'
import type { Services } from '../services.ts'
import { carryOut, findEntries, macOf, moduleOf } from './carry-out.ts'
import { check } from './check.ts'
import type { CommandResult } from './context.ts'
import type { HandledCommand } from './module.ts'
import { type Caller, inContext, VoidTicket } from './open.ts'
import { deedOrder } from './order.ts'

export type { CommandResult } from './context.ts'

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
      if (done.some(({ status }) => status === 'accepted')) services.live.changed(moduleOf(handled.definition.name))
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
  const { done, touched } = await inContext(
    client,
    services.tickets,
    caller,
    handled.definition,
    (context) => carryOut(services, handled, commands, language, queryable(client), context, looksUp),
    async ({ entries, pending }, { county }) => {
      const [first, ...others] = entries
      // With nothing for the journal nothing is left to travel with.
      if (!first) return Promise.all(pending).then(() => client.query('commit'))
      const { text, values } = insertEntries(county, [first, ...others])
      const closed = closeWith(client, text, values)
      closed.catch(() => undefined)
      // The database passes over what follows a failure: the first one says what happened.
      await Promise.all(pending)
      return closed
    },
  )
  for (const module of touched) services.live.changed(module)
  return done
}
