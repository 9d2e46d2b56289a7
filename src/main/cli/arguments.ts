import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupError } from '#platform/server/postgres/errors.ts'
import { CHECKOUT } from './place.ts'

/** The commands of the command line. */
export const COMMANDS = ['start', 'demo', 'migrate', 'doctor', 'verify', 'help', 'version'] as const

/** What was asked for on the command line. */
export interface Arguments {
  command: (typeof COMMANDS)[number]
  /** Absolute, when given. */
  data: string | undefined
  host: string
  port: number
  json: boolean
  reset: boolean
  replay: boolean
  /** The moment that a demo county shows, in milliseconds since 1970; `now` for the real one again. */
  at?: number | 'now'
  /** Paths of the PEM files when the server ends TLS itself. */
  tls?: { cert: string; key: string }
  /** How many times faster than life the replay runs; Infinity for as fast as it goes. */
  speed: number
}

const DEFAULT_PORT = 8420
const LAST_PORT = 65_535

/** Reads the command line; anything not understood is a `bad-arguments`. */
export function readArguments(given: string[]): Arguments {
  const { values, positionals } = parse(given)
  const command = values.version ? 'version' : values.help ? 'help' : (positionals[0] ?? 'help')
  const known = COMMANDS.find((name) => name === command)
  if (!known || positionals.length > 1) throw bad(`Unknown: ${positionals.join(' ')}.`)
  if ((values.cert === undefined) !== (values.key === undefined)) throw bad('--cert, --key: both or none.')
  return {
    command: known,
    data: values.data === undefined ? undefined : path(values.data),
    host: values.host ?? '127.0.0.1',
    port: number('--port', values.port, DEFAULT_PORT, 0, LAST_PORT - 1, true),
    json: values.json ?? false,
    reset: values.reset ?? false,
    replay: values.replay ?? false,
    ...(values.at !== undefined && { at: moment(values.at) }),
    ...(values.cert !== undefined &&
      values.key !== undefined && { tls: { cert: path(values.cert), key: path(values.key) } }),
    speed:
      values.speed === 'max' ? Number.POSITIVE_INFINITY : number('--speed', values.speed, 600, 0.1, 1_000_000, false),
  }
}

function parse(given: string[]) {
  try {
    return parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        speed: { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        json: { type: 'boolean' },
        reset: { type: 'boolean' },
        replay: { type: 'boolean' },
        at: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    })
  } catch (error) {
    throw bad((error as Error).message)
  }
}

function number(
  name: string,
  text: string | undefined,
  usual: number,
  min: number,
  max: number,
  whole: boolean,
): number {
  if (text === undefined) return usual
  const value = Number(text)
  if (text.trim() !== '' && value >= min && value <= max && (!whole || Number.isInteger(value))) return value
  throw bad(`${name} ${text}: ${min} - ${max}.`)
}

function moment(text: string): number | 'now' {
  if (text === 'now') return text
  const at = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw bad(`--at ${text}: 2020-02-08T09:00:00+08:00, now.`)
  return at
}

function bad(said: string): SetupError {
  return new SetupError('bad-arguments', { said })
}

/** Relative paths are meant from where the user is; npm moves its scripts to the checkout and leaves the place here. */
function path(text: string): string {
  const isMoved = process.env.INIT_CWD !== undefined && process.cwd() === CHECKOUT
  return resolve(isMoved ? (process.env.INIT_CWD ?? '.') : '.', text)
}
