import { Closed, defineQuery, Page, paging, type Role, Type, Uuid } from '#platform/contract/index.ts'
import { Area, Dwelling } from './types.ts'

const everyone: readonly Role[] = [
  'administrator',
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'agency_staff',
  'checkpoint_officer',
  'police_officer',
  'health_officer',
  'inspector',
  'auditor',
]
const insiders: readonly Role[] = [
  'administrator',
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'checkpoint_officer',
  'police_officer',
  'health_officer',
]

/** Areas below `parent`; without it, the tops of the reader's own reach. */
export const listAreas = defineQuery({
  name: 'place.listAreas',
  path: '/api/place/areas',
  params: Closed({ parent: Type.Optional(Uuid) }),
  response: Closed({ items: Type.Array(Area) }),
  roles: everyone,
  classes: ['place.read', 'count.read'],
})

/** One area with the chain above it, county first. */
export const getArea = defineQuery({
  name: 'place.getArea',
  path: '/api/place/area',
  params: Closed({ id: Uuid }),
  response: Closed({ area: Area, above: Type.Array(Closed({ id: Uuid, kind: Type.String(), name: Type.String() })) }),
  roles: everyone,
  classes: ['place.read', 'count.read'],
})

/** Areas and doors by name, alias, code, address or pinyin initials: at most 20 of each. */
export const searchPlaces = defineQuery({
  name: 'place.search',
  path: '/api/place/search',
  params: Closed({ q: Type.String({ minLength: 1, maxLength: 60, format: 'words' }) }),
  response: Closed({ areas: Type.Array(Area), dwellings: Type.Array(Dwelling) }),
  roles: insiders,
  classes: ['place.read'],
})

/** Doors below an area in walking order. */
export const listDwellings = defineQuery({
  name: 'place.listDwellings',
  path: '/api/place/dwellings',
  params: Closed({ area: Uuid, ...paging }),
  response: Page(Dwelling),
  roles: insiders,
  classes: ['place.read'],
})

/** What was done to an area or a door, newest first. */
export const placeHistory = defineQuery({
  name: 'place.history',
  path: '/api/place/history',
  params: Closed({ place: Uuid }),
  response: Closed({
    items: Type.Array(
      Closed({
        id: Uuid,
        what: Type.String(),
        detail: Type.Record(Type.String(), Type.Unknown()),
        actor: Uuid,
        /** Empty where the reader may not know the account. */
        actorName: Type.String(),
        at: Type.String(),
      }),
    ),
  }),
  roles: insiders,
  classes: ['place.read', 'task.read'],
})

/** Imports of door lists, newest first. */
export const listImports = defineQuery({
  name: 'place.listImports',
  path: '/api/place/imports',
  params: Closed({ ...paging }),
  response: Page(
    Closed({
      id: Uuid,
      fileName: Type.String(),
      source: Type.String(),
      rowsIn: Type.Integer(),
      created: Type.Integer(),
      matched: Type.Integer(),
      rejected: Type.Integer(),
      at: Type.String(),
      undoneAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  roles: ['administrator', 'dispatcher'],
  classes: ['place.read'],
})

/** All reads of the module. */
export const placeQueries = [listAreas, getArea, searchPlaces, listDwellings, placeHistory, listImports] as const
