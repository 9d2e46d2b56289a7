import { newId, type TestCounty } from './county.ts'
import { areas, countyCode, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { directiveRows } from './rows-directive.ts'
import type { SampleOf, Where } from './sample.ts'

/** A directive that one agency owns the only demand of: the asker's own agency at the own place, a strange one elsewhere. */
export async function demandFor(
  county: TestCounty,
  at: Where,
  actor: string,
  state?: 'issued' | 'question' | 'reported',
) {
  const made = { directive: newId(), agency: newId(), file: newId() }
  if (at === 'nowhere') return made
  const grid = at === 'own' ? 'grid1' : 'gridB'
  if (at === 'own') {
    const { rows } = await county.admin.query('select agency from agency.account where id = $1', [actor])
    made.agency = rows[0]?.agency ?? made.agency
  }
  const place = { county: countyCode, path: pathOf(grid), place: areas[grid].id }
  await insertRows(county.admin, directiveRows(place, made.agency, state, made.directive, made.file))
  return made
}

/** What the samples need of the world. */
interface World {
  grid(at: Where): string
  agency(at: Where): Promise<string>
  demand(
    at: Where,
    actor: string,
    state?: 'question' | 'reported',
  ): Promise<{ directive: string; agency: string; file: string }>
}
type Sample = SampleOf<World>

/** A query on the file of such a directive. */
const ofFile: Sample['of'] = async (world, at, actor) => ({ id: (await world.demand(at, actor)).file })

const ofDemand =
  (more: object, state?: 'question' | 'reported'): Sample['of'] =>
  async (world, at, actor) => ({ directive: (await world.demand(at, actor, state)).directive, demand: 1, ...more })
const ofAgency =
  (more: object, state?: 'question' | 'reported'): Sample['of'] =>
  async (world, at, actor) => {
    const { directive, agency } = await world.demand(at, actor, state)
    return { directive, agency, demand: 1, ...more }
  }
const whole =
  (more: object): Sample['of'] =>
  async (world, at, actor) => ({ directive: (await world.demand(at, actor)).directive, ...more })
const atPlace = (of: Sample['of']): Sample => ({ reach: 'place', of })
const ofSelf: Sample = { reach: 'self', of: () => ({}) }

/** Samples of the module's commands. */
export const directiveCommands: Readonly<Record<string, Sample>> = {
  'directive.issue': atPlace(async (world, at) => ({
    place: world.grid(at),
    title: '通知',
    demands: [
      {
        text: '守好卡口',
        asks: 'words',
        dueAt: new Date(Date.now() + 86_400_000).toISOString(),
        owners: [await world.agency(at)],
      },
    ],
  })),
  'directive.withdraw': atPlace(whole({ why: '发错了' })),
  'directive.linkObjective': atPlace(whole({})),
  'directive.entrust': atPlace(ofAgency({ person: null })),
  'directive.entrustOwn': atPlace(ofDemand({ person: null })),
  'directive.receive': atPlace(whole({})),
  'directive.answer': atPlace(ofDemand({ answer: 'accepted' })),
  'directive.reply': atPlace(ofAgency({ said: '按原要求' }, 'question')),
  'directive.tellProgress': atPlace(ofDemand({ said: '已到岗' })),
  'directive.report': atPlace(ofDemand({ said: '已办' })),
  'directive.decide': atPlace(ofAgency({ decision: 'signed_off' }, 'reported')),
  'directive.chase': atPlace(whole({})),
}

/** Samples of the module's reads. */
export const directiveQueries: Readonly<Record<string, Sample>> = {
  'directive.list': ofSelf,
  'directive.get': atPlace(async (world, at, actor) => ({ id: (await world.demand(at, actor)).directive })),
  'directive.listOwn': ofSelf,
  'directive.getOwn': atPlace(async (world, at, actor) => ({ id: (await world.demand(at, actor)).directive })),
  'directive.file': atPlace(ofFile),
  'directive.ownFile': atPlace(ofFile),
  'directive.people': atPlace(async (world, at) => ({ agency: await world.agency(at) })),
  'directive.ownPeople': ofSelf,
  'directive.mine': ofSelf,
  'directive.objectives': ofSelf,
  'directive.toLead': ofSelf,
}
