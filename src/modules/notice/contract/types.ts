import { Closed, OneOf, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { channelKinds, shownKinds, topics } from './kinds.ts'

export const TopicName = OneOf(...topics)
const Kind = Type.Unsafe<(typeof shownKinds)[number]>({ enum: [...shownKinds] })
const Maybe = Type.Union([Type.String(), Type.Null()])

/** A notice as its reader sees it; words, icon and way to the record are the screen's. */
export const Notice = Closed({
  occasion: Uuid,
  kind: Kind,
  /** Of `not_acknowledged`: the kind that was not. */
  about: Type.Union([Kind, Type.Null()]),
  record: Uuid,
  count: Type.Integer(),
  urgent: Type.Boolean(),
  at: Type.String(),
  read: Type.Boolean(),
  acknowledgedAt: Maybe,
  /** What it was about is done meanwhile. */
  settled: Type.Boolean(),
  /** Of what has a place and hours, where the list asks for it: a post that misses so many people. */
  detail: Type.Optional(
    Closed({ name: Type.String(), from: Type.String(), to: Type.String(), missing: Type.Integer() }),
  ),
})
export type Notice = Static<typeof Notice>

/** An urgent occasion that the reader raised, with who has acknowledged it. */
export const Sent = Closed({
  occasion: Uuid,
  kind: Kind,
  record: Uuid,
  at: Type.String(),
  escalatedAt: Maybe,
  people: Type.Array(Closed({ name: Type.String(), acknowledgedAt: Maybe })),
})
export type Sent = Static<typeof Sent>

const Way = Closed({ push: Type.Optional(Type.Boolean()), sms: Type.Optional(Type.Boolean()) })
/** Which ways somebody wants, by topic. */
export const Ways = Closed({
  directive: Type.Optional(Way),
  task: Type.Optional(Way),
  incident: Type.Optional(Way),
  duty: Type.Optional(Way),
  lead: Type.Optional(Way),
  measure: Type.Optional(Way),
  supply: Type.Optional(Way),
})
const Minute = Type.Integer({ minimum: 0, maximum: 1439 })
/** Quiet hours. */
export const QuietHours = Closed({ on: Type.Boolean(), from: Minute, to: Minute })

/** A channel as the administrator sees it: where it leads, never its secret. */
export const Channel = Closed({
  id: Uuid,
  kind: OneOf(...channelKinds),
  name: Type.String(),
  agency: Type.Union([Uuid, Type.Null()]),
  topics: Type.Array(TopicName),
  urgentOnly: Type.Boolean(),
  inner: Type.Boolean(),
  host: Type.String(),
  hasSecret: Type.Boolean(),
  /** Of push: the services that browsers may name, and whom those can write to. */
  hosts: Type.Array(Type.String()),
  contact: Maybe,
  version: Type.Integer(),
  madeAt: Type.String(),
})
export type Channel = Static<typeof Channel>
