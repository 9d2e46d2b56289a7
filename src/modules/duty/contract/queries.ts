import { Closed, Day, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { lenders, lendingClasses, looking, owning, planners, workers } from './access.ts'
import { checkWays, postKinds, standings, swapStates } from './kinds.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const Person = Closed({ id: Uuid, name: Type.String(), agencyName: Type.String() })
const Post = Closed({
  id: Uuid,
  kind: OneOf(...postKinds),
  name: Type.String(),
  place: Uuid,
  placeName: Type.String(),
  spot: Maybe,
  need: Type.Array(Type.Integer()),
  starts: Type.Array(Type.Integer()),
  leader: Type.Union([Person, Type.Null()]),
  position: Type.Union([Closed({ lat: Type.Number(), lon: Type.Number() }), Type.Null()]),
  version: Type.Integer(),
})
export type Post = Static<typeof Post>
const Shift = Closed({
  id: Uuid,
  post: Uuid,
  account: Uuid,
  startsAt: Type.String(),
  endsAt: Type.String(),
  despite: Maybe,
  standing: OneOf(...standings),
  arrivedAt: Maybe,
  /** Since when an inspection has found the post without this person. */
  awaySince: Maybe,
})
export type Shift = Static<typeof Shift>
/** Somebody who can be put on the roster; lent people until their lending ends. */
const Candidate = Closed({
  id: Uuid,
  username: Type.String(),
  name: Type.String(),
  agencyName: Type.String(),
  lentUntil: Maybe,
  isVolunteer: Type.Boolean(),
  /** What a planner looks for; codes of the agency contract. */
  skills: Type.Array(Type.String()),
})
export type Candidate = Static<typeof Candidate>
const Elsewhere = Closed({ post: Uuid, account: Uuid, startsAt: Type.String(), endsAt: Type.String() })

/** How long people rest between two shifts; the usual rule has no moment, no basis of its own and nobody who set it. */
const Rest = Closed({ from: Maybe, hours: Type.Integer(), basis: Maybe, setBy: Maybe, setAt: Maybe })
export type Rest = Static<typeof Rest>

/**
 * The roster of the reader's place for up to eight days: posts, who stands there, who can be put there. `elsewhere` are shifts of
 * these people at other posts, and those around the days, so that a clash is seen before the server is asked.
 */
export const getRoster = defineQuery({
  name: 'duty.roster',
  path: '/api/duty/roster',
  params: Closed({
    from: Day,
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 8, default: 7 })),
    place: Type.Optional(Uuid),
  }),
  response: Closed({
    now: Type.String(),
    posts: Type.Array(Post),
    shifts: Type.Array(Shift),
    elsewhere: Type.Array(Elsewhere),
    people: Type.Array(Candidate),
    /** Names of those who stand on the roster and can no longer be put there. */
    gone: Type.Array(Person),
    /** Rules of rest in the order of their moments, the usual one first. */
    rest: Type.Array(Rest),
  }),
  roles: planners,
  classes: looking,
})

const Standing = Closed({
  shift: Uuid,
  account: Uuid,
  name: Type.String(),
  agencyName: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  /** When it was put on the roster. */
  madeAt: Type.String(),
  standing: OneOf(...standings),
  arrivedAt: Maybe,
  how: Type.Union([OneOf(...checkWays), Type.Null()]),
  /** Since when an inspection has found the post without this person; null where it did not, or the person is back. */
  awaySince: Maybe,
})
const Call = Closed({
  id: Uuid,
  postName: Type.String(),
  whereTo: Type.String(),
  what: Type.String(),
  calledAt: Type.String(),
  calledBy: Type.String(),
  endedAt: Maybe,
  people: Type.Array(
    Closed({ ...Person.properties, acknowledgedAt: Maybe, isComing: Type.Union([Type.Boolean(), Type.Null()]) }),
  ),
})
export type Call = Static<typeof Call>
const Contest = Closed({
  id: Uuid,
  account: Uuid,
  name: Type.String(),
  agencyName: Type.String(),
  postName: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  said: Type.String(),
  at: Type.String(),
  standing: OneOf(...standings),
  isUpheld: Type.Union([Type.Boolean(), Type.Null()]),
  answer: Maybe,
})
export type Contest = Static<typeof Contest>

/** Who is where now, what is missing in the next 24 hours, calls that run and objections that wait. */
export const getNow = defineQuery({
  name: 'duty.now',
  path: '/api/duty/now',
  params: Closed({}),
  response: Closed({
    now: Type.String(),
    posts: Type.Array(
      Closed({
        id: Uuid,
        kind: OneOf(...postKinds),
        name: Type.String(),
        placeName: Type.String(),
        need: Type.Integer(),
        people: Type.Array(Standing),
      }),
    ),
    holes: Type.Array(
      Closed({
        post: Uuid,
        postName: Type.String(),
        startsAt: Type.String(),
        endsAt: Type.String(),
        missing: Type.Integer(),
      }),
    ),
    calls: Type.Array(Call),
    contests: Type.Array(Contest),
    notes: Type.Array(Closed({ id: Uuid, post: Uuid, said: Type.String(), by: Type.String(), at: Type.String() })),
  }),
  roles: planners,
  classes: looking,
})

/** Hours without enough people in the next 24 hours, for the mark beside the entry; counts alone. */
export const countHoles = defineQuery({
  name: 'duty.holes',
  path: '/api/duty/holes',
  params: Closed({}),
  response: Closed({ holes: Type.Integer(), hours: Type.Integer(), contests: Type.Integer() }),
  roles: planners,
  classes: looking,
})

const Codes = Closed({
  postName: Type.String(),
  placeName: Type.String(),
  /** Number of the first code: instants divided by 30 seconds. */
  first: Type.Integer(),
  codes: Type.Array(Type.String()),
})

/** Codes that a post shows from now on, each for 30 seconds: two hours of them, so that a screen goes on without signal. */
export const listCodes = defineQuery({
  name: 'duty.codes',
  path: '/api/duty/codes',
  params: Closed({ post: Uuid }),
  response: Codes,
  roles: planners,
  classes: looking,
})

/** The same for the leader of the post. */
export const ownCodes = defineQuery({
  name: 'duty.ownCodes',
  path: '/api/duty/own-codes',
  params: Closed({ post: Uuid }),
  response: Codes,
  roles: workers,
  classes: owning,
})

/** The lists of the posts that the reader leads: shifts around now. */
export const listRoll = defineQuery({
  name: 'duty.roll',
  path: '/api/duty/roll',
  params: Closed({}),
  response: Closed({
    now: Type.String(),
    posts: Type.Array(
      Closed({ id: Uuid, name: Type.String(), placeName: Type.String(), people: Type.Array(Standing) }),
    ),
  }),
  roles: workers,
  classes: owning,
})

const Mine = Closed({
  id: Uuid,
  post: Uuid,
  postName: Type.String(),
  kind: OneOf(...postKinds),
  placeName: Type.String(),
  spot: Maybe,
  position: Post.properties.position,
  startsAt: Type.String(),
  endsAt: Type.String(),
  /** When it was put on the roster. */
  madeAt: Type.String(),
  standing: OneOf(...standings),
  arrivedAt: Maybe,
  how: Type.Union([OneOf(...checkWays), Type.Null()]),
  /** Since when an inspection has found the post without the reader. */
  awaySince: Maybe,
  with: Type.Array(Person),
  contest: Type.Union([
    Closed({ said: Type.String(), isUpheld: Type.Union([Type.Boolean(), Type.Null()]), answer: Maybe }),
    Type.Null(),
  ]),
})
export type MyShift = Static<typeof Mine>

/** The reader's own shifts of two weeks back and two ahead with the own record, notes of those posts, calls and swaps. */
export const myDuty = defineQuery({
  name: 'duty.mine',
  path: '/api/duty/mine',
  params: Closed({}),
  response: Closed({
    now: Type.String(),
    shifts: Type.Array(Mine),
    notes: Type.Array(
      Closed({
        id: Uuid,
        post: Uuid,
        postName: Type.String(),
        said: Type.String(),
        by: Type.String(),
        at: Type.String(),
      }),
    ),
    calls: Type.Array(
      Closed({
        id: Uuid,
        whereTo: Type.String(),
        what: Type.String(),
        calledAt: Type.String(),
        acknowledgedAt: Maybe,
        isComing: Type.Union([Type.Boolean(), Type.Null()]),
      }),
    ),
    swaps: Type.Array(
      Closed({
        id: Uuid,
        state: OneOf(...swapStates),
        isMine: Type.Boolean(),
        other: Person,
        said: Maybe,
        gives: Closed({ postName: Type.String(), startsAt: Type.String(), endsAt: Type.String() }),
        takes: Type.Union([
          Closed({ postName: Type.String(), startsAt: Type.String(), endsAt: Type.String() }),
          Type.Null(),
        ]),
      }),
    ),
    leads: Type.Boolean(),
    hasFeed: Type.Boolean(),
  }),
  roles: workers,
  classes: owning,
})

/** Why a swap cannot be; nothing where it can. */
const Against = Type.Union([
  Closed({ kind: OneOf('double', 'rest'), isOwn: Type.Boolean(), hours: Type.Number(), rule: Type.Number() }),
  Type.Null(),
])

/**
 * Whom an own shift can be swapped with: colleagues on the roster of the same week, and their shifts to come, each with what stands
 * against it.
 */
export const swapChoices = defineQuery({
  name: 'duty.swapChoices',
  path: '/api/duty/swap-choices',
  params: Closed({ shift: Uuid }),
  response: Closed({
    items: Type.Array(
      Closed({
        ...Person.properties,
        /** What stands against that they take it and give nothing for it. */
        against: Against,
        shifts: Type.Array(
          Closed({
            ...{ id: Uuid, postName: Type.String(), startsAt: Type.String(), endsAt: Type.String() },
            against: Against,
          }),
        ),
      }),
    ),
  }),
  roles: workers,
  classes: owning,
})

/** What the reader put on the roster in the last 24 hours and is still to come, command by command, the last one first. */
export const listOwnBatches = defineQuery({
  name: 'duty.ownBatches',
  path: '/api/duty/own-batches',
  params: Closed({}),
  response: Closed({
    items: Type.Array(
      Closed({
        at: Type.String(),
        /** When the first one begins and the last one ends. */
        startsAt: Type.String(),
        endsAt: Type.String(),
        shifts: Type.Array(Uuid),
      }),
    ),
  }),
  roles: planners,
  classes: looking,
})

/** Posts of the reader's place that were closed, the last one first, with who closed them; opened again by `duty.closePost`. */
export const listClosedPosts = defineQuery({
  name: 'duty.closedPosts',
  path: '/api/duty/closed-posts',
  params: Closed({ ...paging }),
  response: Page(
    Closed({
      id: Uuid,
      kind: OneOf(...postKinds),
      name: Type.String(),
      placeName: Type.String(),
      closedAt: Type.String(),
      closedBy: Person,
      version: Type.Integer(),
    }),
  ),
  roles: planners,
  classes: looking,
})

const Lending = Closed({
  id: Uuid,
  account: Uuid,
  name: Type.String(),
  placeName: Type.String(),
  fromAt: Type.String(),
  toAt: Type.String(),
  isLive: Type.Boolean(),
})

/** Whom the reader's agency lends, newest first. */
export const listLendings = defineQuery({
  name: 'duty.lendings',
  path: '/api/duty/lendings',
  params: Closed({ ...paging }),
  response: Page(Lending),
  roles: lenders,
  classes: lendingClasses,
})

/** The people of the reader's agency, for lending them. */
export const ownPeople = defineQuery({
  name: 'duty.ownPeople',
  path: '/api/duty/own-people',
  params: Closed({}),
  response: Closed({ agencyName: Type.String(), items: Type.Array(Closed({ id: Uuid, name: Type.String() })) }),
  roles: lenders,
  classes: lendingClasses,
})
