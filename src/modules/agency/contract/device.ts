import {
  Closed,
  defineCommand,
  defineQuery,
  OneOf,
  Page,
  PersonName,
  paging,
  Remark,
  type Static,
  Type,
  Uuid,
  Words,
} from '#platform/contract/index.ts'
import { Username } from './types.ts'

/** Who looks after phones: administrators, and leaders for the people of their own area. */
export const keepers = ['administrator', 'area_leader', 'community_leader'] as const
const Moment = Type.Union([Type.String(), Type.Null()])

/** How long a code enrols a phone, in minutes. */
export const inviteMinutes = 15
/** From how many days on unsent work is a warning, on the phone and at the desk. */
export const unsentWarningDays = 3

/** A phone of an account. */
export const Device = Closed({
  id: Uuid,
  account: Uuid,
  displayName: PersonName,
  username: Username,
  /** What the phone calls itself. */
  name: Type.String(),
  enrolledAt: Type.String(),
  invitedBy: Type.String(),
  /** Last contact. */
  seenAt: Type.String(),
  /** Commands that waited on the phone at its last contact, and since when the oldest of them. */
  unsent: Type.Integer(),
  oldestAt: Moment,
  /** Seconds that its clock is ahead, when that is over five minutes. */
  skew: Type.Union([Type.Integer(), Type.Null()]),
  /** Holds unsent work for longer than `unsentWarningDays`. */
  waiting: Type.Boolean(),
  revokedAt: Moment,
  revokedBy: Moment,
  revokeReason: Moment,
  /** When somebody brought a parcel in its name that could not be opened; null once it came itself with nothing unsent. */
  unreadAt: Moment,
  unreadBy: Moment,
})
export type Device = Static<typeof Device>

/** A code that enrols one phone of an account once; answered once and kept nowhere in clear. */
export const inviteDevice = defineCommand({
  name: 'agency.inviteDevice',
  body: Closed({ account: Uuid }),
  result: Closed({ code: Type.Optional(Type.String()), expiresAt: Type.String() }),
  offline: false,
  roles: keepers,
  classes: ['account.read', 'account.write'],
})

/** Takes a phone away: its sessions end at once, it seals what is unsent, delivers it and empties itself. */
export const revokeDevice = defineCommand({
  name: 'agency.revokeDevice',
  body: Closed({
    device: Uuid,
    reason: Remark(200),
  }),
  result: Closed({}),
  offline: false,
  roles: keepers,
  classes: ['account.read', 'account.write'],
})

/** Phones of the accounts within reach, the last enrolled first. */
export const listDevices = defineQuery({
  name: 'agency.listDevices',
  path: '/api/agency/devices',
  params: Closed({
    account: Type.Optional(Uuid),
    /** `waiting`: those that hold unsent work for longer than three days. */
    state: Type.Optional(OneOf('live', 'revoked', 'waiting')),
    ...paging,
  }),
  response: Page(Device),
  roles: keepers,
  classes: ['account.read'],
})

/** What a phone sends to be enrolled: the code as it was read or typed, and what it calls itself. */
export const Enrolment = Closed({
  code: Type.String({ minLength: 1, maxLength: 20, format: 'words' }),
  name: Words(40),
})

/** What it gets; the session comes as a cookie. The secret is told once. */
export const Enrolled = Closed({
  device: Uuid,
  account: Uuid,
  /** Key of the seal, base64url, 32 bytes. */
  secret: Type.String(),
  /** Public key of the server, to which unsent commands are sealed (P-256, as JWK). */
  serverKey: Closed({
    kty: Type.String(),
    crv: Type.String(),
    x: Type.String(),
    y: Type.String(),
    kid: Type.String(),
  }),
})
export type Enrolled = Static<typeof Enrolled>
