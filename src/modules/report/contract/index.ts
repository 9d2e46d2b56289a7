import { Closed, Day, defineQuery, OneOf, type Role, Type, Uuid } from '#platform/contract/index.ts'
import { commandBoard } from './board.ts'

export { type CommandBoard, commandBoard } from './board.ts'

import { listWork } from './work.ts'

export {
  listWork,
  mostShown,
  type Piece,
  type WorkKind,
  type WorkStage,
  type WorkTotal,
  workKinds,
  workStages,
} from './work.ts'

import {
  draftSituation,
  editSituation,
  getSituation,
  getSituationAttached,
  listSituations,
  refreshSituation,
  signSituation,
  situationFile,
} from './situation.ts'

export {
  draftSituation,
  editSituation,
  figureCodes,
  getSituation,
  getSituationAttached,
  type ListedSituation,
  listSituations,
  refreshSituation,
  type SituationFigure,
  sections,
  signSituation,
  situationFile,
  sources,
  type Texts,
  type WholeSituation,
} from './situation.ts'
export { situationProblems } from './situation-problems.ts'

/** Door of the report contract: statistics that nobody re-types, their sheets, and the situation report. */
const readers: readonly Role[] = ['commander', 'dispatcher', 'area_leader', 'community_leader', 'agency_staff']
const Row = Closed({
  day: Type.String(),
  area: Uuid,
  areaName: Type.String(),
  class: Type.Union([Type.Integer(), Type.Null()]),
  doors: Type.Integer(),
  reached: Type.Integer(),
  registered: Type.Integer(),
  unreached: Type.Integer(),
  nobodyHome: Type.Integer(),
  refused: Type.Integer(),
  vacant: Type.Integer(),
  other: Type.Integer(),
  persons: Type.Integer(),
  visits: Type.Integer(),
})

/** Per day and area (or compound class): doors, reached, persons, by reason. */
export const statistics = defineQuery({
  name: 'report.statistics',
  path: '/api/report/statistics',
  params: Closed({
    area: Type.Optional(Uuid),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    by: Type.Optional(OneOf('area', 'class', 'day')),
  }),
  response: Closed({ area: Closed({ id: Uuid, name: Type.String() }), rows: Type.Array(Row) }),
  roles: readers,
  classes: ['place.read', 'count.read'],
})

/** The same as a sheet. For use outside the county (`outside`), cells of 1 to 10 are suppressed with complements (RIGHTS C-16). */
export const statisticsSheet = defineQuery({
  name: 'report.statisticsSheet',
  path: '/api/report/statistics.file',
  params: Closed({
    area: Type.Optional(Uuid),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    by: Type.Optional(OneOf('area', 'class', 'day')),
    format: OneOf('xlsx', 'csv'),
    outside: Type.Optional(OneOf('yes', 'no')),
    language: Type.Optional(OneOf('zh-Hans', 'zh-Hant', 'en')),
  }),
  response: Type.Unknown(),
  roles: readers,
  classes: ['place.read', 'count.read'],
})

/** All commands and reads of the module. */
export const reportCommands = [draftSituation, refreshSituation, editSituation, signSituation] as const
export const reportQueries = [
  statistics,
  statisticsSheet,
  commandBoard,
  listWork,
  listSituations,
  getSituation,
  getSituationAttached,
  situationFile,
] as const
