import {
  Closed,
  Day,
  defineCommand,
  Instant,
  Jpeg,
  largestPhoto,
  OneOf,
  Remark,
  Type,
  Uuid,
} from '#platform/contract/index.ts'
import { answerClasses, answerers, checkClasses, closeClasses, drawClasses, inspectors } from './access.ts'
import { conditionKinds, findingKinds } from './kinds.ts'

const Hour = Type.Integer({ minimum: 0, maximum: 23 })
/** What a draw is made over; without agencies, over all of them. */
export const scopeFields = {
  place: Uuid,
  fromDay: Day,
  days: Type.Integer({ minimum: 1, maximum: 7 }),
  hourFrom: Hour,
  hourTo: Hour,
}
/** Most checks of one draw. */
export const mostChecks = 60
const Stands = Closed({ state: Type.String() })

/**
 * Draws posts and hours at random. The command's id is the draw's; `checks` are ids for what will be drawn, one each. The seed comes of
 * the id and of the list drawn from, under a key that nobody sees, so that whoever draws cannot choose it.
 */
export const drawChecks = defineCommand({
  name: 'inspection.draw',
  body: Closed({
    ...scopeFields,
    agencies: Type.Array(Uuid, { maxItems: 100 }),
    checks: Type.Array(Uuid, { minItems: 1, maxItems: mostChecks }),
  }),
  result: Closed({ cells: Type.Integer(), seed: Type.String() }),
  offline: false,
  roles: inspectors,
  classes: drawClasses,
})

/** Takes a draw back: what was not checked yet will not be. The draw stays on record with the reason. */
export const withdrawDraw = defineCommand({
  name: 'inspection.withdraw',
  body: Closed({ draw: Uuid, why: Remark(200) }),
  result: Closed({ undone: Type.Integer() }),
  offline: false,
  roles: inspectors,
  classes: drawClasses,
})

/** A finding as it is told at the post. `shift`: whose, where it is about somebody on the roster. */
const Found = Closed({
  id: Uuid,
  kind: OneOf(...findingKinds),
  shift: Type.Optional(Uuid),
  said: Type.Optional(Remark(300)),
  /** Id of the request for supplies, or of the incident, that is sent in the same go. */
  request: Type.Optional(Uuid),
  incident: Type.Optional(Uuid),
})

/** What an inspector saw at a post in the hour that was drawn. The command's id is the visit's. */
export const recordCheck = defineCommand({
  name: 'inspection.record',
  body: Closed({
    check: Uuid,
    /** Shifts whose people were there. */
    present: Type.Array(Uuid, { maxItems: 50 }),
    /** What was in order. */
    inOrder: Type.Array(OneOf(...conditionKinds), { maxItems: conditionKinds.length }),
    findings: Type.Array(Found, { maxItems: 30 }),
    /** Where the inspector pressed the button, to four decimals. */
    position: Type.Optional(
      Closed({
        lat: Type.Number({ minimum: -90, maximum: 90 }),
        lon: Type.Number({ minimum: -180, maximum: 180 }),
      }),
    ),
  }),
  result: Closed({ findings: Type.Integer(), repeated: Type.Integer() }),
  offline: true,
  roles: inspectors,
  classes: checkClasses,
})

/** One photograph of the place, after the visit; the command's id is the photograph's. */
export const addPhoto = defineCommand({
  name: 'inspection.addPhoto',
  body: Closed({ visit: Uuid, jpeg: Jpeg(largestPhoto) }),
  // The journal keeps the digest of the picture, in the result, and not a second copy of it.
  secrets: ['jpeg'],
  result: Closed({ digest: Type.String(), size: Type.Integer() }),
  offline: true,
  roles: inspectors,
  classes: checkClasses,
})

/** The post says why, what was put right, and by when it will be. */
export const answerFinding = defineCommand({
  name: 'inspection.answer',
  body: Closed({ finding: Uuid, said: Remark(500), byWhen: Type.Optional(Instant) }),
  result: Stands,
  offline: true,
  roles: answerers,
  classes: answerClasses,
})

/** The answer does not do; the post answers again, its clock begins anew. */
export const giveBack = defineCommand({
  name: 'inspection.giveBack',
  body: Closed({ finding: Uuid, why: Remark(500) }),
  result: Stands,
  offline: true,
  roles: inspectors,
  classes: closeClasses,
})

/** It is put right. A difficulty can be closed without an answer of the post, which is not to settle it. */
export const closeFinding = defineCommand({
  name: 'inspection.close',
  body: Closed({ finding: Uuid, said: Type.Optional(Remark(500)) }),
  result: Stands,
  offline: true,
  roles: inspectors,
  classes: closeClasses,
})
