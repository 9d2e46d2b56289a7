import { addPhoto } from '#modules/inspection/contract/index.ts'
import { newId, type TestCounty } from './county.ts'
import { areas, countyCode, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { type InspectionWish, inspectedPostRows } from './rows-inspection.ts'
import { type SampleOf, smallJpeg, type Where } from './sample.ts'
import { dutyFor } from './samples-duty.ts'

/** Ids of an inspection. */
type InspectionIds = Required<Pick<InspectionWish, 'draw' | 'check' | 'visit' | 'finding'>>

/** An inspection at a post: the asker leads the post at the own place, strangers elsewhere. */
async function inspectionFor(
  county: TestCounty,
  at: Where,
  actor: string,
  wish: InspectionWish = {},
): Promise<InspectionIds> {
  const ids = { draw: newId(), check: newId(), visit: newId(), finding: newId() }
  if (at === 'nowhere') return ids
  const grid = at === 'own' ? 'grid1' : 'gridB'
  const place = { county: countyCode, path: pathOf(grid), place: areas[grid].id }
  const leader = at === 'own' ? actor : newId()
  await insertRows(county.admin, inspectedPostRows(place, { ...ids, leader, ...wish }))
  // One photograph a visit: the command brings the own one.
  await county.admin.query('delete from inspection.photo where visit = $1', [ids.visit])
  return ids
}

/** What the samples ask the world for. */
export function inspectionWorld(county: TestCounty) {
  return {
    inspection: (at: Where, actor: string, wish?: InspectionWish) => inspectionFor(county, at, actor, wish),
    inspectionPhoto: (at: Where) => photoFor(county, at),
    post: async (at: Where) => (await dutyFor(county, at, newId())).post,
  }
}

/** A visit with a photograph that can be opened. */
async function photoFor(county: TestCounty, at: Where): Promise<string> {
  const { visit } = await inspectionFor(county, at, newId())
  if (at !== 'nowhere') await county.as('inspector').command(addPhoto, { visit, jpeg: smallJpeg })
  return visit
}

type World = ReturnType<typeof inspectionWorld> & { grid(at: Where): string }
type Sample = SampleOf<World>
const of = (body: (ids: InspectionIds) => unknown, wish?: InspectionWish): Sample => ({
  reach: 'place',
  of: async (world, at, actor) => body(await world.inspection(at, actor, wish)),
})
const ofSelf = (body: object = {}): Sample => ({ reach: 'self', of: () => body })
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const scope = { fromDay: today(), days: 2, hourFrom: 0, hourTo: 0 }

/** Samples of the module's commands. */
export const inspectionCommands: Readonly<Record<string, Sample>> = {
  'inspection.draw': {
    reach: 'place',
    async of(world, at) {
      if (at !== 'nowhere') await world.post(at)
      return { place: world.grid(at), ...scope, agencies: [], checks: [newId()] }
    },
  },
  'inspection.withdraw': of(({ draw }) => ({ draw, why: '日期选错' })),
  'inspection.record': of(({ check }) => ({ check, present: [], inOrder: ['signs'], findings: [] })),
  'inspection.addPhoto': of(({ visit }) => ({ visit, jpeg: smallJpeg })),
  'inspection.answer': of(({ finding }) => ({ finding, said: '已调人补岗' })),
  'inspection.giveBack': of(({ finding }) => ({ finding, why: '仍无人' }), { state: 'answered' }),
  'inspection.close': of(({ finding }) => ({ finding }), { state: 'answered' }),
}

const byFinding = of(({ finding }) => ({ id: finding }))

/** Samples of the module's reads. */
export const inspectionQueries: Readonly<Record<string, Sample>> = {
  'inspection.draws': ofSelf(),
  'inspection.getDraw': of(({ draw }) => ({ id: draw })),
  'inspection.pool': { reach: 'place', of: (world, at) => ({ place: world.grid(at), ...scope }) },
  'inspection.mine': ofSelf(),
  'inspection.findings': ofSelf(),
  'inspection.ownFindings': ofSelf(),
  'inspection.finding': byFinding,
  'inspection.ownFinding': byFinding,
  'inspection.count': ofSelf(),
  'inspection.ownCount': ofSelf(),
  'inspection.photo': {
    reach: 'place',
    of: async (world, at) => ({ visit: await world.inspectionPhoto(at) }),
  },
  'inspection.report': ofSelf({ from: '2020-01-24', to: '2020-01-31' }),
  'inspection.reportSheet': ofSelf({ from: '2020-01-24', to: '2020-01-31', format: 'csv' }),
}
