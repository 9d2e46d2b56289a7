import { Attached } from '#platform/contract/file.ts'
import { Closed, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { answerers, answering, issuers } from './commands.ts'
import { NamedProof } from './proof.ts'
import { asksFor, ownerStates } from './state.ts'

const leading = ['directive.read', 'agency.read', 'place.read', 'count.read'] as const
const Maybe = Type.Union([Type.String(), Type.Null()])
const MaybeCount = Type.Union([Type.Integer(), Type.Null()])

/** How a directive stands over all its demands and owners that the reader may see. */
const Tally = Closed({
  owners: Type.Integer(),
  /** Not signed for yet. */
  unreceived: Type.Integer(),
  /** The issuer's move: questions and reports. */
  waiting: Type.Integer(),
  late: Type.Integer(),
  signedOff: Type.Integer(),
})

const Listed = Page(
  Closed({
    id: Uuid,
    year: Type.Integer(),
    no: Type.Integer(),
    title: Type.String(),
    issuedAt: Type.String(),
    withdrawnAt: Maybe,
    demands: Type.Integer(),
    /** Demands that the reader is in charge of. */
    mine: Type.Integer(),
    nextDueAt: Maybe,
    tally: Tally,
  }),
)
export type Listed = Static<typeof Listed>

/** Directives issued within the reader's place, newest first; those in force of which something is late alone, where asked for. */
export const listDirectives = defineQuery({
  name: 'directive.list',
  path: '/api/directive/directives',
  params: Closed({ late: Type.Optional(OneOf('yes')), ...paging }),
  response: Listed,
  roles: issuers,
  classes: leading,
})

/** Directives that the reader's agency owns a demand of, newest first; figures of the own demands alone. Those of which the reader is in charge alone, where asked for. */
export const listOwn = defineQuery({
  name: 'directive.listOwn',
  path: '/api/directive/own',
  params: Closed({ mine: Type.Optional(OneOf('yes')), ...paging }),
  response: Listed,
  roles: answerers,
  classes: answering,
})

/** Somebody who may answer for an agency. */
const InCharge = Closed({ id: Uuid, name: Type.String() })
export type InCharge = Static<typeof InCharge>
const InChargeOrNobody = Type.Union([InCharge, Type.Null()])

/** What one agency has made of one demand. */
const Owner = Closed({
  demand: Type.Integer(),
  agency: Uuid,
  agencyName: Type.String(),
  isMine: Type.Boolean(),
  /** In charge within the agency; nobody who may not answer for it any more. */
  person: InChargeOrNobody,
  /** Whether that is the reader. */
  isForMe: Type.Boolean(),
  state: OneOf(...ownerStates),
  dueAt: Type.String(),
  late: Type.Boolean(),
  receivedAt: Maybe,
  reportedAt: Maybe,
  report: Maybe,
  count: MaybeCount,
  of: MaybeCount,
  /** The record that the report points to. */
  proof: Type.Union([NamedProof, Type.Null()]),
  chased: Type.Integer(),
  chasedAt: Maybe,
  /** Roles at places that the demand names within this agency, with who holds them; nobody where null. */
  posts: Type.Array(Closed({ role: Type.String(), placeName: Type.String(), holderName: Maybe })),
})
export type Owner = Static<typeof Owner>

/** An attached file: of the paper, or of what an agency reported of a demand. */
const Paper = Closed({ ...Attached.properties, demand: MaybeCount, agency: Type.Union([Uuid, Type.Null()]) })
export type Paper = Static<typeof Paper>

const Served = Type.Union([
  Closed({ id: Uuid, ord: Type.Integer(), text: Type.String(), plan: Uuid, planNo: Type.Integer() }),
  Type.Null(),
])

const Whole = Closed({
  directive: Closed({
    id: Uuid,
    year: Type.Integer(),
    no: Type.Integer(),
    title: Type.String(),
    preamble: Maybe,
    placeName: Type.String(),
    issuedAt: Type.String(),
    issuedBy: Type.String(),
    issuerAgency: Type.String(),
    withdrawnAt: Maybe,
    withdrawnWhy: Maybe,
    /** Given by the response level: ends with it, and is not taken back by hand. */
    isByLevel: Type.Boolean(),
    /** The objective that it serves, in the last plan that has it. */
    objective: Served,
  }),
  demands: Type.Array(
    Closed({
      ord: Type.Integer(),
      text: Type.String(),
      asks: OneOf(...asksFor),
      dueAt: Type.String(),
      /** Of its own; that of the directive where none. */
      objective: Served,
    }),
  ),
  owners: Type.Array(Owner),
  files: Type.Array(Paper),
  events: Type.Array(
    Closed({
      id: Type.String(),
      demand: MaybeCount,
      agencyName: Maybe,
      what: Type.String(),
      said: Maybe,
      by: Type.String(),
      /** Who was put in charge, or in whose place somebody else answered. */
      personName: Maybe,
      /** Who was in charge before. */
      personBeforeName: Maybe,
      at: Type.String(),
    }),
  ),
})
export type Whole = Static<typeof Whole>

/** One directive whole: its demands, its owners and what was said and done. */
export const getDirective = defineQuery({
  name: 'directive.get',
  path: '/api/directive/directive',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: issuers,
  classes: leading,
})

/** Objectives that a directive can be linked to: those of the plan that is drafted or runs. */
export const listObjectives = defineQuery({
  name: 'directive.objectives',
  path: '/api/directive/objectives',
  params: Closed({}),
  response: Closed({
    planNo: MaybeCount,
    items: Type.Array(Closed({ id: Uuid, ord: Type.Integer(), text: Type.String() })),
  }),
  roles: issuers,
  classes: leading,
})

/** The same as an owner reads it: the own agency's demands and what was said about them. */
export const getOwn = defineQuery({
  name: 'directive.getOwn',
  path: '/api/directive/own-directive',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: answerers,
  classes: answering,
})

/** One attached file, as the issuer saves it. */
export const getFile = defineQuery({
  name: 'directive.file',
  path: '/api/directive/file',
  params: Closed({ id: Uuid }),
  response: Type.Unknown(),
  roles: issuers,
  classes: leading,
})

/** The same for an owner: files of the paper, and of the own agency's reports. */
export const getOwnFile = defineQuery({
  name: 'directive.ownFile',
  path: '/api/directive/own-file',
  params: Closed({ id: Uuid }),
  response: Type.Unknown(),
  roles: answerers,
  classes: answering,
})

const People = Closed({ items: Type.Array(Closed({ ...InCharge.properties, roles: Type.Array(Type.String()) })) })

/** Who of an agency within the reader's place may be put in charge of a demand, by name. */
export const listPeople = defineQuery({
  name: 'directive.people',
  path: '/api/directive/people',
  params: Closed({ agency: Uuid }),
  response: People,
  roles: issuers,
  classes: leading,
})

/** The same of the reader's own agency. */
export const listOwnPeople = defineQuery({
  name: 'directive.ownPeople',
  path: '/api/directive/own-people',
  params: Closed({}),
  response: People,
  roles: answerers,
  classes: answering,
})

const MyDemand = Closed({
  directive: Uuid,
  year: Type.Integer(),
  no: Type.Integer(),
  title: Type.String(),
  demand: Type.Integer(),
  text: Type.String(),
  asks: OneOf(...asksFor),
  state: OneOf(...ownerStates),
  dueAt: Type.String(),
  late: Type.Boolean(),
  chased: Type.Integer(),
  lastSaid: Maybe,
  person: InChargeOrNobody,
  isForMe: Type.Boolean(),
})
export type MyDemand = Static<typeof MyDemand>

/**
 * Demands of the reader's own agency that wait for it: those that the reader is in charge of first, then the most urgent. Where asked for, those
 * too of which a question or a report waits for the issuer.
 */
export const myDemands = defineQuery({
  name: 'directive.mine',
  path: '/api/directive/mine',
  params: Closed({ asked: Type.Optional(OneOf('yes')) }),
  response: Closed({ items: Type.Array(MyDemand) }),
  roles: answerers,
  classes: answering,
})

/** What waits for the issuer: questions, reports, and demands that are late, those late for over an hour first. */
export const toLead = defineQuery({
  name: 'directive.toLead',
  path: '/api/directive/to-lead',
  params: Closed({}),
  response: Closed({
    questions: Type.Integer(),
    reports: Type.Integer(),
    late: Type.Integer(),
    escalated: Type.Integer(),
    unreceived: Type.Integer(),
    /** When the first of the escalated ones was due. */
    escalatedDueAt: Maybe,
  }),
  roles: issuers,
  classes: leading,
})
