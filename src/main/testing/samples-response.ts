import { randomBytes } from 'node:crypto'
import { newId, now, type TestCounty } from './county.ts'
import { accountOf, countyCode, emergencyId } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import type { SampleOf, Where } from './sample.ts'

const number = () => 1000 + randomBytes(3).readUIntBE(0, 3)
const ahead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** A plan of the live emergency that is closed, or the id of none. */
export async function planFor(county: TestCounty, at: Where): Promise<string> {
  const id = newId()
  const by = accountOf('commander')
  const period = { no: number(), starts_at: new Date(Date.now() - number() * 100).toISOString(), ends_at: ahead(2) }
  const signed = { approved_by: by, approved_at: now(), closed_by: by, closed_at: now() }
  const values = {
    county: countyCode,
    id,
    emergency: emergencyId,
    ...period,
    drafted_by: by,
    drafted_at: now(),
    ...signed,
  }
  if (at !== 'nowhere') await insertRows(county.admin, [{ table: 'emergency.plan', values }])
  return id
}

/** A situation report that is signed, with a file of the same id; or the id of none. */
export async function situationFor(county: TestCounty, at: Where): Promise<string> {
  const id = newId()
  const by = accountOf('commander')
  const drafted = { drafted_by: by, drafted_at: now(), edited_by: by, edited_at: now() }
  const signed = { signed_by: by, signed_name: '测试', signed_at: now(), hash: 'a'.repeat(64) }
  const content = { figures: [], texts: { summary: '平稳', done: '', problems: '', next: '' } }
  const period = { no: number(), period_from: now(), period_to: ahead(1) }
  const values = { county: countyCode, id, emergency: emergencyId, ...period, ...content, ...drafted, ...signed }
  const file = {
    ...{ county: countyCode, id, situation: id, command: id, nth: 0, name: '附表.xlsx', kind: 'xlsx', size: 100 },
    ...{
      digest: `\\x${'5b'.repeat(32)}`,
      sealed_under: `county-${countyCode}`,
      identity: 0,
      phone: 0,
      searched: 'all',
    },
    ...{ actor: by, at: now() },
  }
  if (at !== 'nowhere')
    await insertRows(county.admin, [
      { table: 'report.situation', values },
      { table: 'report.file', values: file },
    ])
  return id
}

/** What the samples need of the world. */
interface World {
  plan(at: Where): Promise<string>
  situation(at: Where): Promise<string>
}
type Sample = SampleOf<World>
const ofSelf = (of: () => unknown): Sample => ({ reach: 'self', of })
const ofCounty = (of: (at: Where, world: World) => unknown): Sample => ({
  reach: 'county',
  of: (world, at) => of(at, world),
})
const ofPlan = (more: object) => ofCounty(async (at, world) => ({ plan: await world.plan(at), version: 1, ...more }))
const ofReport = (more: object) =>
  ofCounty(async (at, world) => ({ situation: await world.situation(at), version: 1, ...more }))
const period = { startsAt: ahead(1), hours: 24 }

/** Samples of the emergency, of what a level gives, the plan of a period and the situation report. */
export const responseCommands: Readonly<Record<string, Sample>> = {
  'emergency.declare': ofCounty(() => ({
    ...{ id: newId(), playbook: '2020-novel-pneumonia', name: '演练', level: 1, legalBasis: ['x'], startedAt: now() },
  })),
  'emergency.changeLevel': ofCounty((at) => ({
    ...{ id: at === 'nowhere' ? newId() : emergencyId, version: 999, level: 2, why: '演练' },
  })),
  'emergency.end': ofCounty((at) => ({
    id: at === 'nowhere' ? newId() : emergencyId,
    version: 999,
    why: '省指挥部通知',
  })),
  'emergency.handOut': ofCounty((at) => ({ id: at === 'nowhere' ? newId() : emergencyId, seen: 'f'.repeat(64) })),
  'emergency.draftPlan': ofSelf(() => period),
  'emergency.editPlan': ofPlan({ ...period, objectives: [] }),
  'emergency.approvePlan': ofPlan({}),
  'emergency.dropPlan': ofPlan({ why: '写错了' }),
  'emergency.closePlan': ofPlan({ results: [] }),
  'report.draftSituation': ofSelf(() => ({})),
  'report.refreshSituation': ofReport({}),
  'report.editSituation': ofReport({ notes: [], texts: { summary: '平稳', done: '', problems: '', next: '' } }),
  'report.signSituation': ofReport({}),
}
export const responseQueries: Readonly<Record<string, Sample>> = {
  'emergency.current': ofCounty(() => ({})),
  'emergency.listPlaybooks': ofCounty(() => ({})),
  'emergency.preview': ofCounty(() => ({ to: 2 })),
  'emergency.plans': ofCounty(() => ({})),
  'emergency.plan': ofCounty(async (at, world) => ({ id: await world.plan(at) })),
  'emergency.figures': ofCounty(() => ({})),
  'report.situations': ofCounty(() => ({})),
  'report.situation': ofCounty(async (at, world) => ({ id: await world.situation(at) })),
  'report.attached': ofCounty(async (at, world) => ({ id: await world.situation(at) })),
  'report.situationFile': ofCounty(async (at, world) => ({ id: await world.situation(at), format: 'json' })),
}
