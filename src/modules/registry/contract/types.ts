import { Closed, OneOf, type Static, Type, Uuid } from '#platform/contract/index.ts'

/** States of a door: exactly one at every moment. */
export const doorStates = [
  'unreached',
  'registered',
  'nobody_home',
  'refused',
  'vacant',
  'demolished',
  'not_dwelling',
] as const
export const DoorState = OneOf(...doorStates)
export type DoorState = (typeof doorStates)[number]

/** What a visit can find; every outcome is a state. */
export const outcomes = ['registered', 'nobody_home', 'refused', 'vacant', 'demolished', 'not_dwelling'] as const
export const Outcome = OneOf(...outcomes)
export type Outcome = (typeof outcomes)[number]

/** Figures of an area: the states, and what the doors carry. `doors` is the sum of the seven states. */
export const figures = [...doorStates, 'persons', 'mismatch', 'found', 'thrice', 'visits'] as const
const count = Type.Integer()
export const Figures = Closed({
  doors: count,
  unreached: count,
  registered: count,
  nobody_home: count,
  refused: count,
  vacant: count,
  demolished: count,
  not_dwelling: count,
  persons: count,
  mismatch: count,
  found: count,
  thrice: count,
  visits: count,
})
export type Figures = Static<typeof Figures>

/** Why somebody looks at a sensitive field (RIGHTS C-05); the person concerned can read it. */
export const revealReasons = [
  'contact_household',
  'verify_identity',
  'medical_help',
  'correct_record',
  'legal_duty',
] as const
export const RevealReason = OneOf(...revealReasons)

/** A door in a list: address and state, never a name. */
export const DoorRow = Closed({
  id: Uuid,
  path: Type.String(),
  address: Type.String(),
  number: Type.String(),
  walkOrder: Type.Integer(),
  state: DoorState,
  attempts: Type.Integer(),
  persons: Type.Integer(),
  mismatch: Type.Boolean(),
  found: Type.Boolean(),
  sources: Type.Array(Type.String()),
  lastAt: Type.Union([Type.String(), Type.Null()]),
  nextAt: Type.Union([Type.String(), Type.Null()]),
  class: Type.Union([Type.Integer(), Type.Null()]),
  responsible: Type.Union([Type.String(), Type.Null()]),
})
export type DoorRow = Static<typeof DoorRow>

const Masked = Type.String()
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])

/** A household as it is shown: phones and identity numbers masked. */
export const Household = Closed({
  id: Uuid,
  headCount: Type.Integer(),
  contactName: OrNull(Type.String()),
  contactPhone: OrNull(Masked),
  generated: Type.Boolean(),
  version: Type.Integer(),
  residents: Type.Array(
    Closed({
      id: Uuid,
      name: Type.String(),
      sex: OrNull(Type.String()),
      birthYear: OrNull(Type.Integer()),
      idNumber: OrNull(Masked),
      phone: OrNull(Masked),
      arrivedOn: OrNull(Type.String()),
      leftOn: OrNull(Type.String()),
      generated: Type.Boolean(),
    }),
  ),
})

/** A visit as it is shown: what came of it, and by whom. */
export const DoorVisit = Closed({
  id: Uuid,
  outcome: Outcome,
  occurredAt: Type.String(),
  receivedAt: Type.String(),
  by: Type.String(),
  persons: OrNull(Type.Integer()),
  nextAt: OrNull(Type.String()),
  note: OrNull(Type.String()),
})

/** One door with its household: phones and identity numbers masked until a reason is given (command registry.reveal). */
export const DoorDetail = Closed({
  door: DoorRow,
  household: OrNull(Household),
  visits: Type.Array(DoorVisit),
  changes: Type.Array(
    Closed({
      field: Type.String(),
      resident: OrNull(Uuid),
      was: OrNull(Type.String()),
      is: OrNull(Type.String()),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  may: Type.Array(Type.String()),
  // How deep the live playbook lets the roll go; `whenNeeded` are those of the fields that are not asked for by default.
  roll: Closed({ fields: Type.Array(Type.String()), whenNeeded: Type.Array(Type.String()) }),
})
export type DoorDetail = Static<typeof DoorDetail>
