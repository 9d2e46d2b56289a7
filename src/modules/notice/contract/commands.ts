import {
  Closed,
  defineCommand,
  Instant,
  OneOf,
  type Role,
  Type,
  Uuid,
  Words,
  WordsOrNone,
} from '#platform/contract/index.ts'
import { channelKinds } from './kinds.ts'
import { QuietHours, TopicName, Ways } from './types.ts'

const self = { roles: 'self', classes: [], offline: false } as const
const Count = Closed({ count: Type.Integer() })
const Done = Closed({})

/** Marks own notices as read. */
export const readNotices = defineCommand({
  name: 'notice.read',
  body: Closed({ occasions: Type.Array(Uuid, { minItems: 1, maxItems: 100 }) }),
  result: Count,
  ...self,
})

/** Marks all own notices as read that were there when the screen showed them; urgent ones stay until they are acknowledged. */
export const readAll = defineCommand({
  name: 'notice.readAll',
  body: Closed({ upTo: Instant }),
  result: Count,
  ...self,
})

/** Acknowledges an urgent notice, by name and time, for whoever raised it. */
export const acknowledge = defineCommand({
  name: 'notice.acknowledge',
  body: Closed({ occasion: Uuid }),
  result: Closed({ acknowledgedAt: Type.String() }),
  ...self,
})

/** How somebody wants to hear of things; `phone` absent leaves the number, empty takes it away. */
export const setOwn = defineCommand({
  name: 'notice.setOwn',
  body: Closed({
    quiet: QuietHours,
    topics: Ways,
    phone: Type.Optional(Type.String({ pattern: '^(\\+?[0-9]{6,15})?$', maxLength: 16 })),
  }),
  result: Done,
  ...self,
})

const Base64Url = (max: number) => Type.String({ pattern: '^[A-Za-z0-9_-]+={0,2}$', minLength: 16, maxLength: max })
/** This browser wants to be woken up. The command's id is the subscription's. */
export const subscribe = defineCommand({
  name: 'notice.subscribe',
  body: Closed({ endpoint: Words(500), p256dh: Base64Url(120), auth: Base64Url(40) }),
  result: Done,
  ...self,
})

/** An own browser is woken up no more. */
export const unsubscribe = defineCommand({
  name: 'notice.unsubscribe',
  body: Closed({ subscription: Uuid }),
  result: Done,
  ...self,
})

const administrators: readonly Role[] = ['administrator']
/** Whoever sets up the ways out of the house. */
export const administering = { roles: administrators, classes: ['channel.write', 'agency.read'] } as const

const Host = Type.String({ pattern: '^(\\*\\.)?[a-z0-9.-]{1,250}(:[0-9]{1,5})?$', maxLength: 253 })
/**
 * Sets a channel up, or changes it (with the version that the screen showed). `url` and `secret` absent leave what is there. The
 * command's id is a new channel's.
 */
export const setChannel = defineCommand({
  name: 'notice.setChannel',
  body: Closed({
    channel: Type.Optional(Uuid),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    kind: OneOf(...channelKinds),
    name: Words(40),
    /** Of a robot: whose people it tells of; absent: of the whole county. */
    agency: Type.Optional(Uuid),
    topics: Type.Array(TopicName, { maxItems: 20 }),
    urgentOnly: Type.Boolean(),
    inner: Type.Boolean(),
    url: Type.Optional(WordsOrNone(500)),
    secret: Type.Optional(WordsOrNone(200)),
    hosts: Type.Optional(Type.Array(Host, { maxItems: 20 })),
    contact: Type.Optional(Type.String({ pattern: '^[^\\s@]{1,64}@[^\\s@]{1,190}$', maxLength: 255 })),
  }),
  result: Closed({ version: Type.Integer() }),
  offline: false,
  ...administering,
})

/** Nothing goes out by a channel any more; what waits for it is dropped. */
export const closeChannel = defineCommand({
  name: 'notice.closeChannel',
  body: Closed({ channel: Uuid, version: Type.Integer({ minimum: 1 }) }),
  result: Done,
  offline: false,
  ...administering,
})

/** Sends a test by a channel: to the own phone or browsers, or to the group of a robot. */
export const testChannel = defineCommand({
  name: 'notice.testChannel',
  body: Closed({ channel: Uuid }),
  result: Count,
  offline: false,
  ...administering,
})
