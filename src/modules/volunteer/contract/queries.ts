import { skills } from '#modules/agency/contract/index.ts'
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
import { checkWays, freeTimes, owning, reading, vetters, volunteerStates } from './kinds.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const desk = { roles: vetters, classes: reading } as const

/** Somebody in a list: by number, never by name before they serve. */
const Volunteer = Closed({
  id: Uuid,
  no: Type.Integer(),
  state: OneOf(...volunteerStates),
  place: Uuid,
  placeName: Type.String(),
  /** Of the account, which is on the roster for everybody; null before somebody serves and once erased. */
  name: Maybe,
  skills: Type.Array(OneOf(...skills)),
  free: Type.Array(OneOf(...freeTimes)),
  checks: Type.Array(OneOf(...checkWays)),
  signedUpAt: Type.String(),
  /** Nobody has decided, and somebody else who waits or serves has the number, or the name and year of birth. */
  isDoubtful: Type.Boolean(),
  version: Type.Integer(),
})
export type Volunteer = Static<typeof Volunteer>

/** Those of the reader's place, by state; new ones longest waiting first, the others newest first. */
export const listVolunteers = defineQuery({
  name: 'volunteer.list',
  path: '/api/volunteer/volunteers',
  params: Closed({
    state: Type.Optional(OneOf(...volunteerStates)),
    skill: Type.Optional(OneOf(...skills)),
    free: Type.Optional(OneOf(...freeTimes)),
    area: Type.Optional(Uuid),
    ...paging,
  }),
  response: Page(Volunteer),
  follows: ['agency'],
  ...desk,
})

/** How many there are in each state. */
export const countVolunteers = defineQuery({
  name: 'volunteer.counts',
  path: '/api/volunteer/counts',
  params: Closed({}),
  response: Closed({
    new: Type.Integer(),
    accepted: Type.Integer(),
    declined: Type.Integer(),
    withdrawn: Type.Integer(),
    ended: Type.Integer(),
  }),
  ...desk,
})

const Month = Closed({ month: Type.String(), hours: Type.Integer(), shifts: Type.Integer() })
const Whole = Closed({
  volunteer: Volunteer,
  birthYear: Type.Integer(),
  language: OneOf(...languages),
  username: Maybe,
  reason: Maybe,
  enteredBy: Maybe,
  decidedBy: Maybe,
  decidedAt: Maybe,
  endedAt: Maybe,
  /** When name and phone go. */
  retainUntil: Maybe,
  isErased: Type.Boolean(),
  /** Who may be the same person: by the number, else by name and year of birth. Null where out of the reader's reach. */
  same: Type.Array(
    Closed({
      id: Type.Union([Uuid, Type.Null()]),
      no: Type.Union([Type.Integer(), Type.Null()]),
      state: OneOf(...volunteerStates),
      placeName: Maybe,
      byPhone: Type.Boolean(),
    }),
  ),
  months: Type.Array(Month),
  papers: Type.Array(
    Closed({
      id: Uuid,
      from: Type.String(),
      to: Type.String(),
      hours: Type.Integer(),
      shifts: Type.Integer(),
      at: Type.String(),
    }),
  ),
  events: Type.Array(Closed({ id: Uuid, what: Type.String(), said: Maybe, by: Maybe, at: Type.String() })),
})
export type WholeVolunteer = Static<typeof Whole>

export const getVolunteer = defineQuery({
  name: 'volunteer.volunteer',
  path: '/api/volunteer/volunteer',
  params: Closed({ id: Uuid }),
  response: Whole,
  follows: ['duty', 'agency'],
  roles: vetters,
  classes: [...reading, 'duty.own'],
})

/** Hours by community in a period: counts alone. */
export const hoursByPlace = defineQuery({
  name: 'volunteer.hours',
  path: '/api/volunteer/hours',
  params: Closed({ from: Day, to: Day }),
  response: Closed({
    items: Type.Array(
      Closed({
        place: Uuid,
        placeName: Type.String(),
        townName: Type.String(),
        serving: Type.Integer(),
        stood: Type.Integer(),
        shifts: Type.Integer(),
        hours: Type.Integer(),
      }),
    ),
  }),
  follows: ['duty'],
  roles: vetters,
  classes: [...reading, 'duty.own'],
})

/** The own service: hours by month, the attended shifts of the last year, papers of thanks. */
export const myService = defineQuery({
  name: 'volunteer.mine',
  path: '/api/volunteer/mine',
  params: Closed({}),
  response: Closed({
    no: Type.Integer(),
    placeName: Type.String(),
    since: Type.String(),
    skills: Type.Array(OneOf(...skills)),
    hours: Type.Integer(),
    shifts: Type.Integer(),
    months: Type.Array(Month),
    stood: Type.Array(
      Closed({
        id: Uuid,
        postName: Type.String(),
        startsAt: Type.String(),
        endsAt: Type.String(),
        hours: Type.Integer(),
      }),
    ),
  }),
  follows: ['duty'],
  roles: ['volunteer'],
  classes: owning,
})
