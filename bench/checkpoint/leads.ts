import { uuidv7 } from 'uuidv7'
import { openVault } from '#platform/server/vault/vault.ts'
import { openClient } from '../lib/http-client.ts'
import { atMost, type Result } from '../lib/result.ts'
import { county, emergency, sizes } from '../registry/county.ts'
import { fill } from '../registry/fill.ts'
import { type Ground, installInto, startProcess } from '../registry/product.ts'
import { account } from '../sync/holder.ts'
import * as queries from './queries.ts'

/** Rows of the list, and rows of one lot. */
const [listed, lot] = [10_000, 2000]

/**
 * A list of 10,000 comes in while a whole county is on the roll: a quarter is known by number, a quarter by name with the year of
 * birth, the rest by nothing. Measured is all of it, from the first lot sent to the last answer: reading, comparing, writing.
 */
export async function measureLeads(ground: Ground): Promise<Result[]> {
  const runtime = await installInto(ground, 'county_leads')
  const admin = await ground.admin('county_leads')
  await fill(admin, sizes[1] as (typeof sizes)[1])
  const internal = await startProcess('internal', runtime)
  try {
    return await measure(admin, internal.port, runtime.folder)
  } finally {
    await internal.stop()
    await admin.end()
  }
}

async function measure(admin: Awaited<ReturnType<Ground['admin']>>, port: number, folder: string): Promise<Result[]> {
  const vault = openVault(folder)
  const digest = (kind: string, value: string) => vault.blind(`emergency-${emergency}`, kind, value).toString('hex')
  const { rows } = await admin.query<{ id: string }>(queries.residents, [county])
  const person = (at: number) => ({ name: `测试居民${at}`, number: `T${100_000_000 + at}`, year: 1930 + (at % 80) })
  for (let at = 0; at < rows.length; at += 5000) {
    const part = rows.slice(at, at + 5000).map(({ id }, index) => {
      const { name, number, year } = person(at + index)
      return { id, name: digest('name', name), number: digest('id', number), year }
    })
    await admin.query(queries.setIndexes, [county, JSON.stringify(part)])
  }
  await admin.query('analyze registry.resident')
  const { cookie } = await account(admin, 'leads', String(county), 'dispatcher')
  const { rows: areas } = await admin.query<{ id: string }>(queries.areaAt, [county, String(county)])
  const client = openClient(port, cookie)
  const step = Math.floor(rows.length / listed)
  const lines = Array.from({ length: listed }, (_, at) => {
    const known = person(at * step)
    if (at % 4 === 0) return { row: at + 2, name: `改名${at}`, idNumber: known.number }
    if (at % 4 === 1) return { row: at + 2, name: known.name, birthYear: known.year }
    return { row: at + 2, name: `外地${at}`, idNumber: `U${at}`, phone: `000${at}`, address: '平武县龙安镇' }
  })
  const list = uuidv7()
  let matched = 0
  const from = performance.now()
  for (let at = 0; at < listed; at += lot) {
    const body = {
      ...{
        list,
        place: areas[0]?.id,
        sender: '测量',
        title: '名单',
        urgency: 'normal',
        fileName: 'bench.csv',
        dryRun: false,
      },
      rows: lines.slice(at, at + lot),
    }
    const sent = { id: uuidv7(), name: 'lead.importList', body, occurredAt: new Date().toISOString() }
    const answer = await client.ask('POST', '/api/commands', JSON.stringify({ commands: [sent] }))
    const text = answer.body.toString()
    const result = JSON.parse(text).results?.[0]?.result
    if (result?.created !== lot) throw new Error(`not taken in: ${text.slice(0, 300)}`)
    matched += result.matched.resident
  }
  const seconds = (performance.now() - from) / 1000
  client.close()
  if (matched !== listed / 2) throw new Error(`${matched} of ${listed / 2} known were found`)
  return [atMost(`a list of 10,000 against ${rows.length} residents, half of them known, written`, seconds, 's', 10)]
}
