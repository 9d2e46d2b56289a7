import { Closed, Day, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import {
  answerers,
  checkClasses,
  drawClasses,
  drawnClasses,
  drawReaders,
  inspectors,
  ownClasses,
  ownReaders,
  readClasses,
  readers,
} from './access.ts'
import { scopeFields } from './commands.ts'
import { checkStates, findingKinds, findingStates } from './kinds.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const MaybeId = Type.Union([Uuid, Type.Null()])
const Count = Type.Integer()

const Draw = Closed({
  id: Uuid,
  placeName: Type.String(),
  fromDay: Type.String(),
  days: Count,
  hourFrom: Count,
  hourTo: Count,
  cells: Count,
  drawn: Count,
  done: Count,
  missed: Count,
  drawnBy: Type.String(),
  drawnAt: Type.String(),
  withdrawnAt: Maybe,
  withdrawnBy: Maybe,
  withdrawnWhy: Maybe,
})
export type Draw = Static<typeof Draw>

/** Every draw that was ever made in the reader's place, the latest first. */
export const listDraws = defineQuery({
  name: 'inspection.draws',
  path: '/api/inspection/draws',
  params: Closed({ ...paging }),
  response: Page(Draw),
  roles: drawReaders,
  classes: drawnClasses,
})

const Check = Closed({
  id: Uuid,
  nth: Count,
  post: Uuid,
  postName: Type.String(),
  placeName: Type.String(),
  agencyName: Maybe,
  hourAt: Type.String(),
  state: OneOf(...checkStates),
  visit: MaybeId,
  at: Maybe,
  inspector: Maybe,
  findings: Count,
})
export type Check = Static<typeof Check>

/** One draw with the whole list it was drawn from: enough to draw it again. */
export const getDraw = defineQuery({
  name: 'inspection.getDraw',
  path: '/api/inspection/draw',
  params: Closed({ id: Uuid }),
  response: Closed({
    draw: Draw,
    seed: Type.String(),
    commitment: Type.String(),
    agencies: Type.Array(Type.String()),
    pool: Type.Array(Closed({ post: Uuid, name: Type.String(), hours: Type.Array(Count) })),
    checks: Type.Array(Check),
  }),
  roles: drawReaders,
  classes: drawnClasses,
})
export type WholeDraw = Static<(typeof getDraw)['response']>

/** From how many posts and hours a draw would be made; nothing is drawn. Agencies as ids joined by commas. */
export const countPool = defineQuery({
  name: 'inspection.pool',
  path: '/api/inspection/pool',
  params: Closed({
    ...scopeFields,
    agencies: Type.Optional(Type.String({ maxLength: 3700, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$' })),
  }),
  response: Closed({ posts: Count, cells: Count }),
  roles: inspectors,
  classes: drawClasses,
})

const Planned = Closed({
  shift: Uuid,
  name: Type.String(),
  agencyName: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
})
const Mine = Closed({
  id: Uuid,
  post: Uuid,
  postName: Type.String(),
  place: Uuid,
  placeName: Type.String(),
  spot: Maybe,
  hourAt: Type.String(),
  state: OneOf('waiting', 'due', 'missed'),
  need: Count,
  planned: Type.Array(Planned),
  /** Where supplies for the post go: its own point, else its place. */
  supplyTo: Uuid,
  /** Kinds that were found here in the last fourteen days. */
  before: Type.Array(OneOf(...findingKinds)),
})
export type MyCheck = Static<typeof Mine>

/** Checks of the hours around now in the reader's place that nobody has done, for the phone; with what can be asked for. */
export const myChecks = defineQuery({
  name: 'inspection.mine',
  path: '/api/inspection/mine',
  params: Closed({}),
  response: Closed({
    now: Type.String(),
    checks: Type.Array(Mine),
    items: Type.Array(Closed({ id: Uuid, name: Type.String(), standard: Type.String(), unit: Type.String() })),
    /** Own visits of the last day. */
    done: Type.Array(
      Closed({
        id: Uuid,
        check: Uuid,
        postName: Type.String(),
        at: Type.String(),
        findings: Count,
        isEmpty: Type.Boolean(),
      }),
    ),
  }),
  roles: inspectors,
  classes: checkClasses,
})
export type MyChecks = Static<(typeof myChecks)['response']>

const Finding = Closed({
  id: Uuid,
  kind: OneOf(...findingKinds),
  postName: Type.String(),
  placeName: Type.String(),
  agencyName: Maybe,
  /** Of whom, where it is about attendance. */
  person: Maybe,
  said: Maybe,
  foundAt: Type.String(),
  dueAt: Type.String(),
  repeats: Count,
  state: OneOf(...findingStates),
  late: Type.Boolean(),
  answer: Maybe,
  byWhen: Maybe,
  /** What it became; its state where the reader may know. */
  link: Type.Union([
    Closed({
      to: OneOf('request', 'incident'),
      id: Uuid,
      year: Type.Union([Count, Type.Null()]),
      no: Type.Union([Count, Type.Null()]),
      state: Maybe,
    }),
    Type.Null(),
  ]),
})
export type Finding = Static<typeof Finding>
export const findingShows = ['live', 'late', 'answered', 'risen', 'closed'] as const
const findingParams = Closed({ show: Type.Optional(OneOf(...findingShows)), ...paging })

/** Findings within the reader's place: the live ones by clock, closed ones newest first. */
export const listFindings = defineQuery({
  name: 'inspection.findings',
  path: '/api/inspection/findings',
  params: findingParams,
  response: Page(Finding),
  roles: readers,
  classes: readClasses,
})

/** Findings that the reader answers, or the reader's agency. */
export const ownFindings = defineQuery({
  name: 'inspection.ownFindings',
  path: '/api/inspection/own-findings',
  params: findingParams,
  response: Page(Finding),
  roles: ownReaders,
  classes: ownClasses,
})

const Whole = Closed({
  finding: Finding,
  foundBy: Type.String(),
  leader: Maybe,
  /** When the same was found at the post before, within fourteen days. */
  before: Type.Array(Closed({ id: Uuid, foundAt: Type.String(), state: OneOf(...findingStates) })),
  events: Type.Array(
    Closed({ id: Type.String(), what: Type.String(), said: Maybe, by: Type.String(), at: Type.String() }),
  ),
  visit: Uuid,
  hasPhoto: Type.Boolean(),
  isMine: Type.Boolean(),
})
export type WholeFinding = Static<typeof Whole>

/** One finding with all that was said about it. */
export const getFinding = defineQuery({
  name: 'inspection.finding',
  path: '/api/inspection/finding',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: readers,
  classes: readClasses,
})

/** The same for whoever answers it. */
export const getOwnFinding = defineQuery({
  name: 'inspection.ownFinding',
  path: '/api/inspection/own-finding',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: ownReaders,
  classes: ownClasses,
})

/** What waits, for the marks beside the entries; counts alone. */
export const countFindings = defineQuery({
  name: 'inspection.count',
  path: '/api/inspection/count',
  params: Closed({}),
  response: Closed({ open: Count, answered: Count, late: Count, risen: Count }),
  roles: readers,
  classes: readClasses,
})

/** What waits for the reader's answer; a count alone. */
export const countOwnFindings = defineQuery({
  name: 'inspection.ownCount',
  path: '/api/inspection/own-count',
  params: Closed({}),
  response: Closed({ open: Count }),
  roles: answerers,
  classes: ownClasses,
})

/** The photograph of a visit, as JPEG in base64. */
export const getPhoto = defineQuery({
  name: 'inspection.photo',
  path: '/api/inspection/photo',
  params: Closed({ visit: Uuid }),
  response: Closed({ jpeg: Type.String(), takenAt: Type.String(), by: Type.String() }),
  roles: readers,
  classes: ['inspection.read', 'agency.read'],
})

/** A period of the report, both days with it. */
export const periodFields = { from: Day, to: Day }
