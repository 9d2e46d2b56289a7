import {
  Closed,
  defineCommand,
  defineQuery,
  Instant,
  OneOf,
  Remark,
  RemarkOrNone,
  type Role,
  type Static,
  Type,
  Uuid,
} from '#platform/contract/index.ts'

/** Who writes the plan, who signs it, who reads it. */
const planners: readonly Role[] = ['commander', 'dispatcher']
const signers: readonly Role[] = ['commander']
const readers: readonly Role[] = [
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'agency_staff',
  'police_officer',
  'health_officer',
  'auditor',
]
const reading = ['place.read', 'agency.read'] as const
const writing = [...reading, 'situation.write'] as const

/** Figures of the system that an objective can be measured by; each is given by the module that knows it. */
export const planFigures = [
  'doors_reached',
  'leads_open',
  'measures_running',
  'incidents_open',
  'duty_holes',
  'supply_short',
  'directives_late',
] as const
export type PlanFigure = (typeof planFigures)[number]

/** What came of an objective: reached, carried into the next plan, or dropped. */
export const outcomes = ['reached', 'carried', 'dropped'] as const

const period = { startsAt: Instant, hours: Type.Integer({ minimum: 1, maximum: 744 }) }
/** An objective as it is written. The owner is an agency, a named person or role, or both. */
const Objective = {
  id: Uuid,
  text: Remark(300),
  agency: Type.Optional(Uuid),
  person: Type.Optional(RemarkOrNone(50)),
  /** By what one sees that it is reached. */
  success: Remark(200),
  figure: Type.Optional(OneOf(...planFigures)),
  target: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
}
const version = Type.Integer({ minimum: 1 })
const Version = Closed({ version: Type.Integer() })

/** Drafts the plan of the next period from the last one: what was carried over stands in it. The command's id is its id. */
export const draftPlan = defineCommand({
  name: 'emergency.draftPlan',
  body: Closed(period),
  result: Closed({ no: Type.Integer(), carried: Type.Integer() }),
  offline: false,
  roles: planners,
  classes: writing,
})

/** Writes a draft: its period, its aim, its objectives in their order. Refused when somebody else wrote meanwhile. */
export const editPlan = defineCommand({
  name: 'emergency.editPlan',
  body: Closed({
    plan: Uuid,
    version,
    ...period,
    aim: Type.Optional(RemarkOrNone(500)),
    objectives: Type.Array(Closed(Objective), { maxItems: 20 }),
  }),
  result: Version,
  offline: false,
  roles: planners,
  classes: writing,
})

/** Puts a plan in force; from then on it is not written any more. */
export const approvePlan = defineCommand({
  name: 'emergency.approvePlan',
  body: Closed({ plan: Uuid, version }),
  result: Version,
  offline: false,
  roles: signers,
  classes: writing,
})

/** Drops a draft that is wrong, with the reason; the way back is a new draft, which carries over what the last plan did. */
export const dropPlan = defineCommand({
  name: 'emergency.dropPlan',
  body: Closed({ plan: Uuid, version, why: Remark(200) }),
  result: Closed({ no: Type.Integer() }),
  offline: false,
  roles: planners,
  classes: writing,
})

/** Closes a plan with what came of every objective; linked figures are kept as they stand. */
export const closePlan = defineCommand({
  name: 'emergency.closePlan',
  body: Closed({
    plan: Uuid,
    version,
    results: Type.Array(Closed({ objective: Uuid, outcome: OneOf(...outcomes), result: Remark(500) }), {
      maxItems: 20,
    }),
  }),
  result: Version,
  offline: false,
  roles: signers,
  classes: [
    ...writing,
    'count.read',
    'lead.read',
    'incident.read',
    'duty.read',
    'duty.own',
    'task.read',
    'supply.read',
    'situation.read',
  ],
})

const Maybe = Type.Union([Type.String(), Type.Null()])
const MaybeCount = Type.Union([Type.Integer(), Type.Null()])
const states = ['draft', 'approved', 'closed', 'dropped'] as const
const Listed = Closed({
  id: Uuid,
  no: Type.Integer(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  state: OneOf(...states),
  aim: Type.String(),
  objectives: Type.Integer(),
  reached: Type.Integer(),
  carried: Type.Integer(),
})
export type ListedPlan = Static<typeof Listed>

/** Plans of the live emergency, or of the last one, and drafts that were dropped; newest first, a hundred of each at most. */
export const listPlans = defineQuery({
  name: 'emergency.plans',
  path: '/api/emergency/plans',
  params: Closed({}),
  response: Closed({ items: Type.Array(Listed) }),
  roles: readers,
  classes: reading,
})

const WholePlan = Closed({
  plan: Closed({
    ...Listed.properties,
    version: Type.Integer(),
    emergencyName: Type.String(),
    level: Type.Integer(),
    draftedBy: Type.String(),
    draftedAt: Type.String(),
    approvedBy: Maybe,
    approvedAt: Maybe,
    closedBy: Maybe,
    closedAt: Maybe,
    droppedBy: Maybe,
    droppedAt: Maybe,
    droppedWhy: Maybe,
  }),
  objectives: Type.Array(
    Closed({
      id: Uuid,
      text: Type.String(),
      agency: Type.Union([Uuid, Type.Null()]),
      agencyName: Maybe,
      person: Type.String(),
      success: Type.String(),
      figure: Type.Union([OneOf(...planFigures), Type.Null()]),
      target: MaybeCount,
      /** Directives that serve it, with how far they are: of so many owners, signed off and late. */
      directives: Type.Array(
        Closed({
          id: Uuid,
          year: Type.Integer(),
          no: Type.Integer(),
          title: Type.String(),
          withdrawn: Type.Boolean(),
          /** Numbers of the demands that serve it; none where the whole paper does. */
          demands: Type.Array(Type.Integer()),
          owners: Type.Integer(),
          signedOff: Type.Integer(),
          late: Type.Integer(),
        }),
      ),
      /** Through how many plans it has been carried. */
      carries: Type.Integer(),
      outcome: Type.Union([OneOf(...outcomes), Type.Null()]),
      result: Maybe,
      value: MaybeCount,
    }),
  ),
})
export type WholePlan = Static<typeof WholePlan>

/** One plan with its objectives. */
export const getPlan = defineQuery({
  name: 'emergency.plan',
  path: '/api/emergency/plan',
  params: Closed({ id: Uuid }),
  response: WholePlan,
  roles: readers,
  classes: reading,
})

/** The figures that objectives can be linked to, as they stand now. */
export const currentFigures = defineQuery({
  name: 'emergency.figures',
  path: '/api/emergency/figures',
  params: Closed({}),
  response: Closed({
    at: Type.String(),
    items: Type.Array(Closed({ code: OneOf(...planFigures), value: Type.Integer(), of: MaybeCount })),
  }),
  roles: planners,
  classes: [
    ...reading,
    'count.read',
    'lead.read',
    'incident.read',
    'duty.read',
    'duty.own',
    'task.read',
    'supply.read',
    'situation.read',
  ],
})
