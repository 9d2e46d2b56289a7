import { Closed, defineQuery, OneOf, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { leaders } from './board.ts'

/**
 * Kinds of work on the board: doors to be knocked at, demands of directives, incidents, leads, requests for supplies, hours of
 * posts that nobody stands, patrols and broadcast runs, findings of inspections. Visits to people under follow-up are not among them: a list of doors with a visit due would tell
 * whoever dispatches who is ill (docs/security.md).
 */
export const workKinds = ['doors', 'demand', 'incident', 'lead', 'supply', 'hole', 'run', 'finding'] as const
export type WorkKind = (typeof workKinds)[number]

/** Columns of the board. Nobody has it; somebody has; somebody has said yes or begun; late in somebody's hands. */
export const workStages = ['unassigned', 'assigned', 'accepted', 'late'] as const
export type WorkStage = (typeof workStages)[number]

/** Most pieces that one column shows; its number counts all of them. */
export const mostShown = 60

const Maybe = Type.Union([Type.String(), Type.Null()])
const Count = Type.Integer()

const Piece = Closed({
  kind: OneOf(...workKinds),
  /** Of the task, the incident, the lead, the request, the run, the finding; of the directive; of the post; of an area that nobody goes to. */
  id: Uuid,
  stage: OneOf(...workStages),
  /** Past its clock, in whichever column it stands. */
  isLate: Type.Boolean(),
  /** The place of a task, the title of a directive or list, the kind of an incident as a code, an item, a post, a run. */
  name: Type.String(),
  /** Number of the paper that it stands in, in its year; null where there is none. */
  year: Type.Union([Count, Type.Null()]),
  no: Type.Union([Count, Type.Null()]),
  /** Demand of a directive, row of a list. */
  part: Type.Union([Count, Type.Null()]),
  /** Open doors, pieces asked for, people missing, stops to go. */
  count: Type.Union([Count, Type.Null()]),
  /** Where it is, by its area. */
  path: Type.String(),
  areaName: Type.String(),
  /** Whose it is. */
  agency: Type.Union([Uuid, Type.Null()]),
  account: Type.Union([Uuid, Type.Null()]),
  ownerName: Maybe,
  dueAt: Maybe,
})
export type Piece = Static<typeof Piece>

const Total = Closed({ kind: OneOf(...workKinds), unassigned: Count, assigned: Count, accepted: Count, late: Count })
export type WorkTotal = Static<typeof Total>

/**
 * Open work of every kind within the reader's places: totals of each kind, and the first pieces of each column by their clock.
 * A kind whose list is not for the reader is not there. Readers of the same areas share one answer.
 */
export const listWork = defineQuery({
  name: 'report.listWork',
  path: '/api/report/work',
  params: Closed({
    kind: Type.Optional(OneOf(...workKinds)),
    area: Type.Optional(Uuid),
    agency: Type.Optional(Uuid),
    /** Words of its title or kind, of its number, of where it is, of whose it is. */
    q: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  response: Closed({ asOf: Type.String(), totals: Type.Array(Total), items: Type.Array(Piece) }),
  follows: [
    'registry',
    'place',
    'agency',
    'dispatch',
    'directive',
    'incident',
    'lead',
    'supply',
    'duty',
    'patrol',
    'inspection',
  ],
  roles: leaders,
  classes: [
    ...['place.read', 'agency.read', 'count.read', 'door.read', 'task.read', 'directive.read', 'incident.read'],
    ...['lead.read', 'supply.read', 'duty.read', 'duty.own', 'patrol.read', 'inspection.read'],
  ] as const,
})
