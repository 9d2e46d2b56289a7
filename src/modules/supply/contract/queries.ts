import { Closed, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import {
  askers,
  deciders,
  holders,
  keepers,
  moveKinds,
  pointKinds,
  reading,
  requestStates,
  urgencies,
} from './types.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const Count = Type.Integer()
const CountOrNone = Type.Union([Count, Type.Null()])

const Item = Closed({
  id: Uuid,
  name: Type.String(),
  standard: Type.String(),
  source: Type.String(),
  unit: Type.String(),
  lowDays: Count,
  retired: Type.Boolean(),
  version: Count,
})
export type Item = Static<typeof Item>

/** Every item of the county, those in use first. */
export const listItems = defineQuery({
  name: 'supply.items',
  path: '/api/supply/items',
  params: Closed({}),
  response: Closed({ items: Type.Array(Item) }),
  roles: holders,
  classes: reading,
})

const Point = Closed({
  id: Uuid,
  kind: OneOf(...pointKinds),
  name: Type.String(),
  placeName: Type.String(),
  closed: Type.Boolean(),
  version: Count,
  /** When somebody counted last. */
  countedAt: Maybe,
})
export type Point = Static<typeof Point>

const Cell = Closed({
  point: Uuid,
  item: Uuid,
  /** What can be given out: expired lots are not in it. */
  stock: Count,
  expired: Count,
  /** The next day that a lot expires, and how much of it within thirty days. */
  expiresOn: Maybe,
  expiring: Count,
  used: Count,
  /** Days that the stock lasts; null where nothing was used in seven days. */
  cover: Type.Union([Type.Number(), Type.Null()]),
  low: Type.Boolean(),
  onTheWay: Count,
})
export type Cell = Static<typeof Cell>

/** Points within the reader's place and what stands there, by item. */
export const stockBoard = defineQuery({
  name: 'supply.board',
  path: '/api/supply/board',
  params: Closed({}),
  response: Closed({ points: Type.Array(Point), items: Type.Array(Item), cells: Type.Array(Cell) }),
  roles: holders,
  classes: reading,
})

const Lot = Closed({
  lot: Uuid,
  item: Uuid,
  lotNo: Type.String(),
  expiresOn: Maybe,
  expired: Type.Boolean(),
  quantity: Count,
})
export type Lot = Static<typeof Lot>

/** Lots at one point, as they are given out: what expires first comes first. */
export const pointStock = defineQuery({
  name: 'supply.stock',
  path: '/api/supply/stock',
  params: Closed({ point: Uuid }),
  response: Closed({ point: Point, lots: Type.Array(Lot) }),
  roles: holders,
  classes: reading,
})

const Move = Closed({
  id: Type.String(),
  kind: OneOf(...moveKinds),
  item: Uuid,
  itemName: Type.String(),
  standard: Type.String(),
  unit: Type.String(),
  lot: Uuid,
  lotNo: Type.String(),
  expiresOn: Maybe,
  quantity: Count,
  fromName: Maybe,
  toName: Maybe,
  request: Type.Union([Uuid, Type.Null()]),
  donation: Type.Union([Uuid, Type.Null()]),
  said: Maybe,
  by: Type.String(),
  at: Type.String(),
})
export type Move = Static<typeof Move>

/** Moves within the reader's place, the latest first; of an item or a point where one is named. */
export const listMoves = defineQuery({
  name: 'supply.moves',
  path: '/api/supply/moves',
  params: Closed({ item: Type.Optional(Uuid), point: Type.Optional(Uuid), ...paging }),
  response: Page(Move),
  roles: holders,
  classes: reading,
})

const Request = Closed({
  id: Uuid,
  year: Count,
  no: Count,
  point: Uuid,
  pointName: Type.String(),
  item: Uuid,
  itemName: Type.String(),
  standard: Type.String(),
  unit: Type.String(),
  quantity: Count,
  approved: CountOrNone,
  sent: CountOrNone,
  arrived: CountOrNone,
  /** Missing and not yet explained. */
  missing: Count,
  urgency: OneOf(...urgencies),
  state: OneOf(...requestStates),
  late: Type.Boolean(),
  /** Whether the next step is the reader's. */
  mine: Type.Boolean(),
  sourceName: Maybe,
  source: Type.Union([Uuid, Type.Null()]),
  why: Maybe,
  /** Finding of an inspection that it came of. */
  finding: Type.Union([Uuid, Type.Null()]),
  /** Whether the reader who receives it signs for the post. */
  signsFor: Type.Boolean(),
  /** That somebody signed for the post, which has not counted since. */
  signedFor: Type.Union([Closed({ at: Type.String(), why: Type.String() }), Type.Null()]),
  askedAt: Type.String(),
  dueAt: Type.String(),
})
export type SupplyRequest = Static<typeof Request>
export const shows = ['waiting', 'asked', 'approved', 'sent', 'short', 'closed'] as const

/** Requests within the reader's place or from its points: live ones by clock, the others newest first. */
export const listRequests = defineQuery({
  name: 'supply.requests',
  path: '/api/supply/requests',
  params: Closed({ show: Type.Optional(OneOf(...shows)), ...paging }),
  response: Page(Request),
  roles: holders,
  classes: reading,
})

const may = ['approve', 'refuse', 'withdraw', 'send', 'receive', 'recount', 'settle'] as const
const Whole = Closed({
  request: Request,
  /** What was sent of each lot, what arrived, and what is neither there nor explained. */
  lots: Type.Array(
    Closed({
      lot: Uuid,
      lotNo: Type.String(),
      expiresOn: Maybe,
      sent: Count,
      arrived: CountOrNone,
      missing: Count,
    }),
  ),
  events: Type.Array(
    Closed({
      id: Uuid,
      what: Type.String(),
      quantity: CountOrNone,
      said: Maybe,
      /** Why somebody signed for the post. */
      signedForWhy: Maybe,
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  /** What the reader can do about it now. */
  may: Type.Array(OneOf(...may)),
})
export type WholeRequest = Static<typeof Whole>
export type RequestAct = (typeof may)[number]

/** One request with its line of time. */
export const getRequest = defineQuery({
  name: 'supply.getRequest',
  path: '/api/supply/request',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: askers,
  classes: reading,
})

/** Points that could send what is asked for, the fullest first. */
export const listSources = defineQuery({
  name: 'supply.sources',
  path: '/api/supply/sources',
  params: Closed({ request: Uuid }),
  response: Closed({
    items: Type.Array(Closed({ id: Uuid, name: Type.String(), stock: Count, expiresOn: Maybe })),
  }),
  roles: deciders,
  classes: reading,
})

/** What waits for the reader, and what is low; counts alone. */
export const countSupply = defineQuery({
  name: 'supply.counts',
  path: '/api/supply/counts',
  params: Closed({}),
  response: Closed({ waiting: Count, low: Count, expired: Count, short: Count }),
  roles: holders,
  classes: reading,
})

/** What a phone keeps: points of the own place with their stock, what can be asked for, and the own live requests. */
export const mySupply = defineQuery({
  name: 'supply.mine',
  path: '/api/supply/mine',
  params: Closed({}),
  response: Closed({
    points: Type.Array(
      Closed({
        id: Uuid,
        name: Type.String(),
        cells: Type.Array(Cell),
        /** What is counted there, in the order in which it is given out; null where the reader's place holds more than a phone keeps. */
        lots: Type.Union([Type.Array(Lot), Type.Null()]),
      }),
    ),
    items: Type.Array(Item),
    requests: Type.Array(Closed({ request: Request, lots: Whole.properties.lots })),
    at: Type.String(),
  }),
  roles: holders,
  classes: reading,
})
export type MySupply = Static<(typeof mySupply)['response']>

const Donation = Closed({
  id: Uuid,
  year: Count,
  no: Count,
  donor: Type.String(),
  point: Uuid,
  pointName: Type.String(),
  said: Maybe,
  by: Type.String(),
  at: Type.String(),
})
export type Donation = Static<typeof Donation>

/** Donations within the reader's place, the latest first. */
export const listDonations = defineQuery({
  name: 'supply.donations',
  path: '/api/supply/donations',
  params: Closed({ ...paging }),
  response: Page(Donation),
  roles: keepers,
  classes: reading,
})

/** One donation with what was given, as its receipt says it. */
export const getDonation = defineQuery({
  name: 'supply.getDonation',
  path: '/api/supply/donation',
  params: Closed({ id: Uuid }),
  response: Closed({ donation: Donation, lines: Type.Array(Move), countyName: Type.String() }),
  roles: keepers,
  classes: reading,
})

/** Stock by point, item and lot as a sheet. */
export const stockSheet = defineQuery({
  name: 'supply.stockSheet',
  path: '/api/supply/stock.file',
  params: Closed({
    format: OneOf('xlsx', 'csv'),
    language: Type.Optional(OneOf('zh-Hans', 'zh-Hant', 'en')),
  }),
  response: Type.Unknown(),
  roles: holders,
  classes: reading,
})
