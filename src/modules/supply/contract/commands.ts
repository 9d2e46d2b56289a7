import { Closed, Day, defineCommand, Instant, noPersonNumber, OneOf, Type, Uuid } from '#platform/contract/index.ts'
import { askers, deciders, holders, keepers, pointKinds, settlements, urgencies, writing } from './types.ts'

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max, format: 'words', pattern: noPersonNumber })
const TextOrNone = (max: number) => Type.String({ maxLength: max, format: 'words', pattern: noPersonNumber })
const Said = Type.Optional(Text(200))
const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Done = Closed({})
const Left = Closed({ left: Type.Integer() })
const Stands = Closed({ state: Type.String() })

const itemFields = {
  name: Text(60),
  /** Code of the standard, such as GB 19083-2010; empty where there is none. */
  standard: TextOrNone(40),
  source: TextOrNone(200),
  unit: Text(10),
  lowDays: Type.Integer({ minimum: 0, maximum: 90 }),
}

/** A thing of one standard that the county keeps. The command's id is the item's. */
export const defineItem = defineCommand({
  name: 'supply.defineItem',
  body: Closed(itemFields),
  result: Done,
  offline: false,
  roles: deciders,
  classes: [...writing, 'supply.items'],
})

/** Its words and threshold; a retired one is asked for no more. */
export const changeItem = defineCommand({
  name: 'supply.changeItem',
  body: Closed({ item: Uuid, version: Type.Integer(), ...itemFields, retired: Type.Boolean() }),
  result: Done,
  offline: false,
  roles: deciders,
  classes: [...writing, 'supply.items'],
})

/** A warehouse or a post where stock stands. The command's id is the point's. */
export const openPoint = defineCommand({
  name: 'supply.openPoint',
  body: Closed({ place: Uuid, kind: OneOf(...pointKinds), name: Text(60) }),
  result: Done,
  offline: false,
  roles: keepers,
  classes: writing,
})

/** Its name and kind; a closed one holds nothing. */
export const changePoint = defineCommand({
  name: 'supply.changePoint',
  body: Closed({
    point: Uuid,
    version: Type.Integer(),
    kind: OneOf(...pointKinds),
    name: Text(60),
    closed: Type.Boolean(),
  }),
  result: Done,
  offline: false,
  roles: keepers,
  classes: writing,
})

/** A line of goods that come in. `lot` is a fresh id; a lot that is known already is used again. */
const Line = Closed({
  lot: Uuid,
  item: Uuid,
  lotNo: TextOrNone(40),
  expiresOn: Type.Optional(Day),
  quantity: Quantity,
  /** Why it is taken in though its last day is over. */
  despite: Type.Optional(Text(100)),
})
const Lines = Type.Array(Line, { minItems: 1, maxItems: 50 })

/** Goods from outside: bought, or given out by the city. */
export const receiveGoods = defineCommand({
  name: 'supply.receiveGoods',
  body: Closed({ point: Uuid, from: Text(80), lines: Lines }),
  result: Done,
  offline: false,
  roles: keepers,
  classes: writing,
})

/** Goods that an organisation gives; answers the number of its receipt. The command's id is the donation's. */
export const recordDonation = defineCommand({
  name: 'supply.recordDonation',
  body: Closed({ point: Uuid, donor: Text(80), said: Said, lines: Lines }),
  result: Closed({ year: Type.Integer(), no: Type.Integer() }),
  offline: false,
  roles: keepers,
  classes: writing,
})

/** Handed out for use; the lots that expire first go first. */
export const issueStock = defineCommand({
  name: 'supply.issue',
  body: Closed({ point: Uuid, item: Uuid, quantity: Quantity, said: Said }),
  result: Left,
  offline: true,
  roles: holders,
  classes: writing,
})

/** From one point to another within the own place, without a request. */
export const moveStock = defineCommand({
  name: 'supply.move',
  body: Closed({ from: Uuid, to: Uuid, lot: Uuid, quantity: Quantity, said: Said }),
  result: Left,
  offline: false,
  roles: keepers,
  classes: writing,
})

/** Taken out of the stock for a reason: expired, wet, torn. */
export const discardStock = defineCommand({
  name: 'supply.discard',
  body: Closed({ point: Uuid, lot: Uuid, quantity: Quantity, said: Text(200) }),
  result: Left,
  offline: false,
  roles: holders,
  classes: writing,
})

/**
 * What was counted, lot by lot, beside what the record said when counting began. A difference has a reason. Counted without signal it
 * is taken when the record still says the same; else it comes back to be counted again.
 */
export const takeStock = defineCommand({
  name: 'supply.takeStock',
  body: Closed({
    point: Uuid,
    lines: Type.Array(
      Closed({
        lot: Uuid,
        was: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
        counted: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
      }),
      { minItems: 1, maxItems: 500 },
    ),
    said: Said,
  }),
  result: Closed({ differing: Type.Integer() }),
  offline: true,
  roles: holders,
  classes: writing,
})

/** A point, or an area of the own place, needs something of one standard. The command's id is the request's. */
export const askSupply = defineCommand({
  name: 'supply.ask',
  body: Closed({
    point: Uuid,
    item: Uuid,
    quantity: Quantity,
    urgency: OneOf(...urgencies),
    dueAt: Instant,
    why: Said,
    /** Finding of an inspection that it came of. */
    finding: Type.Optional(Uuid),
  }),
  result: Closed({ year: Type.Integer(), no: Type.Integer() }),
  offline: true,
  roles: askers,
  classes: writing,
})

/** It is not needed any more. */
export const withdrawRequest = defineCommand({
  name: 'supply.withdraw',
  body: Closed({ request: Uuid, said: Said }),
  result: Stands,
  offline: false,
  roles: holders,
  classes: writing,
})

/** So much of it, from this point. Less than was asked needs a word why. */
export const approveRequest = defineCommand({
  name: 'supply.approve',
  body: Closed({ request: Uuid, source: Uuid, quantity: Quantity, said: Said }),
  result: Stands,
  offline: false,
  roles: deciders,
  classes: writing,
})

/** Not given, and why. */
export const refuseRequest = defineCommand({
  name: 'supply.refuse',
  body: Closed({ request: Uuid, said: Text(200) }),
  result: Stands,
  offline: false,
  roles: deciders,
  classes: writing,
})

/** Sent from its source, the lots that expire first. Less than approved needs a word why. */
export const sendRequest = defineCommand({
  name: 'supply.send',
  body: Closed({ request: Uuid, quantity: Quantity, said: Said }),
  result: Closed({ lots: Type.Array(Closed({ lot: Uuid, quantity: Type.Integer() })) }),
  offline: false,
  roles: keepers,
  classes: writing,
})

/**
 * What arrived of each lot that was sent. Something missing has a reason, and stays open until it is settled. Whoever decides, or sent it,
 * signs for the post and says why; the post's own count that comes afterwards corrects what was signed on its behalf.
 */
export const receiveRequest = defineCommand({
  name: 'supply.receive',
  body: Closed({
    request: Uuid,
    lines: Type.Array(Closed({ lot: Uuid, quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }), {
      minItems: 1,
      maxItems: 50,
    }),
    said: Said,
    /** Why somebody else signs for the post. */
    signsFor: Type.Optional(Text(200)),
  }),
  result: Closed({ state: Type.String(), missing: Type.Integer() }),
  offline: true,
  roles: holders,
  classes: writing,
})

/** What became of so many of what was missing. */
export const settleRequest = defineCommand({
  name: 'supply.settle',
  body: Closed({ request: Uuid, how: OneOf(...settlements), quantity: Quantity, said: Text(200) }),
  result: Closed({ state: Type.String(), missing: Type.Integer() }),
  offline: false,
  roles: deciders,
  classes: writing,
})
