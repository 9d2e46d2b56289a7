import { newId, type TestCounty } from './county.ts'
import { areas, countyCode, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { hourFromNow } from './rows-duty.ts'
import { type PatrolWish, patrolRows } from './rows-patrol.ts'
import type { SampleOf, Where } from './sample.ts'
import { agencyOfAccount } from './samples-duty.ts'

/** Ids of a run. */
type PatrolIds = Required<Pick<PatrolWish, 'run' | 'stop' | 'reached' | 'finding'>>

/** A run: of the asker's agency and with the asker in its crew at the own place, strangers' elsewhere. */
async function patrolFor(county: TestCounty, at: Where, actor: string, wish: PatrolWish = {}): Promise<PatrolIds> {
  const ids = { run: newId(), stop: newId(), reached: newId(), finding: newId() }
  if (at === 'nowhere') return ids
  const grid = at === 'own' ? 'grid1' : 'gridB'
  const place = { county: countyCode, path: pathOf(grid), place: areas[grid].id }
  const own = at === 'own' ? { agency: await agencyOfAccount(county, actor), crew: [actor] } : {}
  await insertRows(county.admin, patrolRows(place, { ...ids, ...own, ...wish }))
  return ids
}

/** What the samples ask the world for. */
export function patrolWorld(county: TestCounty) {
  return { patrol: (at: Where, actor: string, wish?: PatrolWish) => patrolFor(county, at, actor, wish) }
}

type World = ReturnType<typeof patrolWorld> & { grid(at: Where): string; agencyOf(account: string): Promise<string> }
type Sample = SampleOf<World>
const of = (body: (ids: PatrolIds) => unknown): Sample => ({
  reach: 'place',
  of: async (world, at, actor) => body(await world.patrol(at, actor)),
})
const ofSelf = (body: object = {}): Sample => ({ reach: 'self', of: () => body })
const planned = (world: World, at: Where, actor: string) => ({
  ...{ kind: 'broadcast', name: '法院宣传车', crew: [actor], startsAt: hourFromNow(1), endsAt: hourFromNow(3) },
  ...{ recording: '居家提示', despite: '分段接替', stops: [{ id: newId(), place: world.grid(at), name: '人民路' }] },
})
const changed: Sample = {
  reach: 'place',
  of: async (world, at, actor) => ({
    ...{ run: (await world.patrol(at, actor)).run, version: 1, name: '法院宣传车', crew: [actor] },
    ...{ startsAt: hourFromNow(1), endsAt: hourFromNow(3), despite: '分段接替' },
  }),
}
const period = { from: '2020-01-24', to: '2020-01-31' }

/** Samples of the module's commands. */
export const patrolCommands: Readonly<Record<string, Sample>> = {
  'patrol.plan': {
    reach: 'place',
    of: async (world, at, actor) => ({ ...planned(world, at, actor), agency: await world.agencyOf(actor) }),
  },
  'patrol.planOwn': { reach: 'place', of: async (world, at, actor) => planned(world, at, actor) },
  'patrol.change': changed,
  'patrol.changeOwn': changed,
  'patrol.cancel': of(({ run }) => ({ run, why: '下雪封路' })),
  'patrol.cancelOwn': of(({ run }) => ({ run, why: '下雪封路' })),
  'patrol.checkIn': of(({ stop }) => ({ stop, position: { lat: 32.41, lon: 104.55 } })),
  'patrol.skip': of(({ stop }) => ({ stop, why: '道路不通' })),
  'patrol.takeBack': of(({ reached }) => ({ stop: reached, why: '误点' })),
  'patrol.find': of(({ stop }) => ({ stop, kind: 'crowding', said: '排队过密' })),
}

/** Samples of the module's reads. */
export const patrolQueries: Readonly<Record<string, Sample>> = {
  'patrol.runs': ofSelf(),
  'patrol.ownRuns': ofSelf(),
  'patrol.run': of(({ run }) => ({ id: run })),
  'patrol.ownRun': of(({ run }) => ({ id: run })),
  'patrol.findings': ofSelf(),
  'patrol.ownFindings': ofSelf(),
  'patrol.findingsSheet': ofSelf({ ...period, format: 'csv' }),
  'patrol.ownFindingsSheet': ofSelf({ ...period, format: 'csv' }),
  'patrol.count': ofSelf(),
  'patrol.people': { reach: 'self', of: async (world, _at, actor) => ({ agency: await world.agencyOf(actor) }) },
  'patrol.ownPeople': ofSelf(),
  'patrol.mine': ofSelf(),
  'patrol.reach': { reach: 'place', of: (world, at) => ({ ...period, area: world.grid(at) }) },
  'patrol.reachSheet': { reach: 'place', of: (world, at) => ({ ...period, area: world.grid(at), format: 'csv' }) },
}
