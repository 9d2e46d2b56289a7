import { advices, ScreeningRule } from '#modules/emergency/contract/index.ts'
import {
  Closed,
  defineCommand,
  defineQuery,
  OneOf,
  PersonName,
  RemarkOrNone,
  type Role,
  type Static,
  Type,
  Uuid,
  Words,
} from '#platform/contract/index.ts'

export { checkpointProblems } from './problems.ts'

/** Door of the checkpoint contract: who passes where, what was advised and who decided. */
export const decisions = ['passed', 'asked_health', 'advised_back'] as const
export const reasons = ['home', 'work', 'supply', 'care', 'transit', 'visit', 'other'] as const
export const emergencyReasons = ['care', 'fire', 'birth', 'food', 'death'] as const
export const papers = ['none', 'identity_card', 'passport', 'home_return_permit', 'household_book', 'other'] as const
const officers: readonly Role[] = ['checkpoint_officer']
const watchers: readonly Role[] = ['checkpoint_officer', 'police_officer', 'commander', 'dispatcher']
const writing = ['place.read', 'pass.read', 'pass.write'] as const

/** Plate of a vehicle: seven characters, eight of a new-energy one. */
export const Plate = Type.String({
  pattern: '^[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{4,5}[A-Z0-9\\u4e00-\\u9fa5]$',
  maxLength: 8,
})
const Temperature = Type.Integer({ minimum: 300, maximum: 450 })

/** Somebody in the vehicle or on foot; a paper of any kind, or none. */
export const Traveller = Closed({
  name: PersonName,
  paper: OneOf(...papers),
  number: Type.Optional(Words(40)),
  phone: Type.Optional(Words(20)),
})
const passFields = {
  checkpoint: Uuid,
  direction: OneOf('in', 'out'),
  plate: Type.Optional(Plate),
  origin: Type.Optional(RemarkOrNone(60)),
  destination: Type.Optional(RemarkOrNone(100)),
  /** A dwelling in the officer's reach, or any area of the county. */
  destinationPlace: Type.Optional(Uuid),
  temperature: Type.Optional(Temperature),
  reason: OneOf(...reasons),
  decision: OneOf(...decisions),
  /** The rule as the phone showed it. */
  shown: Type.Optional(Closed({ rule: Words(60), version: Type.Integer({ minimum: 1 }) })),
  generated: Type.Optional(Type.Boolean()),
}
const PassResult = Closed({ advice: Type.Union([OneOf(...advices), Type.Null()]) })

/** Sets up a checkpoint in an area. */
export const define = defineCommand({
  name: 'checkpoint.define',
  body: Closed({
    place: Uuid,
    kind: OneOf('county_entrance', 'community_gate'),
    name: Words(60),
    direction: RemarkOrNone(100),
    hours: RemarkOrNone(60),
    equipment: RemarkOrNone(200),
  }),
  result: Closed({}),
  offline: false,
  roles: ['dispatcher'],
  classes: ['place.read', 'place.write'],
})

/** A vehicle or somebody on foot passes, is sent to the health desk or advised to turn back: as the officer decided. */
export const recordPass = defineCommand({
  name: 'checkpoint.recordPass',
  body: Closed({
    ...passFields,
    headCount: Type.Integer({ minimum: 1, maximum: 100 }),
    travellers: Type.Optional(Type.Array(Traveller, { maxItems: 20 })),
  }),
  result: PassResult,
  offline: true,
  roles: officers,
  classes: writing,
})

/** A coach with its list: as many as were counted, or it is refused at the field. */
export const importCoach = defineCommand({
  name: 'checkpoint.importCoach',
  body: Closed({
    ...passFields,
    headCount: Type.Integer({ minimum: 1, maximum: 100 }),
    travellers: Type.Array(Traveller, { minItems: 1, maxItems: 100 }),
  }),
  result: PassResult,
  offline: true,
  roles: officers,
  classes: writing,
})

/** Care, fire, birth, food, death: passes at once, is written down, is never refused for what it says. */
export const emergencyPass = defineCommand({
  name: 'checkpoint.emergencyPass',
  body: Closed({
    checkpoint: Uuid,
    direction: OneOf('in', 'out'),
    reason: OneOf(...emergencyReasons),
    plate: Type.Optional(Words(10)),
  }),
  result: Closed({}),
  offline: true,
  roles: officers,
  classes: writing,
})

/** Somebody broke through or drove around. */
export const recordBreach = defineCommand({
  name: 'checkpoint.recordBreach',
  body: Closed({
    checkpoint: Uuid,
    place: RemarkOrNone(100),
    plate: Type.Optional(Plate),
    what: Type.String({ minLength: 1, maxLength: 300, format: 'words' }),
    persons: Type.Integer({ minimum: 0, maximum: 100 }),
  }),
  result: Closed({}),
  offline: true,
  roles: officers,
  classes: writing,
})

/** The police desk takes it over and says for how many persons. */
export const receiveBreach = defineCommand({
  name: 'checkpoint.receiveBreach',
  body: Closed({ breach: Uuid, persons: Type.Integer({ minimum: 0, maximum: 100 }) }),
  result: Closed({}),
  offline: false,
  roles: ['police_officer'],
  classes: writing,
})

/** What became of it. */
export const closeBreach = defineCommand({
  name: 'checkpoint.closeBreach',
  body: Closed({ breach: Uuid, result: Type.String({ minLength: 1, maxLength: 300, format: 'words' }) }),
  result: Closed({}),
  offline: false,
  roles: ['police_officer'],
  classes: writing,
})

/** The officer's checkpoints and the rules in force: what a phone keeps to work without signal. */
export const mine = defineQuery({
  name: 'checkpoint.mine',
  path: '/api/checkpoint/mine',
  params: Closed({}),
  response: Closed({
    checkpoints: Type.Array(Closed({ id: Uuid, name: Type.String(), kind: Type.String() })),
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
        name: Type.String(),
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
    breaches: Type.Array(
      Closed({
        id: Uuid,
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
  classes: ['pass.read'],
})

/** What does not add up, as gaps to close: fewer listed than counted; a plate without a home seen three times. */
export const gaps = defineQuery({
  name: 'checkpoint.gaps',
  path: '/api/checkpoint/gaps',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        kind: OneOf('head_count', 'seen_thrice'),
        plate: Type.String(),
        at: Type.String(),
        count: Type.Integer(),
      }),
    ),
  }),
  roles: watchers,
  classes: ['pass.read'],
})

/** Returns with the time and the place they left. */
export const pairs = defineQuery({
  name: 'checkpoint.pairs',
  path: '/api/checkpoint/pairs',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        plate: Type.String(),
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
