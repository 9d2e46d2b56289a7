#!/usr/bin/env node
/** The command line `lianfang`: works from any folder, on any Node that can start it. */
import { run } from '../scripts/bootstrap.mjs'

await run('src/main/cli.ts', process.argv.slice(2))
