import { enter } from '#modules/volunteer/contract/index.ts'
import { newId, type TestCounty } from './county.ts'
import { areas } from './county-fixture.ts'
import type { SampleOf, Where } from './sample.ts'

/** Somebody who signed up at a place, brought to a state by hand; serving with an account that is the actor's, or nobody's. */
export async function volunteerFor(county: TestCounty, at: Where, state = 'new', account = newId()): Promise<string> {
  const id = newId()
  if (at === 'nowhere') return id
  const place = at === 'own' ? areas.communityA.id : areas.villageB.id
  const made = await county.as('dispatcher').command(
    enter,
    {
      ...{ place, name: '测试志愿者', phone: '00000000001', birthYear: 1990, skills: ['driving'], free: ['night'] },
      language: 'zh-Hans',
    },
    { id },
  )
  if (made.status !== 'accepted') throw new Error(`no volunteer: ${made.problem?.code}`)
  // One person signs up once, and no two of them are the same one: what an earlier sample left of this one is nobody's.
  await county.admin.query('update volunteer.volunteer set account = gen_random_uuid() where account = $1', [account])
  await county.admin.query(
    `update volunteer.volunteer set phone_mark = sha256(id::text::bytea), name_mark = sha256(id::text::bytea), state = $2, checks = '{met}', account = case when $2 <> 'new' then $3::uuid end,
       ended_at = case when $2 = 'ended' then now() end where id = $1`,
    [id, state, account],
  )
  return id
}

/** What the samples need of the world. */
interface World {
  community(at: Where): string
  volunteer(at: Where, state?: string, account?: string): Promise<string>
}
type Sample = SampleOf<World>
const of = (more: object, state?: string): Sample => ({
  reach: 'place',
  of: async (world, at) => ({ volunteer: await world.volunteer(at, state), version: 1, ...more }),
})
const plain = (more: object, state?: string): Sample => ({
  reach: 'place',
  of: async (world, at) => ({ volunteer: await world.volunteer(at, state), ...more }),
})
const own = (body: object, state = 'accepted'): Sample => ({
  reach: 'self',
  of: async (world, _at, actor) => {
    await world.volunteer('own', state, actor)
    return body
  },
})
const period = { from: '2020-01-24', to: '2020-01-31' }

/** Samples of the module's commands. */
export const volunteerCommands: Readonly<Record<string, Sample>> = {
  'volunteer.enter': {
    reach: 'place',
    of: (world, at) => ({
      ...{ place: world.community(at), name: '测试志愿者', phone: '00000000001', birthYear: 1990 },
      ...{ skills: ['driving'], free: ['night'], language: 'zh-Hans' },
    }),
  },
  'volunteer.look': plain({ reason: 'vetting' }),
  'volunteer.check': of({ checks: ['phoned'] }),
  'volunteer.accept': {
    reach: 'place',
    of: async (world, at) => ({ volunteer: await world.volunteer(at), version: 1, account: newId() }),
  },
  'volunteer.decline': of({ reason: 'enough' }),
  'volunteer.withdraw': of({}),
  'volunteer.end': of({ reason: 'over' }, 'accepted'),
  'volunteer.reopen': of({}, 'declined'),
  'volunteer.renewSlip': plain({}, 'accepted'),
  'volunteer.thank': plain(period, 'accepted'),
  'volunteer.ownThanks': own(period),
  // Whoever really left has no session any more for the tests that follow.
  'volunteer.leave': own({}, 'declined'),
}

/** Samples of the module's reads. */
export const volunteerQueries: Readonly<Record<string, Sample>> = {
  'volunteer.list': { reach: 'place', of: (world, at) => ({ area: world.community(at) }) },
  'volunteer.counts': { reach: 'self', of: () => ({}) },
  'volunteer.volunteer': { reach: 'place', of: async (world, at) => ({ id: await world.volunteer(at) }) },
  'volunteer.hours': { reach: 'self', of: () => period },
  'volunteer.mine': own({}),
}
