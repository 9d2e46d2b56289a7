import { Measures } from '#modules/emergency/contract/index.ts'
import { Closed, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { approvers, Kind, naming, proposers, readers, reading, states } from './types.ts'

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const Moment = Type.String()

/** One row of the desk: a number and a place; whose it is stands on the measure's page alone. */
const Row = Closed({
  id: Uuid,
  order: Uuid,
  year: Type.Integer(),
  no: Type.Integer(),
  kind: Kind,
  state: OneOf(...states),
  address: Type.String(),
  proposedBy: Type.String(),
  startsAt: Moment,
  expiresAt: Moment,
  persons: Type.Integer(),
  /** When an open objection must be answered. */
  objectionDueAt: OrNull(Moment),
})
export type MeasureRow = Static<typeof Row>

export const shows = ['to_sign', 'open', 'running', 'ending', 'objections', 'over'] as const
/** Measures by what is to be done: orders that wait for my agency's signature, not served yet, running, over within a day, objections, over. */
export const list = defineQuery({
  name: 'measure.list',
  path: '/api/measure/measures',
  params: Closed({ show: OneOf(...shows), ...paging }),
  response: Page(Row),
  roles: readers,
  classes: reading,
})

/** How many there are of each. */
export const counts = defineQuery({
  name: 'measure.counts',
  path: '/api/measure/counts',
  params: Closed({}),
  response: Closed({
    toSign: Type.Integer(),
    open: Type.Integer(),
    running: Type.Integer(),
    /** Of the running ones those that are over within 24 hours. */
    ending: Type.Integer(),
    objections: Type.Integer(),
    /** By when the first of these objections must be answered, or its measure stops. */
    objectionDueAt: OrNull(Moment),
    suspended: Type.Integer(),
  }),
  roles: readers,
  classes: reading,
})

const Signed = Closed({ by: Type.String(), agency: Type.String(), at: Moment })
const Whole = Closed({
  measure: Closed({
    ...Row.properties,
    person: Type.String(),
    birthYear: OrNull(Type.Integer()),
    home: Uuid,
    basis: Type.String(),
    restrictions: Type.Array(Type.String()),
    help: Type.Array(Type.String()),
    proposer: Type.String(),
    proposedAt: Moment,
    endedAt: OrNull(Moment),
    endedBy: OrNull(Type.String()),
    endedWhy: OrNull(Type.String()),
    bulk: Type.Boolean(),
  }),
  evidence: Type.Array(Closed({ id: Uuid, kind: Type.String(), text: Type.String(), by: Type.String(), at: Moment })),
  approvals: Type.Array(Closed({ rank: Type.Integer(), ...Signed.properties })),
  service: OrNull(Closed({ how: Type.String(), language: Type.String(), by: Type.String(), at: Moment })),
  objections: Type.Array(
    Closed({
      id: Uuid,
      how: Type.String(),
      text: Type.String(),
      at: Moment,
      dueAt: Moment,
      answer: OrNull(Type.String()),
      answerText: OrNull(Type.String()),
      answeredBy: OrNull(Type.String()),
      answeredAt: OrNull(Moment),
    }),
  ),
  /** Everybody of the order, with what a signature signs; named are the first `mostNamed`, nobody past the day's limit. */
  order: Type.Array(
    Closed({
      id: Uuid,
      no: Type.Integer(),
      person: Type.String(),
      address: Type.String(),
      state: OneOf(...states),
      content: Type.String(),
    }),
  ),
  /** Why the reader cannot sign; nothing where they can. */
  cannotSign: OrNull(
    OneOf(
      ...([
        'no_evidence',
        'signed',
        'person_unknown',
        'same_person',
        'same_agency',
        'not_health',
        'not_now',
        'out_of_reach',
      ] as const),
    ),
  ),
  cannotAnswer: OrNull(OneOf('person_unknown', 'same_person')),
})
export type WholeMeasure = Static<typeof Whole>

/** Persons of an order that one answer names; the others stand there by number and address. */
export const mostNamed = 50
/**
 * One measure whole, with the order that it belongs to and whom it is on. Opening it is a look at the households, and each person that
 * it names counts as read today.
 */
export const get = defineQuery({
  name: 'measure.get',
  path: '/api/measure/measure',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: proposers,
  classes: naming,
})

/** The same without names, for whoever signs or answers by what is known and where. */
export const review = defineQuery({
  name: 'measure.review',
  path: '/api/measure/review',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: approvers,
  classes: reading,
})

/** What the playbook in force lets be ordered, and by which law. */
export const rules = defineQuery({
  name: 'measure.rules',
  path: '/api/measure/rules',
  params: Closed({}),
  response: Closed({
    measures: OrNull(Measures),
    laws: Type.Array(
      Closed({
        code: Type.String(),
        title: Type.Record(Type.String(), Type.String()),
        article: Type.Record(Type.String(), Type.String()),
        allows: Type.Record(Type.String(), Type.String()),
      }),
    ),
  }),
  roles: readers,
  classes: ['place.read'],
})
export type Rules = Static<(typeof rules)['response']>

/** Who lives behind a door, for whoever proposes. It is a look at the household. */
export const residents = defineQuery({
  name: 'measure.residents',
  path: '/api/measure/residents',
  params: Closed({ door: Uuid }),
  response: Closed({
    address: Type.String(),
    items: Type.Array(Closed({ id: Uuid, name: Type.String(), birthYear: OrNull(Type.Integer()) })),
  }),
  roles: proposers,
  classes: naming,
})
