import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf } from '#main/testing/county-fixture.ts'
import { deedOrder } from './order.ts'

const hlc = (ms: number) => `${ms.toString(36).padStart(11, '0')}-0000-phone1`

describe('deeds of one phone', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())
  const speak = (language: string, time?: string) => ({
    id: newId(),
    name: 'agency.setLanguage',
    body: { language },
    occurredAt: now(),
    device: 'phone',
    ...(time === undefined ? {} : { hlc: time }),
  })
  const spoken = async () => {
    const { rows } = await county.admin.query('select language from agency.account where id = $1', [
      accountOf('worker'),
    ])
    return rows[0].language
  }

  it('that arrive turned about are carried out in their order, answered in that of the request, and kept with it', async () => {
    const [later, earlier] = [speak('zh-Hant', hlc(2000)), speak('en', hlc(1000))]
    const results = await county.as('worker').commands([later, earlier])
    expect(results.map(({ id, status }) => [id, status])).toEqual([
      [later.id, 'accepted'],
      [earlier.id, 'accepted'],
    ])
    expect(await spoken()).toBe('zh-Hant')
    const { rows } = await county.admin.query('select id, hlc from journal.entry where id = any ($1) order by hlc', [
      [later.id, earlier.id],
    ])
    expect(rows).toEqual([earlier, later].map(({ id, hlc }) => ({ id, hlc })))
  })

  it('that come without a clock are carried out as they stand', async () => {
    await county.as('worker').commands([speak('zh-Hant'), speak('en')])
    expect(await spoken()).toBe('en')
  })

  it('carry a clock that is one', async () => {
    const commands = [speak('en', 'tomorrow')]
    const { status, body } = await county.as('worker').raw('POST', '/api/commands', { commands })
    expect([status, (body as { code: string }).code]).toEqual([400, 'platform.invalid'])
  })

  it('keep every command, and the places of what is not theirs', () => {
    const command = fc.record({ device: fc.constantFrom('a', 'b'), hlc: fc.nat(9) }, { requiredKeys: ['device'] })
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (raw) => {
        const commands = raw.map(({ device, hlc: time }) => ({
          device,
          ...(time === undefined ? {} : { hlc: hlc(time) }),
        }))
        const order = deedOrder(commands)
        expect(order.toSorted((a, b) => a - b)).toEqual(commands.map((_, at) => at))
        order.forEach((from, at) => {
          if (commands[at]?.hlc === undefined) expect(from).toBe(at)
          else expect(commands[from]?.device).toBe(commands[at]?.device)
        })
        for (const device of ['a', 'b']) {
          const times = order.flatMap((at) => (commands[at]?.device === device ? (commands[at]?.hlc ?? []) : []))
          expect(times).toEqual(times.toSorted())
        }
      }),
    )
  })
})
