import {
  Closed,
  Day,
  defineQuery,
  Instant,
  OneOf,
  Page,
  paging,
  type Role,
  Type,
  Uuid,
} from '#platform/contract/index.ts'
import { DoorDetail, DoorRow, DoorState, Figures } from './types.ts'

const readers: readonly Role[] = [
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'administrator',
  'agency_staff',
  'auditor',
]
const doorReaders: readonly Role[] = ['commander', 'dispatcher', 'area_leader', 'community_leader', 'grid_worker']
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])

/** Coverage of an area and of each area below it; without `area`, of the reader's own reach. */
export const board = defineQuery({
  name: 'registry.board',
  path: '/api/registry/board',
  params: Closed({ area: Type.Optional(Uuid) }),
  response: Closed({
    area: Closed({
      id: Uuid,
      kind: Type.String(),
      name: Type.String(),
      path: Type.String(),
      figures: Figures,
      today: Figures,
    }),
    above: Type.Array(Closed({ id: Uuid, kind: Type.String(), name: Type.String() })),
    below: Type.Array(
      Closed({
        id: Uuid,
        kind: Type.String(),
        name: Type.String(),
        class: OrNull(Type.Integer()),
        responsible: OrNull(Type.String()),
        lon: OrNull(Type.Number()),
        lat: OrNull(Type.Number()),
        hasBelow: Type.Boolean(),
        figures: Figures,
      }),
    ),
    outline: Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
    asOf: Type.String(),
  }),
  roles: readers,
  classes: ['place.read', 'count.read'],
})

/** Coverage of an area day by day: what each day changed, and how it stood at its end. */
export const trend = defineQuery({
  name: 'registry.trend',
  path: '/api/registry/trend',
  params: Closed({
    area: Type.Optional(Uuid),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, default: 14 })),
  }),
  response: Closed({ items: Type.Array(Closed({ day: Type.String(), change: Figures, standing: Figures })) }),
  roles: readers,
  classes: ['place.read', 'count.read'],
})

/**
 * Doors below an area in walking order, by state or gap. `due` keeps those that want a visit now: unreached, or nobody home
 * with the next attempt due. Addresses and states only.
 */
export const listDoors = defineQuery({
  name: 'registry.listDoors',
  path: '/api/registry/doors',
  params: Closed({
    area: Type.Optional(Uuid),
    state: Type.Optional(DoorState),
    gap: Type.Optional(OneOf('thrice', 'mismatch', 'found', 'due')),
    q: Type.Optional(Type.String({ maxLength: 60, format: 'words' })),
    ...paging,
  }),
  response: Page(DoorRow),
  roles: doorReaders,
  classes: ['place.read', 'door.read'],
})

/** One door with its household, visits and changes. The look is kept on the household's record. */
export const getDoor = defineQuery({
  name: 'registry.getDoor',
  path: '/api/registry/door',
  params: Closed({ id: Uuid }),
  response: DoorDetail,
  roles: ['dispatcher', 'community_leader', 'grid_worker'],
  classes: ['place.read', 'door.read', 'person.read', 'task.read'],
})

/** Open conflicts of edits in the reader's reach. */
export const listConflicts = defineQuery({
  name: 'registry.listConflicts',
  path: '/api/registry/conflicts',
  params: Closed({ ...paging }),
  response: Page(
    Closed({
      id: Uuid,
      ord: Type.Integer(),
      door: Uuid,
      address: Type.String(),
      field: Type.String(),
      kept: OrNull(Type.String()),
      taken: OrNull(Type.String()),
      keptBy: Type.String(),
      takenBy: Type.String(),
      keptAt: Type.String(),
      takenAt: Type.String(),
    }),
  ),
  roles: ['community_leader', 'dispatcher', 'grid_worker'],
  classes: ['place.read', 'door.read', 'person.read', 'task.read'],
})

const Statement = Closed({
  id: Uuid,
  area: Uuid,
  areaName: Type.String(),
  day: Type.String(),
  figures: Figures,
  gaps: Type.Array(Closed({ gap: Type.String(), count: Type.Integer(), reason: Type.String() })),
  hash: Type.String(),
  journalHead: OrNull(Type.String()),
  signedBy: Type.String(),
  signedAt: Type.String(),
  withdrawn: Type.Boolean(),
})

/** Statements of an area and those below it, newest first. */
export const listStatements = defineQuery({
  name: 'registry.listStatements',
  path: '/api/registry/statements',
  params: Closed({ area: Type.Optional(Uuid), day: Type.Optional(Day), since: Type.Optional(Instant), ...paging }),
  response: Page(Statement),
  roles: readers,
  classes: ['place.read', 'count.read'],
})

/** One statement, with a check that its hash still fits its content. */
export const getStatement = defineQuery({
  name: 'registry.getStatement',
  path: '/api/registry/statement',
  params: Closed({ id: Uuid }),
  response: Closed({ statement: Statement, intact: Type.Boolean() }),
  roles: readers,
  classes: ['place.read', 'count.read'],
})

/** All reads of the module. */
export const registryQueries = [board, trend, listDoors, getDoor, listConflicts, listStatements, getStatement] as const
