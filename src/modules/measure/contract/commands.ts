import { Closed, defineCommand, Instant, languages, OneOf, Type, Uuid, Words } from '#platform/contract/index.ts'
import {
  answers,
  approvers,
  endReasons,
  evidenceKinds,
  Kind,
  mostPersons,
  namedWriting,
  objectionWays,
  proposers,
  readers,
  serveWays,
  writing,
} from './types.ts'

const Code = Type.String({ pattern: '^[a-z0-9]+([-_][a-z0-9]+)*$', maxLength: 60 })
const Codes = Type.Array(Code, { minItems: 1, maxItems: 12 })
const Evidence = Closed({ kind: OneOf(...evidenceKinds), text: Words(500) })
/** SHA-256 of what is signed, in hexadecimal digits. */
const Content = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })
const one = { measure: Uuid }

/** One order: the same measure for one or more persons. The command's id is the order's. Evidence may follow within a day. */
export const propose = defineCommand({
  name: 'measure.propose',
  body: Closed({
    kind: Kind,
    basis: Code,
    restrictions: Codes,
    help: Codes,
    startsAt: Instant,
    /** Length in days; more than the playbook's term is refused. */
    days: Type.Integer({ minimum: 1, maximum: 21 }),
    /** Residents on the roll, each with the dwelling where the measure is spent: the own one for observation at home. */
    persons: Type.Array(Closed({ measure: Uuid, person: Uuid, door: Uuid }), { minItems: 1, maxItems: mostPersons }),
    evidence: Type.Optional(Evidence),
  }),
  result: Closed({ year: Type.Integer(), no: Type.Integer(), persons: Type.Integer(), bulk: Type.Boolean() }),
  offline: false,
  roles: proposers,
  classes: namedWriting,
})

/** Why it is needed, for every person of an order that nobody has signed yet. */
export const addEvidence = defineCommand({
  name: 'measure.addEvidence',
  body: Closed({ order: Uuid, evidence: Evidence }),
  result: Closed({ persons: Type.Integer() }),
  offline: false,
  roles: proposers,
  classes: writing,
})

/** Another person of another agency signs exactly what stands there, for the whole order; the third signature is a health agency's. */
export const approve = defineCommand({
  name: 'measure.approve',
  body: Closed({
    order: Uuid,
    contents: Type.Array(Closed({ measure: Uuid, content: Content }), { minItems: 1, maxItems: mostPersons }),
  }),
  result: Closed({ rank: Type.Integer(), stillNeeded: Type.Boolean() }),
  offline: false,
  roles: approvers,
  classes: writing,
})

/** The person is told. The code of the paper is answered once. */
export const serve = defineCommand({
  name: 'measure.serve',
  body: Closed({ ...one, how: OneOf(...serveWays), language: OneOf(...languages) }),
  result: Closed({ code: Type.Optional(Type.String()) }),
  offline: false,
  roles: proposers,
  classes: namedWriting,
})

/** A paper with a new code; the one before opens nothing any more. */
export const renewCode = defineCommand({
  name: 'measure.renewCode',
  body: Closed({ ...one }),
  result: Closed({ code: Type.Optional(Type.String()) }),
  offline: false,
  roles: proposers,
  classes: namedWriting,
})

/** Ends a measure before its day, or takes a proposal back. */
export const end = defineCommand({
  name: 'measure.end',
  body: Closed({ ...one, why: OneOf(...endReasons) }),
  result: Closed({}),
  offline: false,
  roles: readers,
  classes: writing,
})

/** Writes down an objection that somebody made at the counter or by phone. The day to answer begins now. */
export const recordObjection = defineCommand({
  name: 'measure.recordObjection',
  body: Closed({ ...one, how: OneOf(...objectionWays), text: Words(1000) }),
  result: Closed({ dueAt: Type.String() }),
  offline: false,
  roles: readers,
  classes: writing,
})

/** Answers an objection, in words for the person who made it; never by who proposed the measure. */
export const answerObjection = defineCommand({
  name: 'measure.answerObjection',
  body: Closed({ objection: Uuid, answer: OneOf(...answers), text: Words(1000) }),
  result: Closed({}),
  offline: false,
  roles: approvers,
  classes: writing,
})
