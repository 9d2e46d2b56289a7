import {
  Closed,
  Day,
  defineQuery,
  languages,
  OneOf,
  Page,
  paging,
  type Static,
  Type,
  Uuid,
} from '#platform/contract/index.ts'
import {
  Asked,
  kinds,
  officers,
  outcomes,
  Progress,
  results,
  sampleKinds,
  settings,
  states,
  statuses,
  ways,
} from './types.ts'

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const reading = ['place.read', 'health.read'] as const
/** Those who came with one import, or with none. */
const Import = Type.Optional(Type.Union([Uuid, OneOf('none')]))

/** One row of the list: a code and a place; whose it is stands on the person's page alone. */
export const ListRow = Closed({
  id: Uuid,
  code: Type.String(),
  kind: OneOf(...kinds),
  status: OneOf(...statuses),
  address: Type.String(),
  onsetOn: OrNull(Day),
  outcome: OneOf(...outcomes),
  /** The latest sample; without a result it waits for one. */
  sample: OrNull(Closed({ takenAt: Type.String(), result: OrNull(OneOf(...results)) })),
  progress: OrNull(Progress),
})
export type ListRow = Static<typeof ListRow>

/** Who is due, missed, to be looked at, under follow-up, released; and the cases. */
export const list = defineQuery({
  name: 'monitoring.list',
  path: '/api/monitoring/list',
  params: Closed({ state: OneOf(...states), import: Import, ...paging }),
  response: Page(ListRow),
  roles: officers,
  classes: reading,
})

/** How many there are of each. */
export const counts = defineQuery({
  name: 'monitoring.counts',
  path: '/api/monitoring/counts',
  params: Closed({ import: Import }),
  response: Closed({
    due: Type.Integer(),
    missed: Type.Integer(),
    alert: Type.Integer(),
    running: Type.Integer(),
    released: Type.Integer(),
    cases: Type.Integer(),
  }),
  roles: officers,
  classes: reading,
})

const Other = Closed({
  id: Uuid,
  code: Type.String(),
  kind: OneOf(...kinds),
  setting: OneOf(...settings),
  lastOn: OrNull(Day),
})
/** One person: what is known, exposures, samples, follow-up, and who looked. Opening it is a look. */
export const person = defineQuery({
  name: 'monitoring.person',
  path: '/api/monitoring/person',
  params: Closed({ id: Uuid }),
  response: Closed({
    person: Closed({
      id: Uuid,
      code: Type.String(),
      kind: OneOf(...kinds),
      status: OneOf(...statuses),
      outcome: Type.String(),
      name: Type.String(),
      phone: OrNull(Type.String()),
      idNumber: OrNull(Type.String()),
      sex: OrNull(Type.String()),
      birthYear: OrNull(Type.Integer()),
      onsetOn: OrNull(Day),
      address: Type.String(),
      door: OrNull(Uuid),
      resident: OrNull(Uuid),
      retainUntil: Type.String(),
      generated: Type.Boolean(),
      version: Type.Integer(),
    }),
    purpose: Type.Record(Type.String(), Type.String()),
    asked: Asked,
    progress: OrNull(Progress),
    /** Times of follow-up from the first to the one that is open, in order. */
    slots: Type.Array(Closed({ day: Day, slot: Type.Integer(), state: OneOf('done', 'missed', 'due', 'free') })),
    sources: Type.Array(Other),
    contacts: Type.Array(Other),
    samples: Type.Array(
      Closed({
        id: Uuid,
        kind: OneOf(...sampleKinds),
        lab: Type.String(),
        takenAt: Type.String(),
        result: OrNull(OneOf(...results)),
        resultAt: OrNull(Type.String()),
      }),
    ),
    facts: Type.Array(Closed({ id: Uuid, kind: Type.String(), at: Type.String() })),
    followUps: Type.Array(
      Closed({
        id: Uuid,
        day: Day,
        slot: Type.Integer(),
        how: OneOf(...ways),
        reached: Type.Boolean(),
        alert: Type.Boolean(),
        temperature: OrNull(Type.Integer()),
        symptoms: Type.Array(Type.String()),
        note: OrNull(Type.String()),
        at: Type.String(),
        /** Who recorded it; null where the person told it with a code. */
        by: OrNull(Type.String()),
      }),
    ),
    /** The code for the person's own report, since when there is one. */
    paper: OrNull(Closed({ issuedAt: Type.String(), by: Type.String() })),
    /** Language that the person was given a paper in. */
    language: OrNull(OneOf(...languages)),
    /** Visits at the door, and passes at checkpoints by the person's paper or phone or for the door. */
    visits: Type.Array(Closed({ at: Type.String(), outcome: Type.String() })),
    passes: Type.Array(Closed({ at: Type.String(), checkpoint: Type.String(), direction: OneOf('in', 'out') })),
    /** Measures on the person, where they are on the roll. */
    measures: Type.Array(
      Closed({
        id: Uuid,
        kind: Type.String(),
        state: Type.String(),
        startsAt: Type.String(),
        endsAt: Type.String(),
      }),
    ),
    /**
     * Leads that name the person: by the decision that they are the same, by number or by phone. Which one it is, of which list and when
     * it came only where the reader's agency owns it or is its desk.
     */
    leads: Type.Array(
      Closed({
        ...{ id: OrNull(Uuid), state: Type.String(), isOwn: Type.Boolean() },
        ...{ listTitle: OrNull(Type.String()), at: OrNull(Type.String()) },
      }),
    ),
    looks: Type.Array(Closed({ at: Type.String(), by: Type.String(), reason: OrNull(Type.String()) })),
  }),
  roles: officers,
  classes: ['place.read', 'door.read', 'person.read', 'pass.read', 'health.read', 'measure.read'],
})
export type PersonPage = Static<(typeof person)['response']>

/** Who infected whom, by codes alone; of one import, or with onset within some days. */
export const chain = defineQuery({
  name: 'monitoring.chain',
  path: '/api/monitoring/chain',
  params: Closed({ import: Import, from: Type.Optional(Day), to: Type.Optional(Day) }),
  response: Closed({
    cases: Type.Array(Closed({ id: Uuid, code: Type.String(), kind: OneOf(...kinds), onsetOn: OrNull(Day) })),
    links: Type.Array(Closed({ from: Uuid, to: Uuid })),
    /** There are more than were answered. */
    cut: Type.Boolean(),
  }),
  roles: officers,
  classes: reading,
})

/** Line lists that came in and were not taken back, the latest first: at most 100. */
export const imports = defineQuery({
  name: 'monitoring.imports',
  path: '/api/monitoring/imports',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        id: Uuid,
        fileName: Type.String(),
        at: Type.String(),
        by: Type.String(),
        cases: Type.Integer(),
        links: Type.Integer(),
        dangling: Type.Integer(),
        /** Young enough to be taken back. */
        isYoung: Type.Boolean(),
      }),
    ),
  }),
  roles: officers,
  classes: reading,
})

/** Who has read how many persons today. */
export const readings = defineQuery({
  name: 'monitoring.readings',
  path: '/api/monitoring/readings',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        account: Uuid,
        name: Type.String(),
        agency: Type.String(),
        read: Type.Integer(),
        limit: Type.Integer(),
      }),
    ),
  }),
  roles: ['commander'],
  classes: ['reading.write'],
})
