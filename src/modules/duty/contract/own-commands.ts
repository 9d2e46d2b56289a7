import { Closed, defineCommand, Instant, OneOf, Type, Uuid } from '#platform/contract/index.ts'
import { lenders, lendingClasses, owning, workers } from './access.ts'
import { Marks, Text } from './plan-commands.ts'

/** Commands of whoever stands on a roster, and of whoever lends people. */
const own = { roles: workers, classes: owning } as const
const Done = Closed({ state: Type.String() })

/**
 * Checks in at the post, by the code that is shown there, or by the distance that the phone measured once: the position itself is
 * never sent. Counts from when it happened on the phone, however late it comes.
 */
export const checkIn = defineCommand({
  name: 'duty.checkIn',
  body: Closed({
    shift: Uuid,
    code: Type.Optional(Type.String({ pattern: '^[0-9]{8}$', maxLength: 8 })),
    distance: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  result: Closed({ late: Type.Boolean() }),
  offline: true,
  ...own,
})

/** The leader of a post says who is there and who is not. */
export const takeRoll = defineCommand({
  name: 'duty.takeRoll',
  body: Marks,
  result: Closed({ marked: Type.Integer() }),
  offline: true,
  ...own,
})

/** Leaves a note for whoever comes next. */
export const leaveNote = defineCommand({
  name: 'duty.leaveNote',
  body: Closed({ post: Uuid, said: Text(500) }),
  result: Closed({ readers: Type.Integer() }),
  offline: true,
  ...own,
})

/** Says that the own record of a shift is wrong; the command's id is the contest's. */
export const contestRecord = defineCommand({
  name: 'duty.contest',
  body: Closed({ shift: Uuid, said: Text(300) }),
  result: Done,
  offline: true,
  ...own,
})

/** Asks somebody to take an own shift, or to exchange it for one of theirs; the command's id is the request's. */
export const askSwap = defineCommand({
  name: 'duty.askSwap',
  body: Closed({ shift: Uuid, account: Uuid, forShift: Type.Optional(Uuid), said: Type.Optional(Text(200)) }),
  result: Done,
  offline: false,
  ...own,
})

/** Agrees to a swap or declines it; whoever asked can withdraw it. */
export const answerSwap = defineCommand({
  name: 'duty.answerSwap',
  body: Closed({ swap: Uuid, answer: OneOf('agreed', 'declined', 'withdrawn') }),
  result: Done,
  offline: false,
  ...own,
})

/** Says that the call-out was heard, and whether one comes. */
export const acknowledgeCall = defineCommand({
  name: 'duty.acknowledge',
  body: Closed({ call: Uuid, coming: Type.Boolean() }),
  result: Done,
  offline: true,
  ...own,
})

/** Makes a secret address for the own calendar, shown once; an older one ends. */
export const renewFeed = defineCommand({
  name: 'duty.renewFeed',
  body: Closed({}),
  result: Closed({ path: Type.Optional(Type.String()) }),
  offline: false,
  ...own,
})

/** Ends the secret address of the own calendar. */
export const dropFeed = defineCommand({
  name: 'duty.dropFeed',
  body: Closed({}),
  result: Done,
  offline: false,
  ...own,
})

const lend = { offline: false, roles: lenders, classes: lendingClasses } as const

/** An agency lends people of its own to a place for a time. */
export const lendStaff = defineCommand({
  name: 'duty.lend',
  body: Closed({
    people: Type.Array(Closed({ id: Uuid, account: Uuid }), { minItems: 1, maxItems: 100 }),
    place: Uuid,
    fromAt: Instant,
    toAt: Instant,
  }),
  result: Closed({ lent: Type.Integer() }),
  ...lend,
})

/** Takes somebody back. Shifts that stand on the roster stay until the planner takes them off; no new ones are made. */
export const endLending = defineCommand({
  name: 'duty.endLending',
  body: Closed({ lending: Uuid }),
  result: Done,
  ...lend,
})
