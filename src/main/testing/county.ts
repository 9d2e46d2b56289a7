import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Logger, pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import type {
  BodyOf,
  CommandDefinition,
  ParamsOf,
  ProblemBody,
  QueryDefinition,
  ResponseOf,
  ResultOf,
} from '#platform/contract/index.ts'
import type { InternalServer } from '#platform/server/http/server.ts'
import { newToken } from '#platform/server/http/session.ts'
import { urlsOf } from '#platform/server/install/install.ts'
import type { Secrets } from '#platform/server/postgres/secrets.ts'
import type { DatabaseUrls, Runtime } from '#platform/server/runtime.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import { startInternal } from '../internal.ts'
import { accountOf, countyCode, emergencyId, type PersonName } from './county-fixture.ts'

/** Result of one command as the API answers it. */
export interface Result<R = Record<string, unknown>> {
  id: string
  status: 'accepted' | 'repeated' | 'refused' | 'conflict'
  result?: R
  problem?: ProblemBody
}

/** Somebody with a session, over HTTP. */
export interface TestClient {
  /** Sends one command and gives its result; `more` sets id, time or device. */
  command<D extends CommandDefinition>(
    definition: D,
    body: BodyOf<D>,
    more?: { id?: string; occurredAt?: string; device?: string },
  ): Promise<Result<ResultOf<D>>>
  /** Sends commands as they are. */
  commands(
    commands: readonly { id: string; name: string; body: unknown; occurredAt: string; device?: string }[],
  ): Promise<Result[]>
  /** Asks a query; throws an Error whose message is the problem's code when it is refused. */
  get<D extends QueryDefinition>(definition: D, params?: ParamsOf<D>): Promise<ResponseOf<D>>
  raw(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown; headers: Record<string, unknown> }>
}

/** A server with a copy of the small county. */
export interface TestCounty {
  server: InternalServer
  runtime: Runtime
  /** A superuser's connection to this database, for looking behind the doors. */
  admin: pg.Client
  /** Where such a connection is made, for a test that needs another one. */
  adminUrl: string
  as(person: PersonName): TestClient
  /** A client without a session. */
  stranger(): TestClient
  /** Somebody whose session's cookie a test made. */
  holding(cookie: string): TestClient
  stop(): Promise<void>
}

let made = 0

/** What a test may want to be another way. */
export interface TestCountyOptions {
  log?: Logger
  /** Connection strings that the server gets, such as through a door that the test can shut. */
  through?: (urls: DatabaseUrls) => DatabaseUrls
}

/** Starts the internal server on a fresh copy of the template database. */
export async function startTestCounty(
  change: Partial<Runtime> = {},
  { log, through = (urls) => urls }: TestCountyOptions = {},
): Promise<TestCounty> {
  const { adminUrl, template, secrets } = inject('cluster')
  const database = `t_${process.pid}_${++made}_${Date.now().toString(36)}`
  const maker = new pg.Client({ connectionString: adminUrl })
  await maker.connect()
  await maker.query(`create database ${database} template ${template} owner lianfang_migrator`)
  const folder = mkdtempSync(join(tmpdir(), 'lianfang-county-'))
  const vault = openVault(folder)
  for (const key of ['journal', `county-${countyCode}`, `emergency-${emergencyId}`] as const) vault.createKey(key)
  const runtime: Runtime = {
    folder,
    database: through(urlsOf(adminUrl, database, JSON.parse(secrets) as Secrets)),
    host: '127.0.0.1',
    port: 0,
    publicPort: 0,
    demo: false,
    webRoot: folder,
    ...change,
  }
  const server = await startInternal(
    runtime,
    log ?? pino({ level: process.env.LIANFANG_LOG ?? 'error' }, pino.destination(2)),
  )
  const ownUrl = adminUrlOf(adminUrl, database)
  const admin = new pg.Client({ connectionString: ownUrl })
  await admin.connect()
  const sessions = new Map<PersonName, Promise<string>>()
  const tokenOf = async (person: PersonName) => {
    const { token, hash } = newToken()
    await admin.query(
      "insert into app.session (token_hash, id, county, account, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')",
      [hash, uuidv7(), countyCode, accountOf(person)],
    )
    return `lianfang=${token}`
  }
  const client = (cookie: () => Promise<string>) => testClient(server, cookie)
  return {
    server,
    runtime,
    admin,
    adminUrl: ownUrl,
    as: (person) =>
      client(() => {
        const known = sessions.get(person) ?? tokenOf(person)
        sessions.set(person, known)
        return known
      }),
    stranger: () => client(async () => ''),
    holding: (cookie) => testClient(server, async () => cookie),
    async stop() {
      await admin.end()
      await server.stop()
      await maker.query(`drop database if exists ${database} with (force)`)
      await maker.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Now, as a command's time. */
export const now = (): string => new Date().toISOString()
export { uuidv7 as newId }

function testClient(server: InternalServer, cookie: () => Promise<string>): TestClient {
  const raw: TestClient['raw'] = async (method, url, body, headers = {}) => {
    const answered = await server.app.inject({
      method,
      url,
      headers: {
        cookie: await cookie(),
        host: '127.0.0.1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    })
    const type = String(answered.headers['content-type'] ?? '')
    return {
      status: answered.statusCode,
      body: /json/.test(type) && answered.body !== '' ? answered.json() : answered.rawPayload,
      headers: answered.headers,
    }
  }
  const commands: TestClient['commands'] = async (list) => {
    const { status, body } = await raw('POST', '/api/commands', { commands: list })
    if (status !== 200) throw new Error((body as ProblemBody).code)
    return (body as { results: Result[] }).results
  }
  return {
    raw,
    commands,
    async command(definition, body, more = {}) {
      const [result] = await commands([{ id: uuidv7(), name: definition.name, body, occurredAt: now(), ...more }])
      return result as never
    },
    async get(definition, params) {
      const query = new URLSearchParams(
        Object.entries(params ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
      )
      const { status, body } = await raw('GET', `${definition.path}?${query}`)
      if (status !== 200) throw new Error((body as ProblemBody).code)
      return body as never
    },
  }
}

function adminUrlOf(url: string, database: string): string {
  const parsed = new URL(url.replace('@/', '@socket/'))
  parsed.pathname = `/${database}`
  return url.includes('@/') ? parsed.href.replace('@socket/', '@/') : parsed.href
}
