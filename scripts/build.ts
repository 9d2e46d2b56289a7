/** `npm run build`: the web into dist/web, unless it is there already as the sources have it. */
import { saySetup } from '#main/cli/messages.ts'
import { CHECKOUT } from '#main/cli/place.ts'
import { openProgress } from '#main/cli/progress.ts'
import { buildWeb } from '#main/supervisor/web-build.ts'
import { SetupError } from '#platform/server/postgres/errors.ts'

try {
  await openProgress().step('step.building', () => buildWeb(CHECKOUT).done)
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${saySetup(error.code, error.params)}\n`)
  process.exitCode = 1
}
