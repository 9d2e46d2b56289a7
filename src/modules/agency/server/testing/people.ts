import { TOTP } from 'otpauth'
import type { TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode, type PersonName } from '#main/testing/county-fixture.ts'
import { hashPassword } from '../passwords/hash.ts'

/** A password that the tests give to people of the fixture. */
export const password = 'the pine above the river'

/** Gives people of the fixture a password, so that they can sign in. */
export async function givePasswords(county: TestCounty, ...people: PersonName[]): Promise<void> {
  const hash = await hashPassword(password)
  await county.admin.query('update agency.account set password = $3 where county = $1 and id = any ($2::uuid[])', [
    countyCode,
    people.map(accountOf),
    hash,
  ])
}

/** What the sign-in route answers; `cookie` is to be sent back. */
export interface Answer {
  status: number
  body: Record<string, unknown> & { code?: string; account?: { id: string; mustChange: boolean } }
  cookie: string
  headers: Record<string, unknown>
}

/** Sends something to the session route, from an address. */
export async function session(
  county: TestCounty,
  method: 'GET' | 'POST' | 'DELETE',
  payload?: Record<string, unknown>,
  more: { from?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const answered = await county.server.app.inject({
    method,
    url: '/api/session',
    headers: { host: '127.0.0.1', ...more.headers },
    remoteAddress: more.from ?? '198.51.100.7',
    ...(payload ? { payload } : {}),
  })
  const set = answered.headers['set-cookie']
  return {
    status: answered.statusCode,
    body: answered.body === '' ? {} : answered.json(),
    cookie: String(Array.isArray(set) ? set[0] : (set ?? '')).split(';')[0] ?? '',
    headers: answered.headers,
  }
}

/** Signs in with the tests' password. */
export function enter(county: TestCounty, person: PersonName, more: Record<string, unknown> = {}, from?: string) {
  return session(county, 'POST', { username: person.toLowerCase(), password, ...more }, from ? { from } : {})
}

/** Code of an authenticator, some periods of 30 s from now. */
export function codeOf(secret: string, periods = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + periods * 30_000 })
}
