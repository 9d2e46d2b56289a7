import { newId, type TestCounty } from './county.ts'
import { areas, countyCode, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { type DutyWish, dutyRows, hourFromNow } from './rows-duty.ts'
import { type SampleOf, unique, type Where } from './sample.ts'

/** Ids of what stands at a post. */
export type DutyIds = Required<Pick<DutyWish, 'post' | 'shift' | 'account' | 'id'>>

/** A post with all that belongs to it: the asker's at the own place, strangers' elsewhere. */
export async function dutyFor(county: TestCounty, at: Where, actor: string, wish: DutyWish = {}): Promise<DutyIds> {
  const ids = { post: newId(), shift: newId(), id: newId(), account: at === 'own' ? actor : newId() }
  if (at === 'nowhere') return ids
  const grid = at === 'own' ? 'grid1' : 'gridB'
  const place = { county: countyCode, path: pathOf(grid), place: areas[grid].id }
  await county.admin.query('delete from duty.feed where account = $1', [ids.account])
  await county.admin.query('update duty.shift set removed_at = now(), removed_by = account where account = $1', [
    ids.account,
  ])
  await insertRows(county.admin, dutyRows(place, { ...ids, ...(at === 'own' ? { leader: actor } : {}), ...wish }))
  return ids
}

/** The agency that an account belongs to; one that nothing has where there is no such account. */
export async function agencyOfAccount(county: TestCounty, account: string): Promise<string> {
  const { rows } = await county.admin.query('select agency from agency.account where id = $1', [account])
  return rows[0]?.agency ?? newId()
}

/** What the samples need of the world. */
interface World {
  grid(at: Where): string
  account(at: Where): Promise<string>
  duty(at: Where, actor: string, wish?: DutyWish): Promise<DutyIds>
  agencyOf(account: string): Promise<string>
}
type Sample = SampleOf<World>
const of = (body: (ids: DutyIds) => unknown, wish?: DutyWish): Sample => ({
  reach: 'place',
  of: async (world, at, actor) => body(await world.duty(at, actor, wish)),
})
/** Of somebody else: whoever plans does not answer the own objection. */
const ofOther = (body: (ids: DutyIds) => unknown): Sample => ({
  reach: 'place',
  of: async (world, at, actor) => body(await world.duty(at, actor, { account: newId() })),
})
const ofSelf = (body: object = {}): Sample => ({ reach: 'self', of: () => body })
const post = (world: World, at: Where) => ({
  ...{ kind: 'patrol', name: `巡逻${unique()}`, place: world.grid(at), need: Array(24).fill(1), starts: [0, 8, 16] },
})

/** Samples of the module's commands. */
export const dutyCommands: Readonly<Record<string, Sample>> = {
  'duty.definePost': { reach: 'place', of: (world, at) => post(world, at) },
  'duty.changePost': {
    reach: 'place',
    of: async (world, at, actor) => ({ ...post(world, 'own'), post: (await world.duty(at, actor)).post, version: 1 }),
    cross: async (world, at) => ({ ...post(world, at), post: (await world.duty('own', newId())).post, version: 1 }),
  },
  'duty.closePost': of(({ post: id }) => ({ post: id, version: 1 })),
  'duty.setRest': { reach: 'self', seat: 'county', of: () => ({ from: hourFromNow(2), hours: 11, basis: '演练' }) },
  'duty.assign': of(({ post: id, account }) => ({
    shifts: [{ id: newId(), post: id, account, startsAt: hourFromNow(48), endsAt: hourFromNow(56) }],
  })),
  'duty.remove': of(({ shift }) => ({ shifts: [shift] })),
  'duty.replace': of(({ shift }) => ({ shift, account: newId(), why: '身体不适' })),
  'duty.mark': of(({ shift }) => ({ marks: [{ shift, present: true }] })),
  'duty.answerContest': ofOther(({ id }) => ({ contest: id, upheld: true, said: '核实属实' })),
  'duty.callOut': of(({ post: id }) => ({ post: id, whereTo: '白马卡口', what: '增援' })),
  'duty.endCall': of(({ id }) => ({ call: id })),
  'duty.checkIn': of(({ shift }) => ({ shift, code: '00000000' })),
  'duty.takeRoll': of(({ shift }) => ({ marks: [{ shift, present: true }] })),
  'duty.leaveNote': of(({ post: id }) => ({ post: id, said: '钥匙在门岗' })),
  'duty.contest': of(({ shift }) => ({ shift, said: '我到了' })),
  'duty.askSwap': of(({ shift, account }) => ({ shift, account })),
  'duty.answerSwap': of(({ id }) => ({ swap: id, answer: 'declined' })),
  'duty.acknowledge': of(({ id }) => ({ call: id, coming: true })),
  'duty.renewFeed': ofSelf(),
  'duty.dropFeed': ofSelf(),
  // Somebody of the own agency can be lent to any place of the county.
  'duty.lend': {
    reach: 'county',
    of: (world, at, actor) => ({
      people: [{ id: newId(), account: actor }],
      ...{ place: world.grid(at), fromAt: hourFromNow(0), toAt: hourFromNow(48) },
    }),
  },
  'duty.endLending': {
    reach: 'place',
    of: async (world, at, actor) => {
      const agency = at === 'own' ? { agency: await world.agencyOf(actor) } : {}
      return { lending: (await world.duty(at, actor, agency)).id }
    },
  },
}

const byPost = of(({ post: id }) => ({ post: id }))

/** Samples of the module's reads. */
export const dutyQueries: Readonly<Record<string, Sample>> = {
  'duty.roster': { reach: 'place', of: (world, at) => ({ from: '2020-01-27', place: world.grid(at) }) },
  'duty.now': ofSelf(),
  'duty.holes': ofSelf(),
  'duty.codes': byPost,
  'duty.ownCodes': byPost,
  'duty.roll': ofSelf(),
  'duty.mine': ofSelf(),
  'duty.swapChoices': of(({ shift }) => ({ shift })),
  'duty.lendings': ofSelf(),
  'duty.closedPosts': ofSelf(),
  'duty.ownBatches': ofSelf(),
  'duty.ownPeople': ofSelf(),
}
