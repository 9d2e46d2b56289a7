import { Closed, Day, defineQuery, OneOf, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { reachClasses, reachReaders } from './access.ts'

const Count = Type.Integer()
/** Longest period of the areas reached, in days. */
export const longestPeriod = 31

const fields = { from: Day, to: Day, area: Type.Optional(Uuid) }
const Figures = { grids: Count, reached: Count }

/** Which grids of the reader's place, or of an area in it, heard a broadcast in a period, both days with it. */
export const getReach = defineQuery({
  name: 'patrol.reach',
  path: '/api/patrol/reach',
  params: Closed(fields),
  response: Closed({
    from: Type.String(),
    to: Type.String(),
    /** Broadcast runs that reached something, and stops that were checked in. */
    runs: Count,
    stops: Count,
    ...Figures,
    towns: Type.Array(
      Closed({
        id: Uuid,
        name: Type.String(),
        lon: Type.Union([Type.Number(), Type.Null()]),
        lat: Type.Union([Type.Number(), Type.Null()]),
        ...Figures,
      }),
    ),
    rows: Type.Array(
      Closed({
        id: Uuid,
        name: Type.String(),
        town: Uuid,
        townName: Type.String(),
        communityName: Type.String(),
        times: Count,
        lastAt: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    /** A soft ground for the map, no boundary; pairs of longitude and latitude. */
    outline: Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
  }),
  roles: reachReaders,
  classes: reachClasses,
})
export type Reach = Static<(typeof getReach)['response']>
export type ReachRow = Reach['rows'][number]

/** The same as a file, one line a grid. */
export const reachSheet = defineQuery({
  name: 'patrol.reachSheet',
  path: '/api/patrol/reach.file',
  params: Closed({
    ...fields,
    format: OneOf('csv', 'xlsx'),
    language: Type.Optional(OneOf('zh-Hans', 'zh-Hant', 'en')),
  }),
  response: Type.Unknown(),
  roles: reachReaders,
  classes: reachClasses,
})
