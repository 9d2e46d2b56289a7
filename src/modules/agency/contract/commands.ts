import {
  Closed,
  defineCommand,
  Instant,
  languages,
  OneOf,
  PersonName,
  Type,
  Uuid,
  Words,
} from '#platform/contract/index.ts'
import { inviteDevice, revokeDevice } from './device.ts'
import { dismissSealed, releaseSealed } from './sealed.ts'
import { AgencyKind, Password, PersonNumber, RoleName, Username } from './types.ts'

const administrators = ['administrator'] as const
const classes = ['agency.read', 'account.read', 'account.write', 'place.read'] as const
const Version = Type.Integer({ minimum: 1 })
const Versioned = Closed({ version: Type.Integer() })

/** A body of the county takes part. */
export const createAgency = defineCommand({
  name: 'agency.createAgency',
  body: Closed({ id: Uuid, kind: AgencyKind, name: Words(60), place: Uuid }),
  result: Closed({}),
  offline: false,
  roles: administrators,
  classes,
})

export const editAgency = defineCommand({
  name: 'agency.editAgency',
  body: Closed({ id: Uuid, version: Version, name: Type.Optional(Words(60)), kind: Type.Optional(AgencyKind) }),
  result: Versioned,
  offline: false,
  roles: administrators,
  classes,
})

/** Closes an agency without live accounts. */
export const closeAgency = defineCommand({
  name: 'agency.closeAgency',
  body: Closed({ id: Uuid, version: Version }),
  result: Closed({}),
  offline: false,
  roles: administrators,
  classes,
})

/** A new person; the server makes a one-time password, answered once and never stored in clear. */
export const createAccount = defineCommand({
  name: 'agency.createAccount',
  body: Closed({
    id: Uuid,
    username: Username,
    displayName: PersonName,
    agency: Uuid,
    personNumber: Type.Optional(PersonNumber),
  }),
  result: Closed({ password: Type.Optional(Type.String()) }),
  offline: false,
  roles: administrators,
  classes,
})

export const editAccount = defineCommand({
  name: 'agency.editAccount',
  body: Closed({
    id: Uuid,
    version: Version,
    displayName: Type.Optional(PersonName),
    agency: Type.Optional(Uuid),
    personNumber: Type.Optional(PersonNumber),
  }),
  result: Versioned,
  offline: false,
  roles: administrators,
  classes,
})

/** Ends sign-in, sessions and roles at once; may be turned back on. */
export const disableAccount = defineCommand({
  name: 'agency.disableAccount',
  body: Closed({ id: Uuid, version: Version, disabled: Type.Boolean() }),
  result: Versioned,
  offline: false,
  roles: administrators,
  classes,
})

/** A new one-time password for somebody who lost theirs; their sessions end and their second factor is taken off. */
export const resetPassword = defineCommand({
  name: 'agency.resetPassword',
  body: Closed({ id: Uuid }),
  result: Closed({ password: Type.Optional(Type.String()) }),
  offline: false,
  roles: administrators,
  classes,
})

/** A role for a place and a period; `lentFrom` when another agency lends the person. */
export const grantRole = defineCommand({
  name: 'agency.grantRole',
  body: Closed({
    id: Uuid,
    account: Uuid,
    role: RoleName,
    place: Uuid,
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    lentFrom: Type.Optional(Uuid),
  }),
  result: Closed({}),
  offline: false,
  roles: administrators,
  classes,
})

/** Ends a role this minute: the next request of its holder no longer has it. */
export const endRole = defineCommand({
  name: 'agency.endRole',
  body: Closed({ id: Uuid }),
  result: Closed({}),
  offline: false,
  roles: administrators,
  classes,
})

/** Ends a session: one's own, or as administrator anybody's. */
export const endSession = defineCommand({
  name: 'agency.endSession',
  body: Closed({ session: Uuid }),
  result: Closed({}),
  offline: false,
  roles: 'self',
  also: administrators,
  classes: ['account.read', 'account.write'],
})

/** Own password; ends all other sessions. */
export const changePassword = defineCommand({
  name: 'agency.changePassword',
  body: Closed({ current: Type.String({ minLength: 1, maxLength: 128, format: 'words' }), next: Password }),
  secrets: ['current', 'next'],
  result: Closed({}),
  offline: false,
  roles: 'self',
  openWhenRestricted: true,
  classes: [],
})

/** Turns the second factor on with a code from the authenticator that holds `secret` (base32, from /api/agency/totp). */
export const enableTotp = defineCommand({
  name: 'agency.enableTotp',
  body: Closed({
    secret: Type.String({ pattern: '^[A-Z2-7]{32}$', maxLength: 32 }),
    code: Type.String({ pattern: '^[0-9]{6}$', maxLength: 6 }),
  }),
  secrets: ['secret', 'code'],
  result: Closed({}),
  offline: false,
  roles: 'self',
  classes: [],
})

/** Turns one's own second factor off, with the password. */
export const dropTotp = defineCommand({
  name: 'agency.dropTotp',
  body: Closed({ password: Type.String({ minLength: 1, maxLength: 128, format: 'words' }) }),
  secrets: ['password'],
  result: Closed({}),
  offline: false,
  roles: 'self',
  classes: [],
})

/** Language in which the product speaks to this person. */
export const setLanguage = defineCommand({
  name: 'agency.setLanguage',
  body: Closed({ language: OneOf(...languages) }),
  result: Closed({}),
  offline: false,
  roles: 'self',
  classes: [],
})

/** All commands of the module. */
export const agencyCommands = [
  createAgency,
  editAgency,
  closeAgency,
  createAccount,
  editAccount,
  disableAccount,
  resetPassword,
  grantRole,
  endRole,
  endSession,
  changePassword,
  enableTotp,
  dropTotp,
  setLanguage,
  inviteDevice,
  revokeDevice,
  releaseSealed,
  dismissSealed,
] as const
