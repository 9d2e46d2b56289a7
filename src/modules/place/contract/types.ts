import { Closed, OneOf, PlacePath, type Static, Type, Uuid, Words } from '#platform/contract/index.ts'

/** Kinds of area, top down. A dwelling stands in a grid, compound, building or unit. */
export const areaKinds = ['county', 'town', 'community', 'village', 'grid', 'compound', 'building', 'unit'] as const
export const AreaKind = OneOf(...areaKinds)
export type AreaKind = (typeof areaKinds)[number]

/** Compounds: 1 original work unit guards it, 2 property company, 3 neither (row S6). */
export const compoundClasses = [1, 2, 3] as const
export type CompoundClass = (typeof compoundClasses)[number]

/** Lists that may know a door; `found` by a grid worker that no list knew, `import` by a file of another kind. */
export const doorLists = ['house_register', 'meter', 'grid', 'found', 'import'] as const
export const DoorList = OneOf(...doorLists)
export type DoorList = (typeof doorLists)[number]

/** Code of an area: official division code, 13 to 15 digits for a grid, letters and digits below. */
export const AreaCode = Type.String({ pattern: '^[A-Za-z0-9]{1,20}$', maxLength: 20 })

/**
 * An area as every screen sees it. What and where it is, is known to everybody in the county. `responsible` (null where nobody is
 * named) and `dwellings` come only for areas at or below the reader's own places, `contact` only where she may write them.
 */
export const Area = Closed({
  id: Uuid,
  kind: AreaKind,
  code: Type.String(),
  parent: Type.Union([Uuid, Type.Null()]),
  path: PlacePath,
  name: Type.String(),
  aliases: Type.Array(Type.String()),
  ordinal: Type.Integer(),
  class: Type.Union([Type.Integer({ minimum: 1, maximum: 3 }), Type.Null()]),
  responsible: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  contact: Type.Optional(Closed({ name: Type.String(), phone: Type.String() })),
  lon: Type.Union([Type.Number(), Type.Null()]),
  lat: Type.Union([Type.Number(), Type.Null()]),
  children: Type.Integer(),
  dwellings: Type.Optional(Type.Integer()),
  version: Type.Integer(),
})
export type Area = Static<typeof Area>

/** An area as a phone holds it (part `areas` of sync.pull): all at, below and above the places of its doors. */
export const PhoneArea = Closed({
  id: Uuid,
  kind: AreaKind,
  path: PlacePath,
  name: Type.String(),
  ordinal: Type.Integer(),
  class: Type.Union([Type.Integer(), Type.Null()]),
  responsible: Type.Union([Type.String(), Type.Null()]),
})
export type PhoneArea = Static<typeof PhoneArea>

/** A door. */
export const Dwelling = Closed({
  id: Uuid,
  area: Uuid,
  path: PlacePath,
  number: Words(40),
  address: Words(120),
  walkOrder: Type.Integer(),
  sources: Type.Array(DoorList),
  version: Type.Integer(),
})
export type Dwelling = Static<typeof Dwelling>
