import { advices, RuleId } from '#modules/emergency/contract/index.ts'
import {
  Closed,
  OneOf,
  PersonName,
  RemarkOrNone,
  type Role,
  type Static,
  Type,
  Uuid,
  Words,
} from '#platform/contract/index.ts'

/** What an officer decided; nobody is refused by a rule. */
export const decisions = ['passed', 'asked_health', 'advised_back'] as const
/** Why somebody passes. */
export const reasons = ['home', 'work', 'supply', 'care', 'transit', 'visit', 'other'] as const
/** Reasons that pass at once. */
export const emergencyReasons = ['care', 'fire', 'birth', 'food', 'death'] as const
/** Papers that somebody shows, or none. */
export const papers = ['none', 'identity_card', 'passport', 'home_return_permit', 'household_book', 'other'] as const
/** Who stands at a checkpoint. */
export const officers: readonly Role[] = ['checkpoint_officer']
/** Who watches the checkpoints of a place. */
export const watchers: readonly Role[] = ['checkpoint_officer', 'police_officer', 'commander', 'dispatcher']
/** Data that an officer's commands touch. */
export const writing = ['place.read', 'pass.read', 'pass.write'] as const

/** A plate as it is written, without blanks and points: of a car, the police, an embassy, the army, a farm vehicle, another country. */
export const Plate = Type.String({ pattern: '^[A-Z0-9\\u4e00-\\u9fa5]{6,10}$', maxLength: 10 })
const Temperature = Type.Integer({ minimum: 300, maximum: 450 })

/** Somebody in the vehicle or on foot; a paper of any kind, or none. */
export const Traveller = Closed({
  name: PersonName,
  paper: OneOf(...papers),
  number: Type.Optional(Words(40)),
  phone: Type.Optional(Words(20)),
})
/** What is written down of every pass. */
export const passFields = {
  checkpoint: Uuid,
  direction: OneOf('in', 'out'),
  plate: Type.Optional(Plate),
  origin: Type.Optional(RemarkOrNone(60)),
  destination: Type.Optional(RemarkOrNone(100)),
  /** A dwelling in the officer's reach, or any area of the county. */
  destinationPlace: Type.Optional(Uuid),
  temperature: Type.Optional(Temperature),
  reason: OneOf(...reasons),
  decision: OneOf(...decisions),
  /** The rule as the phone showed it. */
  shown: Type.Optional(Closed({ rule: RuleId, version: Type.Integer({ minimum: 1 }) })),
  generated: Type.Optional(Type.Boolean()),
}
/** What the server's rules advised. */
export const PassResult = Closed({ advice: Type.Union([OneOf(...advices), Type.Null()]) })

/** What a checkpoint guards. */
export const kinds = ['county_entrance', 'community_gate'] as const
/** What is set up of a checkpoint. */
export const Setup = {
  name: Words(60),
  direction: RemarkOrNone(100),
  hours: RemarkOrNone(60),
  equipment: RemarkOrNone(200),
  /** Staff that a shift needs. */
  staffNeeded: Type.Integer({ minimum: 0, maximum: 50 }),
  /** The duty post whose roster keeps it: who is needed and who stands there is then read there. */
  post: Type.Optional(Uuid),
}
/** Who keeps a checkpoint by the roster of its duty post, in counts: names stand on the roster, for whoever may read it. */
export const OnDuty = Closed({
  post: Uuid,
  name: Type.String(),
  isClosed: Type.Boolean(),
  need: Type.Integer(),
  planned: Type.Integer(),
  present: Type.Integer(),
  next: Type.Union([Closed({ startsAt: Type.String(), planned: Type.Integer(), need: Type.Integer() }), Type.Null()]),
  /** Of the next 24 hours. */
  holes: Type.Array(Closed({ startsAt: Type.String(), endsAt: Type.String(), missing: Type.Integer() })),
})
export type OnDuty = Static<typeof OnDuty>
