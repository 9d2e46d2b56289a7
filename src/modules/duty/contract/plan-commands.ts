import { Closed, defineCommand, Instant, noPersonNumber, OneOf, Type, Uuid } from '#platform/contract/index.ts'
import { planners, planning } from './access.ts'
import { postKinds } from './kinds.ts'

/** Commands of whoever plans. Words carry no number of a person. */
export const Text = (max: number) =>
  Type.String({ minLength: 1, maxLength: max, format: 'words', pattern: noPersonNumber })
const Hour = Type.Integer({ minimum: 0, maximum: 23 })
const PostBody = {
  kind: OneOf(...postKinds),
  name: Text(60),
  place: Uuid,
  spot: Type.Optional(Text(100)),
  /** People needed in each hour of the day, from midnight on. */
  need: Type.Array(Type.Integer({ minimum: 0, maximum: 50 }), { minItems: 24, maxItems: 24 }),
  /** Hours at which a shift begins; each lasts until the next. */
  starts: Type.Array(Hour, { minItems: 1, maxItems: 8 }),
  /** Who keeps the list and shows the code at the post. */
  leader: Type.Optional(Uuid),
  position: Type.Optional(
    Closed({
      lat: Type.Number({ minimum: -90, maximum: 90 }),
      lon: Type.Number({ minimum: -180, maximum: 180 }),
    }),
  ),
}
const plan = { offline: false, roles: planners, classes: planning } as const
const Version = Closed({ version: Type.Integer() })

/** Sets up a post; the command's id is the post's. */
export const definePost = defineCommand({ name: 'duty.definePost', body: Closed(PostBody), result: Version, ...plan })

/** Changes a post as a whole. Shifts that are on the roster stay as they are. */
export const changePost = defineCommand({
  name: 'duty.changePost',
  body: Closed({ post: Uuid, version: Type.Integer({ minimum: 1 }), ...PostBody }),
  result: Version,
  ...plan,
})

/** Closes a post whose roster is empty from now on; `reopen` takes that back. */
export const closePost = defineCommand({
  name: 'duty.closePost',
  body: Closed({ post: Uuid, version: Type.Integer({ minimum: 1 }), reopen: Type.Optional(Type.Boolean()) }),
  result: Version,
  ...plan,
})

/**
 * Sets how long people rest between two shifts from a moment on, and by what; for the whole county. What is on the roster stays as it
 * is.
 */
export const setRest = defineCommand({
  name: 'duty.setRest',
  body: Closed({ from: Instant, hours: Type.Integer({ minimum: 0, maximum: 24 }), basis: Text(200) }),
  result: Closed({ from: Type.String() }),
  offline: false,
  roles: ['commander'],
  classes: planning,
})

const Refusal = Closed({
  /** Which of the shifts, from 0. */
  at: Type.Integer(),
  code: Type.String(),
  text: Type.String(),
})

/**
 * Puts people on the roster, one to 500 shifts at once: by hand, by rotation, from another week or from a file. Each shift is taken or
 * refused by itself and says why. `despite` says why somebody has less rest than the rule.
 */
export const assignShifts = defineCommand({
  name: 'duty.assign',
  body: Closed({
    shifts: Type.Array(
      Closed({
        id: Uuid,
        post: Uuid,
        account: Uuid,
        startsAt: Instant,
        endsAt: Instant,
        despite: Type.Optional(Text(200)),
      }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  result: Closed({ made: Type.Integer(), refused: Type.Array(Refusal) }),
  ...plan,
})

/** Takes shifts off the roster that have not ended. */
export const removeShifts = defineCommand({
  name: 'duty.remove',
  body: Closed({ shifts: Type.Array(Uuid, { minItems: 1, maxItems: 500 }), why: Type.Optional(Text(200)) }),
  result: Closed({ removed: Type.Integer() }),
  ...plan,
})

/** Somebody else takes the rest of a shift, such as of a person who did not come. The command's id is the new shift's. */
export const replacePerson = defineCommand({
  name: 'duty.replace',
  body: Closed({ shift: Uuid, account: Uuid, why: Text(200), despite: Type.Optional(Text(200)) }),
  result: Closed({ startsAt: Type.String() }),
  ...plan,
})

/** Who is there and who is not; `at` where it was earlier than the mark. */
export const Marks = Closed({
  marks: Type.Array(Closed({ shift: Uuid, present: Type.Boolean(), at: Type.Optional(Instant) }), {
    minItems: 1,
    maxItems: 50,
  }),
})

/** Whoever plans the place says who is there, as by phone; a person's own check stands. */
export const markShifts = defineCommand({
  name: 'duty.mark',
  body: Marks,
  result: Closed({ marked: Type.Integer() }),
  ...plan,
})

/** Answers somebody who objected to the own record; never by whom it concerns. `arrivedAt`: when it is set right. */
export const answerContest = defineCommand({
  name: 'duty.answerContest',
  body: Closed({
    contest: Uuid,
    upheld: Type.Boolean(),
    said: Text(300),
    arrivedAt: Type.Optional(Instant),
  }),
  result: Closed({ upheld: Type.Boolean() }),
  ...plan,
})

/** Calls the people out who are on standby at a post now. */
export const callOut = defineCommand({
  name: 'duty.callOut',
  body: Closed({ post: Uuid, whereTo: Text(100), what: Text(300) }),
  result: Closed({ called: Type.Integer() }),
  ...plan,
})

/** A call-out is over. */
export const endCall = defineCommand({
  name: 'duty.endCall',
  body: Closed({ call: Uuid }),
  result: Closed({ ended: Type.Boolean() }),
  ...plan,
})
