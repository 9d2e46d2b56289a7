import pg from 'pg'
import { newToken } from '#platform/server/http/session.ts'
import { newId, type TestCounty } from './county.ts'
import { accountOf, countyCode, type PersonName } from './county-fixture.ts'

/**
 * Runs free SQL as a login of the product, in the context that somebody gets for a permission: what a way past the server's
 * own statements could do. Everything is rolled back.
 */
export async function withSql<T>(
  county: TestCounty,
  person: PersonName,
  permission: string,
  work: (client: pg.Client) => Promise<T>,
  login: 'staff' | 'auditor' = 'staff',
): Promise<T> {
  const { hash } = newToken()
  await county.admin.query(
    "insert into app.session (token_hash, id, county, account, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')",
    [hash, newId(), countyCode, accountOf(person)],
  )
  const client = new pg.Client({ connectionString: county.runtime.database[login] })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select app.enter($1, $2)', [hash, permission])
    return await work(client)
  } finally {
    await client.query('rollback')
    await client.end()
    await county.admin.query('delete from app.session where token_hash = $1', [hash])
  }
}

/** Code of the database's error for a statement of its own, or undefined when it did what it says. */
export async function refusal(client: pg.Client, text: string, values: unknown[] = []): Promise<string | undefined> {
  await client.query('savepoint one')
  try {
    await client.query(text, values)
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await client.query('rollback to savepoint one')
  }
}
