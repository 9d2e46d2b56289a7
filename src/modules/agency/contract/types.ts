import { Closed, OneOf, PersonName, roles, type Static, Type, Uuid, Words } from '#platform/contract/index.ts'

/** Bodies of the county that take part. */
export const agencyKinds = [
  'commission',
  'discipline',
  'publicity',
  'police',
  'court',
  'procuratorate',
  'justice',
  'health',
  'market',
  'civil_affairs',
  'education',
  'transport',
  'town',
  'community',
  'property',
  'other',
] as const
export const AgencyKind = OneOf(...agencyKinds)
export type AgencyKind = (typeof agencyKinds)[number]

export const RoleName = OneOf(...roles)
/** Lower case letters, digits, dot, dash, underscore. */
export const Username = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{2,39}$', maxLength: 40 })
/** Identity number or passport of whoever an account is for: only a digest of it is kept, never shown (RIGHTS C-06). */
export const PersonNumber = Type.String({ minLength: 5, maxLength: 40, format: 'words' })
/** 12 to 128 characters of any kind (ASVS 6.2.1, 6.2.4: length, not composition). */
export const Password = Type.String({ minLength: 12, maxLength: 128, format: 'words' })

export const Agency = Closed({
  id: Uuid,
  kind: AgencyKind,
  name: Words(60),
  place: Uuid,
  placeName: Type.String(),
  accounts: Type.Integer(),
  closed: Type.Boolean(),
  version: Type.Integer(),
})
export type Agency = Static<typeof Agency>

/** A role held for a place and a period; `lentFrom` names the agency that lends. */
export const RoleHeld = Closed({
  id: Uuid,
  role: RoleName,
  place: Uuid,
  placeName: Type.String(),
  from: Type.String(),
  to: Type.Union([Type.String(), Type.Null()]),
  lentFrom: Type.Union([Type.String(), Type.Null()]),
  live: Type.Boolean(),
})
export type RoleHeld = Static<typeof RoleHeld>

export const Account = Closed({
  id: Uuid,
  username: Username,
  displayName: PersonName,
  agency: Uuid,
  agencyName: Type.String(),
  disabled: Type.Boolean(),
  totp: Type.Boolean(),
  generated: Type.Boolean(),
  /** Whether it is known which natural person stands behind it: who proposes or signs measures must be. */
  personKnown: Type.Boolean(),
  roles: Type.Array(RoleHeld),
  version: Type.Integer(),
})
export type Account = Static<typeof Account>
