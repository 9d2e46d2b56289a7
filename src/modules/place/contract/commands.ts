import { Closed, defineCommand, Type, Uuid, Words, WordsOrNone } from '#platform/contract/index.ts'
import { AreaCode, AreaKind, DoorList } from './types.ts'

const editors = ['administrator', 'dispatcher'] as const
const classes = ['place.read', 'place.write', 'door.read', 'door.write', 'count.read'] as const
const Class = Type.Integer({ minimum: 1, maximum: 3 })
const Count = Closed({ count: Type.Integer() })
const Version = Type.Integer({ minimum: 1 })

/** New areas below one parent: grids of a community, compounds, buildings, units. Compounds carry a class. */
export const createAreas = defineCommand({
  name: 'place.createAreas',
  body: Closed({
    parent: Uuid,
    areas: Type.Array(
      Closed({
        id: Uuid,
        kind: AreaKind,
        code: Type.Optional(AreaCode),
        name: Words(60),
        class: Type.Optional(Class),
        responsible: Type.Optional(WordsOrNone(60)),
        contact: Type.Optional(Closed({ name: WordsOrNone(50), phone: WordsOrNone(20) })),
        ordinal: Type.Optional(Type.Integer({ minimum: 0, maximum: 100000 })),
      }),
      { minItems: 1, maxItems: 200 },
    ),
  }),
  result: Count,
  offline: false,
  roles: editors,
  classes,
})

/** Name, aliases, class, responsible party and contact of an area. `version` is the one that was read. */
export const editArea = defineCommand({
  name: 'place.editArea',
  body: Closed({
    id: Uuid,
    version: Version,
    name: Type.Optional(Words(60)),
    aliases: Type.Optional(Type.Array(Words(60), { maxItems: 20 })),
    class: Type.Optional(Class),
    responsible: Type.Optional(WordsOrNone(60)),
    contact: Type.Optional(Closed({ name: WordsOrNone(50), phone: WordsOrNone(20) })),
  }),
  result: Closed({ version: Type.Integer() }),
  offline: false,
  roles: editors,
  classes,
})

/** Puts an area with everything below it under another parent (re-drawing: a compound into another grid). */
export const moveArea = defineCommand({
  name: 'place.moveArea',
  body: Closed({ id: Uuid, to: Uuid, version: Version }),
  result: Closed({ path: Type.String(), doors: Type.Integer() }),
  offline: false,
  roles: editors,
  classes,
})

/** Takes an empty area away; refused while areas or doors stand in it. */
export const retireArea = defineCommand({
  name: 'place.retireArea',
  body: Closed({ id: Uuid, version: Version }),
  result: Closed({}),
  offline: false,
  roles: editors,
  classes,
})

/** New doors in one area. */
export const createDwellings = defineCommand({
  name: 'place.createDwellings',
  body: Closed({
    area: Uuid,
    dwellings: Type.Array(
      Closed({ id: Uuid, number: Words(40), sources: Type.Optional(Type.Array(DoorList, { maxItems: 5 })) }),
      {
        minItems: 1,
        maxItems: 500,
      },
    ),
  }),
  result: Count,
  offline: false,
  roles: editors,
  classes,
})

/** Number or lists of one door. */
export const editDwelling = defineCommand({
  name: 'place.editDwelling',
  body: Closed({
    id: Uuid,
    version: Version,
    number: Type.Optional(Words(40)),
    sources: Type.Optional(Type.Array(DoorList, { maxItems: 5 })),
  }),
  result: Closed({ version: Type.Integer() }),
  offline: false,
  roles: editors,
  classes,
})

/** Doors into another area; their households, visits and figures follow in the same commit. */
export const moveDwellings = defineCommand({
  name: 'place.moveDwellings',
  body: Closed({ dwellings: Type.Array(Uuid, { minItems: 1, maxItems: 2000 }), to: Uuid }),
  result: Count,
  offline: false,
  roles: editors,
  classes,
})

/** Walking order of the doors of one area: the ids in the order they are walked. */
export const orderDwellings = defineCommand({
  name: 'place.orderDwellings',
  body: Closed({ area: Uuid, dwellings: Type.Array(Uuid, { minItems: 1, maxItems: 2000 }) }),
  result: Count,
  offline: false,
  roles: [...editors, 'community_leader'],
  classes,
})

/** One door becomes several (a flat divided): the old one keeps its history, new ones begin unreached. */
export const splitDwelling = defineCommand({
  name: 'place.splitDwelling',
  body: Closed({
    id: Uuid,
    version: Version,
    into: Type.Array(Closed({ id: Uuid, number: Words(40) }), { minItems: 1, maxItems: 20 }),
  }),
  result: Count,
  offline: false,
  roles: editors,
  classes,
})

/** Several doors prove to be one: `keep` stays, the others are retired with a pointer to it. */
export const mergeDwellings = defineCommand({
  name: 'place.mergeDwellings',
  body: Closed({ keep: Uuid, merge: Type.Array(Uuid, { minItems: 1, maxItems: 20 }) }),
  result: Count,
  offline: false,
  roles: editors,
  classes,
})

/** Doors that were entered by mistake. A door with visits cannot be retired: it has a state, use a visit outcome. */
export const retireDwellings = defineCommand({
  name: 'place.retireDwellings',
  body: Closed({ dwellings: Type.Array(Uuid, { minItems: 1, maxItems: 500 }), why: Words(100) }),
  result: Count,
  offline: false,
  roles: editors,
  classes,
})

/**
 * Rows of a door list, already mapped to columns by the import screen. Each row names its area by code or name chain and
 * the door's number. Rows in = created + matched + rejected, or nothing is written (RIGHTS T-42).
 */
export const importDoors = defineCommand({
  name: 'place.importDoors',
  body: Closed({
    area: Uuid,
    source: DoorList,
    fileName: Words(120),
    dryRun: Type.Boolean(),
    rows: Type.Array(
      Closed({
        row: Type.Integer({ minimum: 1, maximum: 1_100_000 }),
        committee: Type.Optional(WordsOrNone(60)),
        grid: Type.Optional(WordsOrNone(60)),
        compound: Type.Optional(WordsOrNone(60)),
        building: Type.Optional(WordsOrNone(60)),
        unit: Type.Optional(WordsOrNone(60)),
        number: WordsOrNone(40),
      }),
      { minItems: 1, maxItems: 2000 },
    ),
  }),
  result: Closed({
    rowsIn: Type.Integer(),
    created: Type.Integer(),
    matched: Type.Integer(),
    /** Buildings and units that came (or would come) into being with the doors. */
    areas: Type.Integer(),
    rejected: Type.Array(
      Closed({ row: Type.Integer(), code: Type.String(), column: Type.String(), value: Type.String() }),
    ),
  }),
  offline: false,
  roles: editors,
  classes,
})

/**
 * Takes an import back as a whole, the latest of its list first: its doors, its word about doors that stood before, and the
 * areas that came with it and are empty now. Refused when one of its doors was visited.
 */
export const undoImport = defineCommand({
  name: 'place.undoImport',
  body: Closed({ import: Uuid }),
  result: Closed({ doors: Type.Integer(), listed: Type.Integer(), areas: Type.Integer() }),
  offline: false,
  roles: editors,
  classes,
})

/** All commands of the module. */
export const placeCommands = [
  createAreas,
  editArea,
  moveArea,
  retireArea,
  createDwellings,
  editDwelling,
  moveDwellings,
  orderDwellings,
  splitDwelling,
  mergeDwellings,
  retireDwellings,
  importDoors,
  undoImport,
] as const
