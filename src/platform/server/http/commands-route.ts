import type { FastifyInstance } from 'fastify'
import { Closed, Instant, problems, type Static, Type, Uuid } from '../../contract/index.ts'
import { carryOver } from '../clock.ts'
import { check } from '../commands/check.ts'
import { type CommandResult, runCommands } from '../commands/run.ts'
import type { Services } from '../services.ts'
import { createLane } from './lane.ts'
import { languageOf, tokenOf } from './session.ts'
import { refuseStrangers } from './signed-in.ts'

/** Envelope of POST /api/commands: 1 to 500 commands of any names. */
export const Envelope = Closed({
  commands: Type.Array(
    Closed({
      id: Uuid,
      name: Type.String({ pattern: '^[a-z]+\\.[a-zA-Z]+$', maxLength: 60 }),
      body: Type.Record(Type.String(), Type.Unknown()),
      occurredAt: Instant,
      device: Type.Optional(Type.String({ maxLength: 64, format: 'words' })),
      hlc: Type.Optional(Type.String({ pattern: '^[0-9a-z]{11}-[0-9a-z]{4}-[0-9a-z]{1,64}$', maxLength: 81 })),
    }),
    { minItems: 1, maxItems: 500 },
  ),
})

/** Whether a command was refused for its text, maybe before anybody looked whose it is. */
function isAboutText({ problem }: CommandResult): boolean {
  return problem?.definition === problems.unknown_command || problem?.definition === problems.invalid
}

/** From how many commands on a request waits in the lane of phones and imports. */
const many = 20

/** The one way in. */
export function commandsRoute(app: FastifyInstance, services: Services): void {
  const lane = createLane(3, 2000)
  app.post('/api/commands', async (request) => {
    const token = tokenOf(request)
    const problem = check(Envelope, request.body)
    if (problem) {
      await refuseStrangers(services, token)
      throw problem
    }
    const language = languageOf(request)
    const { commands } = request.body as Static<typeof Envelope>
    if (services.runtime.clock)
      for (const command of commands) command.occurredAt = carryOver(services.runtime, command.occurredAt)
    const run = () => runCommands(services, { token }, commands, language)
    const results = await (commands.length < many ? run() : lane(run))
    if (results.every(isAboutText)) await refuseStrangers(services, token)
    return {
      results: results.map(({ problem: refused, ...rest }) =>
        refused ? { ...rest, problem: refused.in(language) } : rest,
      ),
    }
  })
}
