import { Closed, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { answerers, answering, desk, outcomes, overseers, reading, states, urgencies } from './state.ts'

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const Moment = Type.String()

const List = Closed({
  id: Uuid,
  year: Type.Integer(),
  no: Type.Integer(),
  sender: Type.String(),
  title: Type.String(),
  urgency: OneOf(...urgencies),
  receivedAt: Moment,
  dueAt: Moment,
  returnedAt: OrNull(Moment),
  rows: Type.Integer(),
  rejected: Type.Integer(),
  counts: Closed({
    new: Type.Integer(),
    assigned: Type.Integer(),
    received: Type.Integer(),
    answered: Type.Integer(),
    returned: Type.Integer(),
    late: Type.Integer(),
  }),
})
export type LeadList = Static<typeof List>

/** Lists that came in, newest first. */
export const listLists = defineQuery({
  name: 'lead.lists',
  path: '/api/lead/lists',
  params: Closed({ ...paging }),
  response: Page(List),
  roles: overseers,
  classes: reading,
})

/** One row of the desk: number and clock; whose it is stands on the lead alone. */
export const Row = Closed({
  id: Uuid,
  list: Uuid,
  listNo: Type.String(),
  listTitle: Type.String(),
  row: Type.Integer(),
  state: OneOf(...states),
  agency: Uuid,
  agencyName: Type.String(),
  placeName: OrNull(Type.String()),
  dueAt: Moment,
  late: Type.Boolean(),
  outcome: OrNull(OneOf(...outcomes)),
  /** Somebody known who may be the same, and nobody has decided. */
  open: Type.Integer(),
})
export type LeadRow = Static<typeof Row>

/** One column of the desk: the leads in a state, those due first. */
export const column = defineQuery({
  name: 'lead.column',
  path: '/api/lead/leads',
  params: Closed({
    list: Type.Optional(Uuid),
    state: OneOf(...states),
    /** Those alone whose time has passed. */
    late: Type.Optional(OneOf('yes')),
    ...paging,
  }),
  response: Page(Row),
  roles: overseers,
  classes: reading,
})

/** Leads that wait for the reader's agency, those due first. */
export const mine = defineQuery({
  name: 'lead.mine',
  path: '/api/lead/mine',
  params: Closed({ ...paging }),
  response: Page(Row),
  roles: answerers,
  classes: answering,
})

/** How many wait for the reader's agency: not signed for, being found out about, and late among both. */
export const mineCounts = defineQuery({
  name: 'lead.mineCounts',
  path: '/api/lead/my-counts',
  params: Closed({}),
  response: Closed({
    ...{ assigned: Type.Integer(), received: Type.Integer(), late: Type.Integer() },
    /** By when the first of them must be answered. */
    dueAt: OrNull(Moment),
  }),
  roles: answerers,
  classes: answering,
})

/** How many there are in each state, and how many are late. */
export const counts = defineQuery({
  name: 'lead.counts',
  path: '/api/lead/counts',
  params: Closed({ list: Type.Optional(Uuid) }),
  response: Closed({
    ...List.properties.counts.properties,
    escalated: Type.Integer(),
    /** By when the first of those that nobody was given, or that are late, had to be answered. */
    dueAt: OrNull(Moment),
    lateIn: Closed({ new: Type.Integer(), assigned: Type.Integer(), received: Type.Integer() }),
  }),
  roles: overseers,
  classes: reading,
})

const Whole = Closed({
  lead: Closed({
    ...Row.properties,
    code: OrNull(Type.String()),
    name: OrNull(Type.String()),
    birthYear: OrNull(Type.Integer()),
    phone: OrNull(Type.String()),
    idNumber: OrNull(Type.String()),
    address: OrNull(Type.String()),
    note: OrNull(Type.String()),
    said: OrNull(Type.String()),
    mine: Type.Boolean(),
  }),
  /** Who may be the same person, with what is known of them. */
  matches: Type.Array(
    Closed({
      kind: OneOf('lead', 'pass', 'resident'),
      other: Uuid,
      by: OneOf('number', 'phone', 'name_year'),
      decision: OrNull(OneOf('same', 'other')),
      at: OrNull(Moment),
      /** A resident's address, a pass's checkpoint, the other lead's list. */
      where: Type.String(),
      /** The other lead's row in its list. */
      row: OrNull(Type.Integer()),
      name: OrNull(Type.String()),
      phone: OrNull(Type.String()),
      outcome: OrNull(OneOf(...outcomes)),
    }),
  ),
  /** For its owner: what is known of somebody whom the desk decided to be the same; the dwelling, or an earlier outcome and when. */
  known: Type.Array(
    Closed({ address: OrNull(Type.String()), outcome: OrNull(OneOf(...outcomes)), at: OrNull(Moment) }),
  ),
  events: Type.Array(
    Closed({
      id: Uuid,
      what: Type.String(),
      by: Type.String(),
      agencyName: Type.String(),
      toAgency: OrNull(Type.String()),
      said: OrNull(Type.String()),
      at: Moment,
    }),
  ),
})
export type WholeLead = Static<typeof Whole>

/** One lead with its whole path on one line of time. Opening it is kept on that line. */
export const get = defineQuery({
  name: 'lead.get',
  path: '/api/lead/lead',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: desk,
  classes: [...reading, 'lead.write', 'person.read', 'pass.read'],
})

/** The same as its owner reads it. */
export const getOwn = defineQuery({
  name: 'lead.getOwn',
  path: '/api/lead/own-lead',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: answerers,
  classes: answering,
})

/** The list as it goes back: the sender's rows, each with what was found out, no more than the sender sent. */
export const feedback = defineQuery({
  name: 'lead.feedback',
  path: '/api/lead/feedback.file',
  params: Closed({
    list: Uuid,
    format: OneOf('xlsx', 'csv'),
    language: Type.Optional(OneOf('zh-Hans', 'zh-Hant', 'en')),
  }),
  response: Type.Unknown(),
  roles: desk,
  classes: reading,
})
