import type { Role } from './access.ts'
import { defineQuery } from './command.ts'
import { Closed, Instant, type Static, Type, Uuid } from './types.ts'

/**
 * What a phone holds and how it follows: one document a door, and a few parts that belong to all of them. The platform moves
 * documents by id and place; what is in them is their module's contract.
 */
export const SyncDocument = Type.Object({ id: Uuid, path: Type.String() }, { additionalProperties: true })
export type SyncDocument = Static<typeof SyncDocument>

/**
 * For how many hours the phone of a role may hold what it holds without hearing the server (RIGHTS C-20): a checkpoint hands its
 * phone from shift to shift. Who holds several of these roles goes by the shortest; the phones of other roles keep nothing.
 */
export const leaseHours = {
  checkpoint_officer: 24,
  inspector: 24,
  agency_staff: 24,
  volunteer: 24,
  grid_worker: 168,
  community_leader: 168,
} as const satisfies Partial<Record<Role, number>>

/** The places whose documents a phone holds: everything at or below the paths, and single documents outside of them. */
export const SyncScope = Closed({ paths: Type.Array(Type.String()), ids: Type.Array(Uuid) })
export type SyncScope = Static<typeof SyncScope>

/**
 * One page of what changed for a phone, to be applied in this order: `scope` (when it is there, documents outside of it go),
 * `gone` (these go), `items` (these take the place of what is held under their id), `parts`, then `cursor` is kept. All of a
 * page is applied in one transaction of the phone or not at all; whatever comes twice does no harm.
 */
export const SyncPage = Closed({
  items: Type.Array(SyncDocument),
  gone: Type.Array(Uuid),
  /** The whole scope, when it is not the one that the cursor knows. */
  scope: Type.Union([SyncScope, Type.Null()]),
  /** Shared data by name, each whole, and only those that differ from what the cursor knows. */
  parts: Type.Record(Type.String(), Type.Unknown()),
  /** To be sent next time, whatever `more` says. */
  cursor: Type.String(),
  /** There are further pages of this round: ask again at once. */
  more: Type.Boolean(),
  /**
   * This round tells everything from the beginning: when its last page (`more` false) has come, documents that did not come
   * in it are none of the phone's. Until then what is held stays usable.
   */
  reset: Type.Boolean(),
  /** This page begins its round: what came of an earlier one that was broken off does not count as having come in this one. */
  first: Type.Boolean(),
  /** The server's clock, against which leases run. */
  now: Type.String(),
  /** By how many seconds the phone's clock is ahead; null while it is right within five minutes, or was not told. */
  skew: Type.Union([Type.Integer(), Type.Null()]),
  /** Until when the phone may be opened without asking the server again; to be taken over only when its owner unlocked it. */
  lease: Type.Union([Type.String(), Type.Null()]),
})
export type SyncPage = Static<typeof SyncPage>

/**
 * What changed for the phone of the signed-in account since `cursor` (none: everything). Any cursor of ours is accepted at any
 * time; one that the server cannot follow starts from the beginning. With the question the phone says how it stands.
 */
export const pull = defineQuery({
  name: 'sync.pull',
  path: '/api/sync/pull',
  params: Closed({
    cursor: Type.Optional(Type.String({ maxLength: 600 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 500 })),
    /** Commands that wait in the phone's outbox, and since when the oldest of them. */
    unsent: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    oldest: Type.Optional(Instant),
    /** The phone's own clock at this moment. */
    clock: Type.Optional(Instant),
  }),
  response: SyncPage,
  // Whoever holds neither role any more gets an empty scope, so that the phone lets go of what it held.
  roles: 'self',
  also: ['grid_worker', 'community_leader'],
  classes: ['place.read', 'door.read', 'person.read', 'task.read', 'health.read'],
})
