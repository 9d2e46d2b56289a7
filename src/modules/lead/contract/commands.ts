import { Closed, defineCommand, OneOf, Type, Uuid, Words } from '#platform/contract/index.ts'
import { Row } from './queries.ts'
import {
  answerers,
  answering,
  comparing,
  desk,
  findBys,
  mostReceived,
  mostRows,
  outcomes,
  reading,
  rejectReasons,
  urgencies,
  writing,
} from './state.ts'

const Leads = Type.Array(Uuid, { minItems: 1, maxItems: mostReceived })
const Said = Words(500)
const Moved = Closed({ moved: Type.Integer() })
const Text = (max: number) => Type.Optional(Type.String({ maxLength: max, format: 'words' }))

/** A lot of a list: rows become leads or named rejects, and are compared with what is known. A dry run writes nothing. */
export const importList = defineCommand({
  name: 'lead.importList',
  body: Closed({
    /** Lots with the same id are one list. */
    list: Uuid,
    place: Uuid,
    sender: Words(60),
    title: Words(80),
    urgency: OneOf(...urgencies),
    fileName: Words(200),
    dryRun: Type.Boolean(),
    rows: Type.Array(
      Closed({
        row: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        /** The sender's own number of the row, sent back with it. */
        code: Text(60),
        name: Text(50),
        idNumber: Text(40),
        phone: Text(40),
        birthYear: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2200 })),
        address: Text(200),
        note: Text(500),
      }),
      { minItems: 1, maxItems: mostRows },
    ),
  }),
  result: Closed({
    created: Type.Integer(),
    /** Rows of this list that stand there already, from a lot that was sent before. */
    known: Type.Integer(),
    rejected: Type.Array(Closed({ row: Type.Integer(), why: OneOf(...rejectReasons) })),
    /** Leads that may be somebody known, by what. */
    matched: Closed({ lead: Type.Integer(), pass: Type.Integer(), resident: Type.Integer() }),
    /** Leads whose address names a town of the county. */
    placed: Type.Integer(),
  }),
  offline: false,
  roles: desk,
  classes: comparing,
})

/** Leads are given to an agency, which signs for them. */
export const assign = defineCommand({
  name: 'lead.assign',
  body: Closed({ leads: Leads, agency: Uuid, said: Type.Optional(Said) }),
  result: Moved,
  offline: false,
  roles: desk,
  classes: writing,
})

/** The desk takes leads back that were given to the wrong agency and are not answered; they are its own again. */
export const takeBack = defineCommand({
  name: 'lead.takeBack',
  body: Closed({ leads: Leads, said: Said }),
  result: Moved,
  offline: false,
  roles: desk,
  classes: writing,
})

/** All new leads of a list are given out: each to the town that its address names, or evenly over agencies. */
export const split = defineCommand({
  name: 'lead.split',
  body: Closed({
    list: Uuid,
    how: OneOf('area', 'evenly'),
    agencies: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 200 })),
  }),
  result: Closed({ moved: Type.Integer(), left: Type.Integer() }),
  offline: false,
  roles: desk,
  classes: writing,
})

/** The receipt of a hand-over: of leads that are named, or of so many of those that wait, due first. Says how many wait still. */
export const receive = defineCommand({
  name: 'lead.receive',
  body: Closed({
    leads: Type.Optional(Leads),
    most: Type.Optional(Type.Integer({ minimum: 1, maximum: mostReceived })),
  }),
  result: Closed({ moved: Type.Integer(), left: Type.Integer() }),
  offline: false,
  roles: answerers,
  classes: answering,
})

/** What was found out; the lead is the desk's again. */
export const answerLead = defineCommand({
  name: 'lead.answer',
  body: Closed({ lead: Uuid, outcome: OneOf(...outcomes), said: Type.Optional(Said) }),
  result: Closed({}),
  offline: false,
  roles: answerers,
  classes: answering,
})

/** Hands a lead on to another agency, which signs for it, or gives it back to the desk. */
export const passOn = defineCommand({
  name: 'lead.passOn',
  body: Closed({ lead: Uuid, agency: Type.Optional(Uuid), said: Said }),
  result: Closed({}),
  offline: false,
  roles: answerers,
  classes: answering,
})

/** The desk asks the agency that answered once more. */
export const askAgain = defineCommand({
  name: 'lead.askAgain',
  body: Closed({ lead: Uuid, said: Said }),
  result: Closed({}),
  offline: false,
  roles: desk,
  classes: writing,
})

/** Says whether somebody known is the same person. With `adopt` an earlier lead's answer is this one's, so that nobody is asked twice. */
export const decideMatch = defineCommand({
  name: 'lead.decideMatch',
  body: Closed({
    lead: Uuid,
    kind: OneOf('lead', 'pass', 'resident'),
    other: Uuid,
    decision: OneOf('same', 'other'),
    adopt: Type.Optional(Type.Boolean()),
  }),
  result: Closed({}),
  offline: false,
  roles: desk,
  classes: comparing,
})

/** Leads by the whole name, number, phone or code; never by a part of it. A command, so that every search is in the journal. */
export const find = defineCommand({
  name: 'lead.find',
  body: Closed({ by: OneOf(...findBys), value: Words(60) }),
  result: Closed({ items: Type.Optional(Type.Array(Row)) }),
  offline: false,
  roles: desk,
  classes: reading,
})

/** A list goes back to its sender, when every lead of it is answered. */
export const sendBack = defineCommand({
  name: 'lead.sendBack',
  body: Closed({ list: Uuid }),
  result: Closed({ rows: Type.Integer() }),
  offline: false,
  roles: desk,
  classes: writing,
})

/** Shows the whole identity number and phone once; the reason stays on the lead's record. */
export const reveal = defineCommand({
  name: 'lead.reveal',
  body: Closed({ lead: Uuid, why: Words(200) }),
  result: Closed({
    idNumber: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    phone: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
  offline: false,
  roles: answerers,
  classes: answering,
})
