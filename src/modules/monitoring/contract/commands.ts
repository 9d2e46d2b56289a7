import {
  Closed,
  Day,
  defineCommand,
  Instant,
  OneOf,
  PersonName,
  RemarkOrNone,
  Type,
  Uuid,
  Words,
} from '#platform/contract/index.ts'
import {
  endings,
  factKinds,
  kinds,
  officers,
  outcomes,
  reasons,
  results,
  sampleKinds,
  settings,
  sexes,
  statuses,
  statusesOf,
} from './types.ts'

const writing = ['place.read', 'health.read', 'health.write'] as const
const BirthYear = Type.Integer({ minimum: 1880, maximum: 2200 })

/** A case, a contact or somebody who came home: with the place, the tie to a resident and, for a contact, who exposed them. */
export const open = defineCommand({
  name: 'monitoring.open',
  body: Closed({
    kind: OneOf(...kinds),
    status: OneOf(...statuses),
    place: Uuid,
    /** On the roll behind the door that `place` is; nobody is followed up twice at a time. */
    resident: Type.Optional(Uuid),
    name: PersonName,
    idNumber: Type.Optional(Words(40)),
    phone: Type.Optional(Words(20)),
    sex: Type.Optional(OneOf(...sexes)),
    birthYear: Type.Optional(BirthYear),
    onsetOn: Type.Optional(Day),
    source: Type.Optional(Uuid),
    exposure: Type.Optional(
      Closed({ setting: OneOf(...settings), firstOn: Type.Optional(Day), lastOn: Type.Optional(Day) }),
    ),
    /** First day of follow-up; today where absent. Cases have none. */
    startsOn: Type.Optional(Day),
    generated: Type.Optional(Type.Boolean()),
  }),
  result: Closed({ code: Type.String(), schedule: Type.Union([Uuid, Type.Null()]) }),
  offline: false,
  roles: officers,
  classes: [...writing, 'person.read'],
})

/** One more exposure: a contact of two cases, or a contact of a contact. */
export const addExposure = defineCommand({
  name: 'monitoring.addExposure',
  body: Closed({
    source: Uuid,
    target: Uuid,
    setting: OneOf(...settings),
    firstOn: Type.Optional(Day),
    lastOn: Type.Optional(Day),
  }),
  result: Closed({}),
  offline: false,
  roles: officers,
  classes: writing,
})

/** What somebody turned out to be. A contact that becomes a case is followed up no more. */
export const edit = defineCommand({
  name: 'monitoring.edit',
  body: Closed({
    person: Uuid,
    version: Type.Integer({ minimum: 1 }),
    kind: Type.Optional(OneOf(...kinds)),
    status: Type.Optional(OneOf(...statuses)),
    outcome: Type.Optional(OneOf(...outcomes)),
    onsetOn: Type.Optional(Day),
  }),
  result: Closed({ version: Type.Integer() }),
  offline: false,
  roles: officers,
  classes: writing,
})

/** What the investigation found. Where somebody was is kept for the days of movement, the rest as health. */
export const addFact = defineCommand({
  name: 'monitoring.addFact',
  body: Closed({ person: Uuid, kind: OneOf(...factKinds), at: Instant, text: Words(500) }),
  result: Closed({}),
  offline: false,
  roles: officers,
  classes: writing,
})

/** A sample is taken; when is the command's own time. */
export const takeSample = defineCommand({
  name: 'monitoring.takeSample',
  body: Closed({ person: Uuid, kind: OneOf(...sampleKinds), lab: RemarkOrNone(60) }),
  result: Closed({}),
  offline: false,
  roles: officers,
  classes: writing,
})

/** What the laboratory says, once. */
export const recordResult = defineCommand({
  name: 'monitoring.recordResult',
  body: Closed({ sample: Uuid, result: OneOf(...results) }),
  result: Closed({}),
  offline: false,
  roles: officers,
  classes: writing,
})

/** Ends a follow-up before its day, with the reason. */
export const endFollowUp = defineCommand({
  name: 'monitoring.endFollowUp',
  body: Closed({ schedule: Uuid, how: OneOf(...endings) }),
  result: Closed({}),
  offline: false,
  roles: officers,
  classes: writing,
})

/** Shows phone, number and findings once; the reason stays on the person's own record. */
export const reveal = defineCommand({
  name: 'monitoring.reveal',
  body: Closed({ person: Uuid, reason: OneOf(...reasons), explanation: Words(200) }),
  result: Closed({
    phone: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    idNumber: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    facts: Type.Optional(Type.Array(Closed({ id: Uuid, text: Type.String() }))),
  }),
  offline: false,
  roles: officers,
  classes: ['place.read', 'health.read'],
})

/** Somebody by the whole name, number or phone; never by a part of it. A command, so that every search is in the journal. */
export const find = defineCommand({
  name: 'monitoring.find',
  body: Closed({ by: OneOf('name', 'number', 'phone'), value: Words(50) }),
  result: Closed({
    items: Type.Optional(
      Type.Array(
        Closed({
          id: Uuid,
          code: Type.String(),
          kind: OneOf(...kinds),
          address: Type.String(),
          birthYear: Type.Union([Type.Integer(), Type.Null()]),
        }),
      ),
    ),
  }),
  offline: false,
  roles: officers,
  classes: ['place.read', 'health.read'],
})

/** A supervisor lets somebody read 200 persons more today, with the reason; never oneself. */
export const releaseReading = defineCommand({
  name: 'monitoring.releaseReading',
  body: Closed({ account: Uuid, why: Words(200) }),
  result: Closed({}),
  offline: false,
  roles: ['commander'],
  classes: ['reading.write'],
})

const LineCode = Words(40)
/** A line list with its links, in lots that bear the same `import`. A link to a code that is nowhere is answered and kept, never dropped. */
export const importLineList = defineCommand({
  name: 'monitoring.importLineList',
  body: Closed({
    area: Uuid,
    fileName: Words(200),
    /** The import that this lot belongs to; its own where absent. */
    import: Type.Optional(Uuid),
    /** Answers what would come in, and writes nothing. */
    dryRun: Type.Optional(Type.Boolean()),
    cases: Type.Array(
      Closed({
        code: LineCode,
        onsetOn: Type.Optional(Day),
        reportedOn: Type.Optional(Day),
        sex: Type.Optional(OneOf(...sexes)),
        birthYear: Type.Optional(BirthYear),
        /** Confirmed where absent; a contact is under observation. */
        status: Type.Optional(OneOf(...statusesOf.case)),
        outcome: Type.Optional(OneOf(...outcomes)),
        /** A contact of the list, with the days of its follow-up where it names them: one time a day. */
        isContact: Type.Optional(Type.Boolean()),
        startsOn: Type.Optional(Day),
        days: Type.Optional(Type.Integer({ minimum: 1, maximum: 28 })),
      }),
      { maxItems: 2000 },
    ),
    links: Type.Array(Closed({ from: LineCode, to: LineCode }), { maxItems: 5000 }),
    /** What was told of contacts, day by day: whether the person was seen, and was not well. */
    followUps: Type.Optional(
      Type.Array(Closed({ code: LineCode, day: Day, seen: Type.Boolean(), unwell: Type.Optional(Type.Boolean()) }), {
        maxItems: 5000,
      }),
    ),
  }),
  result: Closed({
    created: Type.Integer(),
    known: Type.Integer(),
    linked: Type.Integer(),
    linksKnown: Type.Integer(),
    /** Links that are not written: an end is nobody, both are the same, or the other way round is there already. */
    dangling: Type.Array(
      Closed({ row: Type.Integer(), from: Type.String(), to: Type.String(), why: OneOf('nobody', 'self', 'contrary') }),
    ),
    /** Codes of the links that nobody bears, in this lot or before it. */
    missing: Type.Array(Type.String()),
    /** Follow-ups that came in, that were told before, and that belong to nobody's follow-up. */
    followed: Type.Integer(),
    followedKnown: Type.Integer(),
    strays: Type.Array(
      Closed({ row: Type.Integer(), code: Type.String(), day: Day, why: OneOf('nobody', 'no_plan', 'outside') }),
    ),
  }),
  offline: false,
  roles: officers,
  classes: writing,
})

/** Takes a whole import back: within a day, while nobody that came with it was edited, sampled, linked or followed up since. */
export const undoImport = defineCommand({
  name: 'monitoring.undoImport',
  body: Closed({ import: Uuid }),
  result: Closed({ cases: Type.Integer(), links: Type.Integer() }),
  offline: false,
  roles: officers,
  classes: writing,
})
