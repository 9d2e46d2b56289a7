/** The command line of the product. */
import { asSetupError, SetupError } from '#platform/server/postgres/errors.ts'
import { readArguments } from './cli/arguments.ts'
import { say, saySetup } from './cli/messages.ts'
import { productVersion } from './cli/place.ts'

process.exitCode = await run(process.argv.slice(2)).catch((thrown: unknown) => {
  const error = asSetupError(thrown, '')
  if (error instanceof SetupError) process.stderr.write(`${saySetup(error.code, error.params)}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
})
// Whatever is still open here (a pool, a watcher) has nothing left to do.
process.exit()

/** Each command's code is read when it is wanted: `help` needs no database driver. */
async function run(given: string[]): Promise<number> {
  const args = readArguments(given)
  switch (args.command) {
    case 'start':
      return (await import('./cli/start.ts')).runProduct('main', args)
    case 'demo':
      return (await import('./cli/start.ts')).runProduct('demo', args)
    case 'migrate':
      return (await import('./cli/tools.ts')).runMigrate(args)
    case 'verify':
      return (await import('./cli/tools.ts')).runVerify(args)
    case 'doctor':
      return (await import('./cli/doctor.ts')).runDoctor(args)
    case 'version':
      process.stdout.write(`${productVersion()}\n`)
      return 0
    case 'help':
      process.stdout.write(`${say('help')}\n`)
      return 0
  }
}
