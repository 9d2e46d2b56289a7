import { Closed, Day, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { actClasses, crews, ownClasses, ownPlanners, planClasses, planners, readClasses, readers } from './access.ts'
import { findingKinds, runKinds, runStates, stopStates, trades } from './kinds.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const MaybeId = Type.Union([Uuid, Type.Null()])
const Degrees = Type.Union([Type.Number(), Type.Null()])
const Count = Type.Integer()

const Run = Closed({
  id: Uuid,
  kind: OneOf(...runKinds),
  name: Type.String(),
  agency: Uuid,
  agencyName: Type.String(),
  vehicle: Maybe,
  startsAt: Type.String(),
  endsAt: Type.String(),
  state: OneOf(...runStates),
  late: Type.Boolean(),
  stops: Count,
  done: Count,
  skipped: Count,
  findings: Count,
  version: Count,
})
export type Run = Static<typeof Run>

/** Live ones by their beginning; over: the latest first. */
export const runShows = ['live', 'late', 'over'] as const
const runParams = Closed({
  show: Type.Optional(OneOf(...runShows)),
  kind: Type.Optional(OneOf(...runKinds)),
  agency: Type.Optional(Uuid),
  /** Those that are out on this day of the county. */
  day: Type.Optional(Day),
  ...paging,
})

/** Runs that stay within the reader's place. */
export const listRuns = defineQuery({
  name: 'patrol.runs',
  path: '/api/patrol/runs',
  params: runParams,
  response: Page(Run),
  roles: readers,
  classes: readClasses,
})

/** Runs of the reader's agency, and those that the reader is in the crew of. */
export const listOwnRuns = defineQuery({
  name: 'patrol.ownRuns',
  path: '/api/patrol/own-runs',
  params: runParams,
  response: Page(Run),
  roles: ownPlanners,
  classes: ownClasses,
})

const Stop = Closed({
  id: Uuid,
  nth: Count,
  place: Uuid,
  placeName: Type.String(),
  name: Maybe,
  trade: Type.Union([OneOf(...trades), Type.Null()]),
  state: OneOf(...stopStates),
  at: Maybe,
  by: Maybe,
  why: Maybe,
  lon: Degrees,
  lat: Degrees,
  /** The position is where the crew pressed the button; else that of the place, roughly. */
  isMeasured: Type.Boolean(),
  /** Check-ins that the crew took back, the earliest first. */
  takenBack: Type.Array(Closed({ checkedAt: Type.String(), at: Type.String(), by: Type.String(), why: Type.String() })),
})
export type Stop = Static<typeof Stop>

const Finding = Closed({
  id: Uuid,
  run: Uuid,
  runName: Type.String(),
  stop: Uuid,
  stopName: Type.String(),
  trade: Type.Union([OneOf(...trades), Type.Null()]),
  kind: OneOf(...findingKinds),
  said: Type.String(),
  agencyName: Type.String(),
  by: Type.String(),
  at: Type.String(),
  /** What it became; its state where the reader may know. */
  incident: Type.Union([
    Closed({ id: Uuid, year: Type.Union([Count, Type.Null()]), no: Type.Union([Count, Type.Null()]), state: Maybe }),
    Type.Null(),
  ]),
})
export type Finding = Static<typeof Finding>

const Texts = Closed({
  'zh-Hans': Type.Optional(Type.String()),
  'zh-Hant': Type.Optional(Type.String()),
  en: Type.Optional(Type.String()),
})
const Whole = Closed({
  run: Run,
  crew: Type.Array(Closed({ id: Uuid, name: Type.String() })),
  recording: Maybe,
  texts: Texts,
  cites: Maybe,
  copiedFrom: MaybeId,
  plannedBy: Type.String(),
  plannedAt: Type.String(),
  begunAt: Maybe,
  endedAt: Maybe,
  cancelledAt: Maybe,
  cancelledBy: Maybe,
  cancelledWhy: Maybe,
  /** Why its crew or vehicle is in another run at the same time. */
  despite: Maybe,
  /** Those runs, as long as they are live; `who` is somebody of the crew, null the vehicle. */
  overlaps: Type.Array(Closed({ who: Maybe, name: Type.String(), startsAt: Type.String(), endsAt: Type.String() })),
  stops: Type.Array(Stop),
  findings: Type.Array(Finding),
  /** A soft ground for the map, no boundary; pairs of longitude and latitude. */
  outline: Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
  towns: Type.Array(Closed({ id: Uuid, name: Type.String(), lon: Type.Number(), lat: Type.Number() })),
})
export type WholeRun = Static<typeof Whole>

/** One run by its id, or by the id of something that was found on it. */
export const getRun = defineQuery({
  name: 'patrol.run',
  path: '/api/patrol/run',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: readers,
  classes: readClasses,
})

/** The same for the own agency. */
export const getOwnRun = defineQuery({
  name: 'patrol.ownRun',
  path: '/api/patrol/own-run',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: ownPlanners,
  classes: ownClasses,
})

const findingFilter = {
  kind: Type.Optional(OneOf(...findingKinds)),
  /** Days of the county, both included, at most `longestPeriod` of them; one is not said without the other. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** Words of the premises, of where it lies, of what was seen, of the run or its agency. */
  q: Type.Optional(Type.String({ maxLength: 60 })),
}
const findingParams = Closed({ ...findingFilter, ...paging })
const sheetParams = Closed({
  ...findingFilter,
  format: OneOf('csv', 'xlsx'),
  language: Type.Optional(OneOf('zh-Hans', 'zh-Hant', 'en')),
})

/** What patrols found within the reader's place, the latest first. */
export const listFindings = defineQuery({
  name: 'patrol.findings',
  path: '/api/patrol/findings',
  params: findingParams,
  response: Page(Finding),
  roles: readers,
  classes: readClasses,
})

/** What the own agency's patrols found. */
export const listOwnFindings = defineQuery({
  name: 'patrol.ownFindings',
  path: '/api/patrol/own-findings',
  params: findingParams,
  response: Page(Finding),
  roles: ownPlanners,
  classes: ownClasses,
})

/** The same findings as a file: premises and matters, nobody's name. */
export const findingsSheet = defineQuery({
  name: 'patrol.findingsSheet',
  path: '/api/patrol/findings.file',
  params: sheetParams,
  response: Type.Unknown(),
  roles: readers,
  classes: readClasses,
})

/** The own agency's findings as a file. */
export const ownFindingsSheet = defineQuery({
  name: 'patrol.ownFindingsSheet',
  path: '/api/patrol/own-findings.file',
  params: sheetParams,
  response: Type.Unknown(),
  roles: ownPlanners,
  classes: ownClasses,
})

/** What has not begun or ended by its hour; a count alone. */
export const countRuns = defineQuery({
  name: 'patrol.count',
  path: '/api/patrol/count',
  params: Closed({}),
  response: Closed({ late: Count, live: Count }),
  roles: readers,
  classes: readClasses,
})

const People = Closed({ items: Type.Array(Closed({ id: Uuid, name: Type.String() })) })

/** Who can be of a crew: the people of an agency. */
export const listPeople = defineQuery({
  name: 'patrol.people',
  path: '/api/patrol/people',
  params: Closed({ agency: Uuid }),
  response: People,
  roles: planners,
  classes: planClasses,
})

/** The people of the own agency. */
export const listOwnPeople = defineQuery({
  name: 'patrol.ownPeople',
  path: '/api/patrol/own-people',
  params: Closed({}),
  response: People,
  roles: ownPlanners,
  classes: actClasses,
})

const Mine = Closed({
  id: Uuid,
  kind: OneOf(...runKinds),
  name: Type.String(),
  vehicle: Maybe,
  startsAt: Type.String(),
  endsAt: Type.String(),
  state: OneOf(...runStates),
  /** When the last stop was settled. */
  endedAt: Maybe,
  recording: Maybe,
  texts: Texts,
  cites: Maybe,
  stops: Type.Array(
    Closed({
      id: Uuid,
      place: Uuid,
      placeName: Type.String(),
      name: Maybe,
      trade: Type.Union([OneOf(...trades), Type.Null()]),
      state: OneOf(...stopStates),
      at: Maybe,
      why: Maybe,
      findings: Count,
    }),
  ),
})
export type MyRun = Static<typeof Mine>

/** Runs of the hours around now that the reader is in the crew of, for the phone. */
export const myRuns = defineQuery({
  name: 'patrol.mine',
  path: '/api/patrol/mine',
  params: Closed({}),
  response: Closed({ now: Type.String(), runs: Type.Array(Mine) }),
  roles: crews,
  classes: actClasses,
})
