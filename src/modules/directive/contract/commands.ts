import { AttachList } from '#platform/contract/file.ts'
import {
  Closed,
  defineCommand,
  Instant,
  OneOf,
  Remark,
  RemarkOrNone,
  type Role,
  Type,
  Uuid,
} from '#platform/contract/index.ts'
import { Proof } from './proof.ts'
import { asksFor } from './state.ts'

/** Who issues directives. */
export const issuers: readonly Role[] = ['commander']
/** Who answers them for the agency that they work for. */
export const answerers: readonly Role[] = [
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'agency_staff',
  'police_officer',
  'health_officer',
]
/** Classes of the issuing side: all within the own place. */
export const issuing = ['directive.read', 'directive.write', 'agency.read', 'place.read', 'count.read'] as const
/** Classes of the answering side: the own agency's rows alone. */
export const answering = ['directive.answer', 'agency.read', 'place.read', 'count.read'] as const
/** A report names the record that it points to: one of the reporter's place, or of their own. */
const proving = [
  ...answering,
  ...(['incident.read', 'incident.own', 'patrol.read', 'patrol.own', 'supply.read'] as const),
  ...(['inspection.read', 'inspection.own', 'situation.read'] as const),
] as const

/** Words that many agencies read: nobody's numbers belong in them. */
const Text = (max: number) => Remark(max)
const Said = Text(500)
const Ord = Type.Integer({ minimum: 1, maximum: 20 })
const Moved = Closed({ state: Type.String() })
/** One demand of a directive as an agency owns it. */
const own = { directive: Uuid, demand: Ord }
/** The same from the issuer's side. */
const ofAgency = { ...own, agency: Uuid }

/** A directive goes out: numbered by the server, each demand with its owners and its deadline. The command's id is its id. */
export const issue = defineCommand({
  name: 'directive.issue',
  body: Closed({
    place: Uuid,
    title: Text(80),
    preamble: Type.Optional(RemarkOrNone(2000)),
    demands: Type.Array(
      Closed({
        text: Text(500),
        asks: OneOf(...asksFor),
        dueAt: Instant,
        owners: Type.Array(Uuid, { minItems: 1, maxItems: 200 }),
        /** Who of its owners' people is in charge; at most one of each agency. */
        persons: Type.Optional(Type.Array(Closed({ agency: Uuid, person: Uuid }), { maxItems: 200 })),
      }),
      { minItems: 1, maxItems: 20 },
    ),
    files: Type.Optional(AttachList),
    /** Objective of the plan that is drafted or runs. */
    objective: Type.Optional(Uuid),
  }),
  result: Closed({ year: Type.Integer(), no: Type.Integer(), owners: Type.Integer() }),
  offline: false,
  roles: issuers,
  classes: issuing,
})

/** Takes a whole directive back; who owns a demand reads why. */
export const withdraw = defineCommand({
  name: 'directive.withdraw',
  body: Closed({ directive: Uuid, why: Text(200) }),
  result: Closed({ owners: Type.Integer() }),
  offline: false,
  roles: issuers,
  classes: issuing,
})

/** Says which objective of the plan a directive serves, or one of its demands apart from the rest; without one the link is taken out. */
export const linkObjective = defineCommand({
  name: 'directive.linkObjective',
  body: Closed({ directive: Uuid, demand: Type.Optional(Ord), objective: Type.Optional(Uuid) }),
  result: Closed({ linked: Type.Boolean() }),
  offline: false,
  roles: issuers,
  classes: issuing,
})

/** Whoever is in charge of a demand; nobody where null. */
const Person = Type.Union([Uuid, Type.Null()])
const Entrusted = Closed({ entrusted: Type.Boolean() })

/** The issuer says who of an agency is in charge of one of its demands. */
export const entrust = defineCommand({
  name: 'directive.entrust',
  body: Closed({ ...ofAgency, person: Person }),
  result: Entrusted,
  offline: false,
  roles: issuers,
  classes: issuing,
})

/** The agency itself says so of its own demand. */
export const entrustOwn = defineCommand({
  name: 'directive.entrustOwn',
  body: Closed({ ...own, person: Person }),
  result: Entrusted,
  offline: false,
  roles: answerers,
  classes: answering,
})

/** An agency signs for everything that a directive asks of it, or for some of its demands. */
export const receive = defineCommand({
  name: 'directive.receive',
  body: Closed({ directive: Uuid, demands: Type.Optional(Type.Array(Ord, { minItems: 1, maxItems: 20 })) }),
  result: Closed({ demands: Type.Integer() }),
  offline: true,
  roles: answerers,
  classes: answering,
})

/** An agency accepts a demand, or asks about it; a question waits for the issuer and stops no clock. */
export const answerDemand = defineCommand({
  name: 'directive.answer',
  body: Closed({ ...own, answer: OneOf('accepted', 'question'), said: Type.Optional(Said) }),
  result: Moved,
  offline: true,
  roles: answerers,
  classes: answering,
})

/** The issuer replies to a question. */
export const reply = defineCommand({
  name: 'directive.reply',
  body: Closed({ ...ofAgency, said: Said }),
  result: Moved,
  offline: false,
  roles: issuers,
  classes: issuing,
})

/** How far it is, in words. */
export const tellProgress = defineCommand({
  name: 'directive.tellProgress',
  body: Closed({ ...own, said: Said }),
  result: Moved,
  offline: true,
  roles: answerers,
  classes: answering,
})

/** Reports back, with files or a record of the product as proof. A number is required where one is asked for; one that the system knows is filled in by the system. */
export const report = defineCommand({
  name: 'directive.report',
  body: Closed({
    ...own,
    said: Said,
    count: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
    files: Type.Optional(AttachList),
    proof: Type.Optional(Proof),
  }),
  result: Closed({ state: Type.String(), count: Type.Optional(Type.Integer()), of: Type.Optional(Type.Integer()) }),
  offline: true,
  roles: answerers,
  classes: proving,
})

/** The issuer signs a report off, or returns it with a reason and, where needed, a new deadline. */
export const decide = defineCommand({
  name: 'directive.decide',
  body: Closed({
    ...ofAgency,
    decision: OneOf('signed_off', 'returned'),
    said: Type.Optional(Said),
    dueAt: Type.Optional(Instant),
  }),
  result: Moved,
  offline: false,
  roles: issuers,
  classes: issuing,
})

/** Reminds every agency that has not reported; of one demand, or of the whole directive. */
export const chase = defineCommand({
  name: 'directive.chase',
  body: Closed({ directive: Uuid, demand: Type.Optional(Ord), agency: Type.Optional(Uuid), said: Type.Optional(Said) }),
  result: Closed({ chased: Type.Integer() }),
  offline: false,
  roles: issuers,
  classes: issuing,
})
