import { ScreeningRule } from '#modules/emergency/contract/index.ts'
import { Closed, defineQuery, Instant, OneOf, type Static, type TSchema, Type, Uuid } from '#platform/contract/index.ts'
import { kinds, OnDuty, officers, Plate, watchers } from './types.ts'

/** The officer's checkpoints and the rules in force: what a phone keeps to work without signal. */
export const mine = defineQuery({
  name: 'checkpoint.mine',
  path: '/api/checkpoint/mine',
  params: Closed({}),
  response: Closed({
    checkpoints: Type.Array(
      Closed({ id: Uuid, name: Type.String(), kind: OneOf(...kinds), duty: Type.Union([OnDuty, Type.Null()]) }),
    ),
    rules: Type.Array(ScreeningRule),
    /** When that was so. */
    now: Type.String(),
  }),
  roles: officers,
  classes: ['pass.read', 'duty.own'],
})
export type Mine = Static<(typeof mine)['response']>

const OrNull = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()])

/** The last pass of a vehicle: where it went and with how many, nobody's name. */
const KnownPlate = Closed({
  plate: Type.String(),
  direction: OneOf('in', 'out'),
  at: Type.String(),
  checkpoint: Type.String(),
  headCount: Type.Integer(),
  origin: OrNull(Type.String()),
  destination: OrNull(Type.String()),
  destinationPlace: OrNull(Uuid),
  /** From then on it is nobody's any more. */
  until: Type.String(),
})
export type KnownPlate = Static<typeof KnownPlate>

/**
 * The last pass of a plate anywhere in the county, to the letter: fills the form of one who returns, by whichever entrance. A door out
 * of the officer's reach is answered by the area around it.
 */
export const lastPass = defineQuery({
  name: 'checkpoint.lastPass',
  path: '/api/checkpoint/last-pass',
  params: Closed({ plate: Plate }),
  response: Closed({ pass: OrNull(KnownPlate) }),
  roles: officers,
  classes: ['pass.read', 'breach.read'],
})

/** A breach, what the police counted when they took it over, and what became of it. */
const Breach = Closed({
  id: Uuid,
  /** It happened at a checkpoint of the reader's own. */
  isOwn: Type.Boolean(),
  checkpoint: Type.String(),
  place: Type.String(),
  plate: OrNull(Type.String()),
  what: Type.String(),
  /** As the officer reported; 0 where it was not known. */
  persons: Type.Integer(),
  at: Type.String(),
  receivedAt: OrNull(Type.String()),
  receivedPersons: OrNull(Type.Integer()),
  closedAt: OrNull(Type.String()),
  result: OrNull(Type.String()),
})
export type Breach = Static<typeof Breach>

/** Flow of every entrance over the last 24 hours and by the hour, with breaches that are open and those closed within seven days. */
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
        post: OrNull(
          Closed({ staff: Type.Integer(), waiting: Type.Integer(), waitMinutes: Type.Integer(), at: Type.String() }),
        ),
        /** By the roster of its duty post, where one is named. */
        duty: OrNull(OnDuty),
        /** Passes of those who passed or went to the health desk; who was advised back is in `back` alone. */
        in: Type.Integer(),
        out: Type.Integer(),
        persons: Type.Integer(),
        health: Type.Integer(),
        back: Type.Integer(),
        emergency: Type.Integer(),
        lastAt: OrNull(Type.String()),
        /** By hour, the present one last; `wait`: the longest wait told in it, in minutes. */
        hours: Type.Array(Closed({ in: Type.Integer(), out: Type.Integer(), wait: OrNull(Type.Integer()) })),
      }),
    ),
    /** Breaches that are open anywhere in the county. */
    breaches: Type.Array(Breach),
    /** Those of the reader's own places that were closed within seven days. */
    closedBreaches: Type.Array(Breach),
  }),
  roles: watchers,
  classes: ['pass.read', 'breach.read', 'duty.own'],
})

/** What does not add up, as gaps to close and never as suspects. */
export const gapKinds = ['head_count', 'seen_thrice', 'missed_stop', 'not_out'] as const

/**
 * Gaps of the last three days: fewer (or, below zero, more) listed than counted; a plate without a home seen three times; a vehicle that came in for a
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
    /** Checkpoints out of the reader's reach, whose passes are in none of these. */
    uncounted: Type.Integer(),
  }),
  roles: watchers,
  classes: ['pass.read', 'breach.read'],
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
  classes: ['pass.read', 'breach.read'],
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
        door: OrNull(Uuid),
        /** When the door was visited since, where it was. */
        visitedAt: OrNull(Type.String()),
      }),
    ),
  }),
  roles: ['grid_worker', 'community_leader'],
  classes: ['place.read', 'pass.read', 'door.read'],
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
    items: Type.Array(KnownPlate),
    /** To be sent as `since` next time. */
    now: Type.String(),
  }),
  roles: officers,
  classes: ['pass.read'],
})

const { plate: _plate, ...ofPass } = KnownPlate.properties
/**
 * Vehicles that passed checkpoints out of reach and go to a place of the county, heard of after `since`: each under a digest that only a
 * whole plate leads to, for a phone without signal. What is told is what `lastPass` tells.
 */
export const countyPlates = defineQuery({
  name: 'checkpoint.countyPlates',
  path: '/api/checkpoint/county-plates',
  params: Closed({ since: Type.Optional(Instant) }),
  response: Closed({
    /** What the digests are keyed with; another one voids all that a phone keeps. */
    key: Type.String(),
    items: Type.Array(Closed({ digest: Type.String(), ...ofPass })),
    /** To be sent as `since` next time. */
    now: Type.String(),
  }),
  roles: officers,
  classes: ['pass.read', 'breach.read'],
})
export type CountyPlates = Static<(typeof countyPlates)['response']>
