import { skills } from '#modules/agency/contract/index.ts'
import { Closed, Day, defineCommand, languages, OneOf, PersonName, Type, Uuid } from '#platform/contract/index.ts'
import { caring, checkWays, declineReasons, endReasons, freeTimes, lookReasons, owning, vetters } from './kinds.ts'

const one = { volunteer: Uuid, version: Type.Integer({ minimum: 1 }) }
const Stands = Closed({ state: Type.String(), version: Type.Integer() })
/** A phone number as people write it; no line of the country has less than seven digits. */
export const Phone = Type.String({ minLength: 7, maxLength: 20, pattern: '^[+0-9][0-9 -]{6,19}$' })
/** What somebody can do, each once. */
export const Skills = Type.Array(OneOf(...skills), { maxItems: skills.length, uniqueItems: true })
/** When somebody is free, at least at one time. */
export const Free = Type.Array(OneOf(...freeTimes), { minItems: 1, maxItems: freeTimes.length, uniqueItems: true })
/** A year of birth; whoever is of age is decided by the day. */
export const BirthYear = Type.Integer({ minimum: 1900, maximum: 2200 })
/** Name to sign in with and one-time password; answered once. */
const Slip = { username: Type.Optional(Type.String()), password: Type.Optional(Type.String()) }
const desk = { offline: false, roles: vetters, classes: caring } as const

/** Somebody came in person. The command's id is the volunteer's; the code is answered once, as the public site shows it. */
export const enter = defineCommand({
  name: 'volunteer.enter',
  body: Closed({
    place: Uuid,
    name: PersonName,
    phone: Phone,
    birthYear: BirthYear,
    skills: Skills,
    free: Free,
    language: OneOf(...languages),
  }),
  secrets: ['name', 'phone'],
  result: Closed({ no: Type.Integer(), code: Type.Optional(Type.String()) }),
  ...desk,
})

/** Opens name and phone against a reason that stays in the record. */
export const look = defineCommand({
  name: 'volunteer.look',
  body: Closed({ volunteer: Uuid, reason: OneOf(...lookReasons) }),
  result: Closed({ name: Type.Optional(Type.String()), phone: Type.Optional(Type.String()) }),
  ...desk,
})

/** Notes how the community knows the person; replaces what was noted. */
export const check = defineCommand({
  name: 'volunteer.check',
  body: Closed({ ...one, checks: Type.Array(OneOf(...checkWays), { maxItems: checkWays.length, uniqueItems: true }) }),
  result: Stands,
  ...desk,
})

/**
 * Takes somebody in: an account with the role volunteer is made in the same transaction; `account` is its id. Where somebody serves
 * who may be the same person, volunteer.same_person unless `isAnother` says that it was looked into.
 */
export const accept = defineCommand({
  name: 'volunteer.accept',
  body: Closed({ ...one, account: Uuid, isAnother: Type.Optional(Type.Boolean()) }),
  result: Closed({ ...Stands.properties, ...Slip }),
  ...desk,
})

export const decline = defineCommand({
  name: 'volunteer.decline',
  body: Closed({ ...one, reason: OneOf(...declineReasons) }),
  result: Stands,
  ...desk,
})

/** The person said by phone or at the counter that they do not want any more; name and phone go at once. */
export const withdraw = defineCommand({ name: 'volunteer.withdraw', body: Closed(one), result: Stands, ...desk })

/** Ends a service: the role with its account, and the shifts that are to come. */
export const endService = defineCommand({
  name: 'volunteer.end',
  body: Closed({ ...one, reason: OneOf(...endReasons) }),
  result: Stands,
  ...desk,
})

/** The way back: who was declined is new again, whose service ended serves again. */
export const reopen = defineCommand({
  name: 'volunteer.reopen',
  body: Closed(one),
  result: Closed({ ...Stands.properties, ...Slip }),
  ...desk,
})

/** A new one-time password for whoever lost the slip. */
export const renewSlip = defineCommand({
  name: 'volunteer.renewSlip',
  body: Closed({ volunteer: Uuid }),
  result: Closed(Slip),
  ...desk,
})

const Period = { from: Day, to: Day }
const Thanks = Closed({
  hours: Type.Integer(),
  shifts: Type.Integer(),
  no: Type.Integer(),
  placeName: Type.String(),
  name: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
})

/** A paper of thanks for somebody, with a code that confirms its hours. Name and code are in the answer alone. */
export const thank = defineCommand({
  name: 'volunteer.thank',
  body: Closed({ volunteer: Uuid, ...Period }),
  result: Thanks,
  ...desk,
})

const own = { offline: false, roles: ['volunteer'], classes: owning } as const

/** The same for oneself. */
export const ownThanks = defineCommand({ name: 'volunteer.ownThanks', body: Closed(Period), result: Thanks, ...own })

/** A volunteer stops. */
export const leave = defineCommand({
  name: 'volunteer.leave',
  body: Closed({}),
  result: Closed({ state: Type.String() }),
  ...own,
})
