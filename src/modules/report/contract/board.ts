import { incidentKinds } from '#modules/incident/contract/index.ts'
import { Closed, defineQuery, OneOf, type Role, type Static, Type, Uuid } from '#platform/contract/index.ts'

/** Who stands before the command board: whoever leads the county or an area of it. */
export const leaders: readonly Role[] = ['commander', 'dispatcher', 'area_leader']

const Count = Type.Integer()
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const Degrees = OrNull(Type.Number())
const Doors = { doors: Count, covered: Count, unreached: Count, nobodyHome: Count }
const Spot = { lon: Degrees, lat: Degrees }

const Area = Closed({ id: Uuid, kind: Type.String(), name: Type.String(), ...Spot, ...Doors })
/** An entrance of the county: passes of the last hour, who was advised back in the last day, who waits. */
const Entrance = Closed({
  id: Uuid,
  name: Type.String(),
  ...Spot,
  in: Count,
  out: Count,
  back: Count,
  /** As its officers last said, within twelve hours; null where they said nothing. */
  waiting: OrNull(Count),
  waitMinutes: OrNull(Count),
})
/** Posts at one spot of the map. */
const PostSpot = Closed({ lon: Type.Number(), lat: Type.Number(), posts: Count, holed: Count, empty: Count })

const Board = Closed({
  asOf: Type.String(),
  /** What the reader leads; the first of several. */
  area: Closed({ id: Uuid, kind: Type.String(), name: Type.String() }),
  /** A schematic ground round the towns, no boundary; empty where it is no whole county. */
  outline: Type.Array(Type.Array(Type.Number())),
  /** Doors of the reader's areas; `below`: the areas directly below a single one, or the several ones. */
  coverage: Closed({ ...Doors, below: Type.Array(Area) }),
  flow: OrNull(Closed({ entrances: Type.Array(Entrance), breaches: Count })),
  posts: Closed({
    posts: Count,
    /** Posts that lack somebody in the next 24 hours, and how many hours of people they lack. */
    holed: Count,
    missingHours: Count,
    /** Posts that need somebody now and have fewer than that, and those where nobody has come at all. */
    short: Count,
    empty: Count,
    spots: Type.Array(PostSpot),
  }),
  /** Demands that are late, and the directives that they stand in. */
  directives: OrNull(Closed({ late: Count, papers: Count })),
  incidents: Closed({
    late: Count,
    soon: Count,
    live: Count,
    kinds: Type.Array(Closed({ kind: OneOf(...incidentKinds), live: Count, late: Count })),
  }),
  /** Stocks that are low or expired, and the items that are the shortest, by the days that their lowest stock lasts. */
  supplies: Closed({
    low: Count,
    expired: Count,
    items: Type.Array(
      Closed({
        id: Uuid,
        name: Type.String(),
        unit: Type.String(),
        stock: Count,
        cover: OrNull(Type.Number()),
        low: Count,
      }),
    ),
  }),
  measures: OrNull(Closed({ running: Count, ending: Count, objections: Count })),
  leads: OrNull(Closed({ late: Count, open: Count })),
})
export type CommandBoard = Static<typeof Board>

/**
 * The command board: everything that a leader asks first, as counts of the reader's areas; no person. A part whose list is not
 * for the reader is null. Readers of the same areas share one answer, which is worked out once after a change.
 */
export const commandBoard = defineQuery({
  name: 'report.commandBoard',
  path: '/api/report/command-board',
  params: Closed({}),
  response: Board,
  follows: [
    'registry',
    'place',
    'checkpoint',
    'duty',
    'directive',
    'incident',
    'supply',
    'measure',
    'lead',
    'emergency',
  ],
  roles: leaders,
  classes: [
    ...['place.read', 'count.read', 'pass.read', 'breach.read', 'duty.read', 'duty.own', 'directive.read'],
    ...['incident.read', 'supply.read', 'measure.read', 'lead.read'],
  ] as const,
})
