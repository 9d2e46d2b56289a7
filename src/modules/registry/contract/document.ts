import { Closed, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { DoorState, DoorVisit, Household } from './types.ts'

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])

/**
 * A door as a phone holds it (a document of sync.pull): all that the screens need to work without signal. The names round it
 * are in the part `areas`, its task in the part `tasks`, how deep the roll goes in the part `roll`.
 */
export const DoorDocument = Closed({
  id: Uuid,
  /** Of the area that it stands in. */
  path: Type.String(),
  number: Type.String(),
  address: Type.String(),
  /** Walking order: by `walk` (the grid), then by this. */
  walk: Type.String(),
  walkOrder: Type.Integer(),
  state: DoorState,
  attempts: Type.Integer(),
  persons: Type.Integer(),
  mismatch: Type.Boolean(),
  found: Type.Boolean(),
  lastAt: OrNull(Type.String()),
  nextAt: OrNull(Type.String()),
  household: OrNull(Household),
  /** The last three visits, newest first. */
  visits: Type.Array(DoorVisit),
})
export type DoorDocument = Static<typeof DoorDocument>

/** Part `roll`: the live emergency and how deep its playbook lets the roll go; null while there is none. */
export const PhoneRoll = OrNull(
  Closed({
    emergency: Uuid,
    startedAt: Type.String(),
    fields: Type.Array(Type.String()),
    whenNeeded: Type.Array(Type.String()),
    revisitHours: Type.Number(),
  }),
)
export type PhoneRoll = Static<typeof PhoneRoll>
