import { sealed } from '#modules/notice/server/secrets.ts'
import { newId, now, type TestCounty } from './county.ts'
import { countyCode } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { type NoticeWish, noticeRows } from './rows-notice.ts'
import { type SampleOf, unique, type Where } from './sample.ts'

/** Ids of a notice and what belongs to it. */
export type NoticeIds = Required<Pick<NoticeWish, 'occasion' | 'subscription' | 'channel'>>

/** An own notice and a channel of the county; somebody else's elsewhere, nothing nowhere. */
export async function noticeFor(county: TestCounty, at: Where, actor: string): Promise<NoticeIds> {
  const ids = { occasion: newId(), subscription: newId(), channel: newId() }
  if (at === 'nowhere') return ids
  const account = at === 'own' ? actor : newId()
  await county.admin.query('delete from notice.setting where account = $1', [account])
  const secrets = sealed(county.server.services.vault, countyCode, 'channel', ids.channel, {
    url: 'https://robot.example/',
  })
  await insertRows(county.admin, noticeRows(countyCode, { ...ids, account, sealed: `\\x${secrets.toString('hex')}` }))
  // Nothing of a sample is sent anywhere, and a browser of nobody is in nobody's list.
  await county.admin.query('delete from notice.delivery')
  await county.admin.query('delete from notice.subscription where id <> $1', [ids.subscription])
  return ids
}

/** What the samples need of the world. */
interface World {
  notice(at: Where, actor: string): Promise<NoticeIds>
}
type Sample = SampleOf<World>
const ofOwn = (body: (ids: NoticeIds) => unknown): Sample => ({
  reach: 'place',
  of: async (world, at, actor) => body(await world.notice(at, actor)),
})
const ofSelf = (body: object = {}): Sample => ({ reach: 'self', of: () => body })
const ofChannel = (body: (channel: string) => unknown): Sample => ({
  reach: 'county',
  of: async (world, at, actor) => body((await world.notice(at, actor)).channel),
})
const robot = { kind: 'wecom', topics: [], urgentOnly: true, inner: false, url: 'https://robot.example/send' }

/** Samples of the module's commands. */
export const noticeCommands: Readonly<Record<string, Sample>> = {
  'notice.read': {
    reach: 'self',
    of: async (world, at, actor) => ({ occasions: [(await world.notice(at, actor)).occasion] }),
  },
  'notice.readAll': { reach: 'self', of: () => ({ upTo: now() }) },
  'notice.acknowledge': ofOwn(({ occasion }) => ({ occasion })),
  'notice.setOwn': ofSelf({ quiet: { on: true, from: 1320, to: 420 }, topics: { duty: { sms: true } } }),
  'notice.subscribe': {
    reach: 'self',
    of: () => ({ endpoint: `https://push.example/${unique()}`, p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }),
  },
  'notice.unsubscribe': ofOwn(({ subscription }) => ({ subscription })),
  'notice.setChannel': {
    reach: 'county',
    of: async (world, at, actor) => ({
      ...{ ...robot, name: unique(), channel: (await world.notice(at, actor)).channel, version: 1 },
    }),
  },
  'notice.closeChannel': ofChannel((channel) => ({ channel, version: 1 })),
  'notice.testChannel': ofChannel((channel) => ({ channel })),
}

/** Samples of the module's reads. */
export const noticeQueries: Readonly<Record<string, Sample>> = {
  'notice.list': ofSelf(),
  'notice.count': ofSelf(),
  'notice.sent': ofSelf(),
  'notice.settings': ofSelf(),
  'notice.channels': ofSelf(),
  'notice.deliveries': ofSelf(),
}
