import { Closed, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { administering } from './commands.ts'
import { channelKinds, deliveryStates } from './kinds.ts'
import { Channel, Notice, QuietHours, Sent, Ways } from './types.ts'

const self = { roles: 'self', classes: [] } as const
const Maybe = Type.Union([Type.String(), Type.Null()])

/** Own notices, unread first, then the newest. */
export const listNotices = defineQuery({
  name: 'notice.list',
  path: '/api/notice/notices',
  params: Closed({ show: Type.Optional(OneOf('all', 'unread', 'urgent')), ...paging }),
  response: Page(Notice),
  ...self,
})

/** What the bell says, and the urgent ones that still want to be acknowledged, oldest first. */
export const countNotices = defineQuery({
  name: 'notice.count',
  path: '/api/notice/count',
  params: Closed({}),
  response: Closed({ unread: Type.Integer(), urgent: Type.Array(Notice) }),
  ...self,
})

/** Urgent occasions that the reader raised, the newest 50, with who acknowledged when. */
export const listSent = defineQuery({
  name: 'notice.sent',
  path: '/api/notice/sent',
  params: Closed({}),
  response: Closed({ items: Type.Array(Sent) }),
  ...self,
})

/** How the reader hears of things, and which ways the county has. `key` is what a browser subscribes with. */
export const ownSettings = defineQuery({
  name: 'notice.settings',
  path: '/api/notice/settings',
  params: Closed({}),
  response: Closed({
    quiet: QuietHours,
    topics: Ways,
    /** Masked: the last four signs. */
    phone: Maybe,
    pushKey: Maybe,
    sms: Type.Boolean(),
    browsers: Type.Array(
      Closed({ id: Uuid, digest: Type.String(), device: Maybe, madeAt: Type.String(), host: Type.String() }),
    ),
  }),
  ...self,
})
export type OwnSettings = Static<typeof ownSettings.response>

/** All open channels. */
export const listChannels = defineQuery({
  name: 'notice.channels',
  path: '/api/notice/channels',
  params: Closed({}),
  response: Closed({ items: Type.Array(Channel) }),
  ...administering,
})

const Delivery = Closed({
  id: Uuid,
  channel: Uuid,
  channelName: Type.String(),
  kind: OneOf(...channelKinds),
  what: OneOf('urgent_or_single', 'gathered', 'test'),
  state: OneOf(...deliveryStates),
  tries: Type.Integer(),
  status: Type.Union([Type.Integer(), Type.Null()]),
  why: Maybe,
  dueAt: Type.String(),
  doneAt: Maybe,
})
export type Delivery = Static<typeof Delivery>
/** What went out, newest first: when, by which way, with what success. Neither to whom nor what. */
export const listDeliveries = defineQuery({
  name: 'notice.deliveries',
  path: '/api/notice/deliveries',
  params: Closed({ channel: Type.Optional(Uuid), state: Type.Optional(OneOf(...deliveryStates)), ...paging }),
  response: Page(Delivery),
  ...administering,
})
