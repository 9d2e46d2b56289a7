import { ScreeningRule } from '#modules/emergency/contract/index.ts'
import { Closed, defineQuery, Instant, OneOf, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { kinds, officers, Plate, watchers } from './types.ts'

/** The officer's checkpoints and the rules in force: what a phone keeps to work without signal. */
export const mine = defineQuery({
  name: 'checkpoint.mine',
  path: '/api/checkpoint/mine',
  params: Closed({}),
  response: Closed({
    checkpoints: Type.Array(Closed({ id: Uuid, name: Type.String(), kind: OneOf(...kinds) })),
    rules: Type.Array(ScreeningRule),
  }),
  roles: officers,
  classes: ['pass.read'],
})
export type Mine = Static<(typeof mine)['response']>

/** The last pass of a plate, to the letter: fills the form of one who returns. */
export const lastPass = defineQuery({
  name: 'checkpoint.lastPass',
  path: '/api/checkpoint/last-pass',
  params: Closed({ plate: Plate }),
  response: Closed({
    pass: Type.Union([
      Closed({
        direction: Type.String(),
        at: Type.String(),
        checkpoint: Type.String(),
        headCount: Type.Integer(),
        origin: Type.Union([Type.String(), Type.Null()]),
        destination: Type.Union([Type.String(), Type.Null()]),
        destinationPlace: Type.Union([Uuid, Type.Null()]),
      }),
      Type.Null(),
    ]),
  }),
  roles: officers,
  classes: ['pass.read'],
})

/** Flow of every entrance over the last 24 hours and its last hour, with breaches that are open. */
export const board = defineQuery({
  name: 'checkpoint.board',
  path: '/api/checkpoint/board',
  params: Closed({}),
  response: Closed({
    lanes: Type.Array(
      Closed({
        id: Uuid,
        kind: OneOf(...kinds),
        name: Type.String(),
        direction: Type.String(),
        hoursOpen: Type.String(),
        equipment: Type.String(),
        version: Type.Integer(),
        staffNeeded: Type.Integer(),
        /** The latest word of its officers, within twelve hours. */
        post: Type.Union([
          Closed({ staff: Type.Integer(), waiting: Type.Integer(), waitMinutes: Type.Integer(), at: Type.String() }),
          Type.Null(),
        ]),
        in: Type.Integer(),
        out: Type.Integer(),
        persons: Type.Integer(),
        stopped: Type.Integer(),
        emergency: Type.Integer(),
        lastAt: Type.Union([Type.String(), Type.Null()]),
        /** Passes by hour, the present one last. */
        hours: Type.Array(Type.Integer()),
      }),
    ),
    /** Breaches that are open anywhere in the county. */
    breaches: Type.Array(
      Closed({
        id: Uuid,
        /** It happened at a checkpoint of the reader's own. */
        isOwn: Type.Boolean(),
        checkpoint: Type.String(),
        place: Type.String(),
        plate: Type.Union([Type.String(), Type.Null()]),
        what: Type.String(),
        persons: Type.Integer(),
        at: Type.String(),
        receivedAt: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
  roles: watchers,
  classes: ['pass.read', 'breach.read'],
})

/** What does not add up, as gaps to close and never as suspects. */
export const gapKinds = ['head_count', 'seen_thrice', 'missed_stop', 'not_out'] as const

/**
 * Gaps of the last three days: fewer listed than counted; a plate without a home seen three times; a vehicle that came in for a
 * place behind gates and was not seen at all of them within six hours; one in transit that did not leave within twelve.
 */
export const gaps = defineQuery({
  name: 'checkpoint.gaps',
  path: '/api/checkpoint/gaps',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        kind: OneOf(...gapKinds),
        plate: Type.String(),
        checkpoint: Type.String(),
        at: Type.String(),
        count: Type.Integer(),
      }),
    ),
  }),
  roles: watchers,
  classes: ['pass.read'],
})

/** Returns with the time and the place they left, by plate; null for who went on foot, paired by paper or phone. */
export const pairs = defineQuery({
  name: 'checkpoint.pairs',
  path: '/api/checkpoint/pairs',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        plate: Type.Union([Type.String(), Type.Null()]),
        leftAt: Type.String(),
        leftBy: Type.String(),
        backAt: Type.String(),
        backBy: Type.String(),
      }),
    ),
  }),
  roles: watchers,
  classes: ['pass.read'],
})

/** Who came in for a home of one's own grid; how many, no names. */
export const arrivals = defineQuery({
  name: 'checkpoint.arrivals',
  path: '/api/checkpoint/arrivals',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        id: Uuid,
        at: Type.String(),
        headCount: Type.Integer(),
        origin: Type.String(),
        destination: Type.String(),
        door: Type.Union([Uuid, Type.Null()]),
      }),
    ),
  }),
  roles: ['grid_worker', 'community_leader'],
  classes: ['place.read', 'pass.read'],
})
export type Arrival = Static<(typeof arrivals)['response']>['items'][number]

/** A place that somebody may be on the way to. */
const Named = Closed({ id: Uuid, name: Type.String() })

/** Areas of the county by full name, and doors in reach: what a phone keeps to find destinations. Null where `known` holds all of it. */
export const destinations = defineQuery({
  name: 'checkpoint.destinations',
  path: '/api/checkpoint/destinations',
  params: Closed({ known: Type.Optional(Type.String({ maxLength: 60 })) }),
  response: Closed({
    digest: Type.String(),
    areas: Type.Union([Type.Array(Named), Type.Null()]),
    doors: Type.Union([Type.Array(Closed({ id: Uuid, name: Type.String(), number: Type.String() })), Type.Null()]),
  }),
  roles: officers,
  classes: ['place.read', 'pass.read'],
})
export type Destinations = Static<(typeof destinations)['response']>

/** Last passes of plates that were heard of after `since`, newest first: vehicles and where they go, nobody's name. */
export const plates = defineQuery({
  name: 'checkpoint.plates',
  path: '/api/checkpoint/plates',
  params: Closed({ since: Type.Optional(Instant) }),
  response: Closed({
    items: Type.Array(
      Closed({
        plate: Type.String(),
        direction: OneOf('in', 'out'),
        at: Type.String(),
        checkpoint: Type.String(),
        headCount: Type.Integer(),
        origin: Type.Union([Type.String(), Type.Null()]),
        destination: Type.Union([Type.String(), Type.Null()]),
        destinationPlace: Type.Union([Uuid, Type.Null()]),
        /** From then on it is nobody's any more. */
        until: Type.String(),
      }),
    ),
    /** To be sent as `since` next time. */
    now: Type.String(),
  }),
  roles: officers,
  classes: ['pass.read'],
})
export type KnownPlate = Static<(typeof plates)['response']>['items'][number]
