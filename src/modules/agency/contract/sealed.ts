import {
  Closed,
  defineCommand,
  defineQuery,
  OneOf,
  PersonName,
  paging,
  Remark,
  type Static,
  Type,
  Uuid,
} from '#platform/contract/index.ts'
import { keepers } from './device.ts'

const Moment = Type.Union([Type.String(), Type.Null()])

/** Most commands that are decided about at once, and that a phone is listed with. */
export const mostSealed = 100

/** A command that came sealed and that its person may not do any more. What is in it is not told: only what kind of deed it is. */
export const SealedCommand = Closed({
  id: Uuid,
  name: Type.String(),
  /** By the phone's clock; null where the key under which it was kept is gone. */
  occurredAt: Moment,
  receivedAt: Type.String(),
  /** Code of the problem for which it waits, and its text. */
  problem: Type.String(),
  why: Type.String(),
  /** Whose phone delivered it: the own one, a colleague's, or one on which nobody was signed in. */
  bearer: OneOf('own', 'colleague', 'unknown'),
  broughtBy: Moment,
  /** When it was released last and refused again. */
  triedAt: Moment,
  decision: Type.Union([OneOf('released', 'dismissed'), Type.Null()]),
  decidedAt: Moment,
  decidedBy: Moment,
  reason: Moment,
})
export type SealedCommand = Static<typeof SealedCommand>

/** A phone of which something waits; `id` is the device. */
export const SealedPhone = Closed({
  id: Uuid,
  phone: Type.String(),
  revokedAt: Moment,
  account: Uuid,
  displayName: PersonName,
  /** All of them; `commands` are the first `mostSealed`. */
  count: Type.Integer(),
  commands: Type.Array(SealedCommand),
})
export type SealedPhone = Static<typeof SealedPhone>

/** What came sealed and waits for a decision, or was decided about, by phone. `waiting`: how many commands wait in all. */
export const listSealed = defineQuery({
  name: 'agency.listSealed',
  path: '/api/agency/sealed',
  params: Closed({ state: Type.Optional(OneOf('waiting', 'decided')), ...paging }),
  response: Closed({ items: Type.Array(SealedPhone), waiting: Type.Integer(), next: Type.Optional(Type.String()) }),
  roles: keepers,
  classes: ['account.read'],
})

const commands = Type.Array(Uuid, { minItems: 1, maxItems: mostSealed, uniqueItems: true })

/**
 * Carries out sealed commands as the deeds of their author, each once, in the order of the deeds. What is refused again waits
 * on, with the reason of now.
 */
export const releaseSealed = defineCommand({
  name: 'agency.releaseSealed',
  body: Closed({ commands }),
  result: Closed({
    results: Type.Array(Closed({ id: Uuid, applied: Type.Boolean(), why: Type.Optional(Type.String()) })),
  }),
  offline: false,
  roles: keepers,
  classes: ['account.read', 'account.write'],
})

/** Decides that sealed commands are not carried out. They stay, encrypted, with the reason. */
export const dismissSealed = defineCommand({
  name: 'agency.dismissSealed',
  body: Closed({
    commands,
    reason: Remark(200),
  }),
  result: Closed({}),
  offline: false,
  roles: keepers,
  classes: ['account.read', 'account.write'],
})
