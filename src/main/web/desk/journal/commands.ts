import { agencyCommands } from '#modules/agency/contract/index.ts'
import { dispatchCommands } from '#modules/dispatch/contract/index.ts'
import { emergencyCommands } from '#modules/emergency/contract/index.ts'
import { placeCommands } from '#modules/place/contract/index.ts'
import { registryCommands } from '#modules/registry/contract/index.ts'

/** Names of all commands by module, as the journal writes them. `app.found` is the founding of the county. */
export const commandNames: Readonly<Record<string, readonly string[]>> = {
  registry: registryCommands.map(({ name }) => name),
  dispatch: dispatchCommands.map(({ name }) => name),
  place: placeCommands.map(({ name }) => name),
  agency: agencyCommands.map(({ name }) => name),
  emergency: emergencyCommands.map(({ name }) => name),
  app: ['app.found'],
}
