import { randomBytes } from 'node:crypto'
import { newId, type TestCounty } from './county.ts'
import { countyCode, emergencyId, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import type { SampleOf, Where } from './sample.ts'

/** A measure at a place that was proposed by a stranger, with its evidence; measure, order and objection have one id. */
export async function measureFor(county: TestCounty, at: Where, isObjected = false): Promise<string> {
  const id = newId()
  if (at === 'nowhere') return id
  const path = pathOf(at === 'own' ? 'grid1' : 'gridB')
  const now = new Date().toISOString()
  const about = { county: countyCode, path }
  const bytes = `\\x${randomBytes(32).toString('hex')}`
  const stranger = newId()
  const measure = [
    {
      table: 'measure.measure',
      values: {
        ...{
          ...about,
          id,
          emergency: emergencyId,
          order_id: id,
          door: newId(),
          person: newId(),
          kind: 'home_observation',
        },
        ...{ basis: 'x', restrictions: ['stay'], help: ['food'], most_days: 14, starts_at: now, proposed_at: now },
        ...{
          expires_at: new Date(Date.now() + 86_400_000).toISOString(),
          year: 2020,
          no: 1 + randomBytes(3).readUIntBE(0, 3),
        },
        ...{ proposer: stranger, proposer_agency: newId(), proposer_person: bytes },
      },
    },
  ]
  const objection = [
    {
      table: 'measure.objection',
      values: {
        ...{ ...about, id, measure: id, how: 'phone', cipher: '\\x00', at: now },
        due_at: new Date(Date.parse(now) + 86_400_000).toISOString(),
      },
    },
  ]
  await insertRows(county.admin, isObjected ? [...measure, ...objection] : measure)
  return id
}

interface World {
  measure(at: Where, isObjected?: boolean): Promise<string>
  door(at: Where): Promise<string>
  home(at: Where): Promise<{ door: string; household: string; resident: string }>
}
type Sample = SampleOf<World>
const atPlace = (of: Sample['of']): Sample => ({ reach: 'place', of })
const evidence = { kind: 'arrival', text: '自疫情流行地区返回' }
const ofMeasure = (more: object) => atPlace(async (world, at) => ({ measure: await world.measure(at), ...more }))

/** Samples of the module's commands. */
export const measureCommands: Readonly<Record<string, Sample>> = {
  'measure.propose': atPlace(async (world, at) => {
    const { resident, door } = await world.home(at)
    return {
      ...{
        kind: 'home_observation',
        basis: 'infectious-disease-law-39',
        restrictions: ['stay'],
        help: ['food'],
        days: 14,
      },
      ...{ startsAt: new Date().toISOString(), persons: [{ measure: newId(), person: resident, door }], evidence },
    }
  }),
  'measure.addEvidence': atPlace(async (world, at) => ({ order: await world.measure(at), evidence })),
  'measure.approve': atPlace(async (world, at) => {
    const order = await world.measure(at)
    return { order, contents: [{ measure: order, content: '0'.repeat(64) }] }
  }),
  'measure.serve': ofMeasure({ how: 'paper', language: 'zh-Hans' }),
  'measure.renewCode': ofMeasure({}),
  'measure.end': ofMeasure({ why: 'in_error' }),
  'measure.recordObjection': ofMeasure({ how: 'counter', text: '我没有去过' }),
  'measure.answerObjection': atPlace(async (world, at) => ({
    ...{ objection: await world.measure(at, true), answer: 'kept', text: '经核实' },
  })),
}

/** Samples of the module's reads. */
export const measureQueries: Readonly<Record<string, Sample>> = {
  'measure.list': { reach: 'self', of: () => ({ show: 'open' }) },
  'measure.counts': { reach: 'self', of: () => ({}) },
  'measure.rules': { reach: 'self', of: () => ({}) },
  'measure.get': atPlace(async (world, at) => ({ id: await world.measure(at) })),
  'measure.review': atPlace(async (world, at) => ({ id: await world.measure(at) })),
  'measure.residents': atPlace(async (world, at) => ({ door: await world.door(at) })),
}
