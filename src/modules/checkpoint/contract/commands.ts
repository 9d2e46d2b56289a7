import { Closed, defineCommand, OneOf, RemarkOrNone, Type, Uuid, Words } from '#platform/contract/index.ts'
import { emergencyReasons, kinds, officers, PassResult, Plate, passFields, Setup, Traveller, writing } from './types.ts'

/** Sets up a checkpoint in an area. */
export const define = defineCommand({
  name: 'checkpoint.define',
  body: Closed({
    place: Uuid,
    kind: OneOf(...kinds),
    ...Setup,
  }),
  result: Closed({}),
  offline: false,
  roles: ['dispatcher'],
  classes: ['place.read', 'place.write', 'duty.own'],
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
    what: Words(300),
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
  body: Closed({ breach: Uuid, result: Words(300) }),
  result: Closed({}),
  offline: false,
  roles: ['police_officer'],
  classes: writing,
})

/** Changes what a checkpoint is, or closes it. */
export const change = defineCommand({
  name: 'checkpoint.change',
  body: Closed({ checkpoint: Uuid, version: Type.Integer({ minimum: 1 }), ...Setup, closed: Type.Boolean() }),
  result: Closed({ version: Type.Integer() }),
  offline: false,
  roles: ['dispatcher'],
  classes: ['place.read', 'place.write', 'pass.read', 'duty.own'],
})

/** How the post stands: staff that is there, vehicles waiting, the longest wait in minutes. */
export const reportPost = defineCommand({
  name: 'checkpoint.reportPost',
  body: Closed({
    checkpoint: Uuid,
    staff: Type.Integer({ minimum: 0, maximum: 50 }),
    waiting: Type.Integer({ minimum: 0, maximum: 500 }),
    waitMinutes: Type.Integer({ minimum: 0, maximum: 600 }),
  }),
  result: Closed({}),
  offline: true,
  roles: officers,
  classes: writing,
})
