import { newId, type TestCounty } from './county.ts'
import { areas, countyCode, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { incidentRows } from './rows-incident.ts'
import type { SampleOf, Where } from './sample.ts'

/** An incident at a place: reported by the asker at the own one, by a stranger elsewhere. */
export async function incidentFor(
  county: TestCounty,
  at: Where,
  actor: string,
  state = 'assigned',
  file = newId(),
): Promise<string> {
  const id = newId()
  if (at === 'nowhere') return id
  const grid = at === 'own' ? 'grid1' : 'gridB'
  const place = { county: countyCode, path: pathOf(grid), place: areas[grid].id }
  await insertRows(county.admin, incidentRows(place, { id, state, file, ...(at === 'own' ? { reporter: actor } : {}) }))
  return id
}

/** What the samples need of the world. */
interface World {
  community(at: Where): string
  agency(at: Where): Promise<string>
  incident(at: Where, actor: string, state?: string, file?: string): Promise<string>
}
type Sample = SampleOf<World>
const of = (more: object, state?: string): Sample => ({
  reach: 'place',
  of: async (world, at, actor) => ({ incident: await world.incident(at, actor, state), ...more }),
})
const ofSelf: Sample = { reach: 'self', of: () => ({}) }
const byId: Sample = { reach: 'place', of: async (world, at, actor) => ({ id: await world.incident(at, actor) }) }

const fileOf: Sample = {
  reach: 'place',
  of: async (world, at, actor) => {
    const id = newId()
    await world.incident(at, actor, undefined, id)
    return { id }
  },
}

/** Samples of the module's commands. */
export const incidentCommands: Readonly<Record<string, Sample>> = {
  // Whoever works in the county may report from anywhere in it.
  'incident.report': {
    reach: 'county',
    of: (world, at) => ({ place: world.community(at), kind: 'hazard', what: '路边落石' }),
  },
  'incident.assign': {
    reach: 'place',
    of: async (world, at, actor) => ({ incident: await world.incident(at, actor), agency: await world.agency('own') }),
  },
  'incident.unassign': of({ why: '不属于这个单位' }),
  'incident.addNote': of({ said: '已到现场' }),
  'incident.solve': of({ result: '已清理' }),
  'incident.tellBack': of({}, 'solved'),
  'incident.reopen': of({ why: '又落石' }, 'solved'),
  'incident.join': {
    reach: 'place',
    of: async (world, at, actor) => ({
      incident: await world.incident(at, actor),
      into: await world.incident('own', actor),
    }),
  },
  'incident.revealContact': of({ reason: '回电' }),
}

/** Samples of the module's reads. */
export const incidentQueries: Readonly<Record<string, Sample>> = {
  'incident.list': ofSelf,
  'incident.mine': ofSelf,
  'incident.get': byId,
  'incident.getOwn': byId,
  'incident.file': fileOf,
  'incident.ownFile': fileOf,
  'incident.count': ofSelf,
}
