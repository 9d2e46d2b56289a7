import {
  Closed,
  Day,
  defineCommand,
  defineQuery,
  languages,
  OneOf,
  RemarkOrNone,
  type Static,
  Type,
  Uuid,
} from '#platform/contract/index.ts'
import { Asked, followers, officers, ways } from './types.ts'

/** One follow-up: temperature and symptoms, by visit, by phone or as the person told it; or nobody was reached. */
export const recordFollowUp = defineCommand({
  name: 'monitoring.recordFollowUp',
  body: Closed({
    schedule: Uuid,
    day: Day,
    slot: Type.Integer({ minimum: 1, maximum: 4 }),
    how: OneOf(...ways),
    reached: Type.Boolean(),
    /** Tenths of a degree. */
    temperature: Type.Optional(Type.Integer({ minimum: 300, maximum: 450 })),
    symptoms: Type.Optional(
      Type.Array(Type.String({ pattern: '^[a-z0-9_-]{1,60}$', maxLength: 60 }), { maxItems: 12 }),
    ),
    note: Type.Optional(RemarkOrNone(200)),
  }),
  result: Closed({ alert: Type.Boolean() }),
  offline: true,
  roles: followers,
  classes: ['place.read', 'health.read', 'health.write'],
})

/** A code for the person's own report, answered once; the one before opens nothing any more. The note is in this language. */
export const issueCode = defineCommand({
  name: 'monitoring.issueCode',
  body: Closed({ schedule: Uuid, language: OneOf(...languages) }),
  result: Closed({ code: Type.Optional(Type.String()) }),
  offline: false,
  roles: officers,
  classes: ['place.read', 'health.read', 'health.write'],
})

/** Somebody to be followed up, as the phone holds them. */
export const FollowUpDue = Closed({
  schedule: Uuid,
  person: Uuid,
  name: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  door: Type.Union([Uuid, Type.Null()]),
  startsOn: Day,
  days: Type.Integer(),
  perDay: Type.Integer(),
  missed: Type.Integer(),
  /** Times that are done, as indexes from 0. */
  done: Type.Array(Type.Integer()),
})
export type FollowUpDue = Static<typeof FollowUpDue>

/** Whom a grid worker follows up at present, for today and without signal. */
export const FollowUps = Closed({ items: Type.Array(FollowUpDue), asked: Asked })
export type FollowUps = Static<typeof FollowUps>

export const myFollowUps = defineQuery({
  name: 'monitoring.myFollowUps',
  path: '/api/monitoring/my-follow-ups',
  params: Closed({}),
  response: FollowUps,
  roles: ['grid_worker', 'community_leader'],
  classes: ['place.read', 'health.read'],
})
