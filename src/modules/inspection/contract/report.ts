import { Closed, defineQuery, OneOf, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { readers, reportClasses } from './access.ts'
import { findingKinds, findingStates } from './kinds.ts'
import { periodFields } from './queries.ts'

const Count = Type.Integer()
const Maybe = Type.Union([Type.String(), Type.Null()])
const Figures = {
  visits: Count,
  empty: Count,
  findings: Count,
  attendance: Count,
  condition: Count,
  difficulty: Count,
  repeated: Count,
  answered: Count,
  closed: Count,
  open: Count,
  late: Count,
}
const Row = Closed({ name: Type.String(), ...Figures })
export type ReportRow = Static<typeof Row>

/** Longest period of a report, in days. */
export const longestPeriod = 92

/** Report for the discipline body: what was drawn and done, what was found by post and agency, what became of it. No names of residents. */
export const inspectionReport = defineQuery({
  name: 'inspection.report',
  path: '/api/inspection/report',
  params: Closed(periodFields),
  response: Closed({
    from: Type.String(),
    to: Type.String(),
    draws: Count,
    withdrawn: Type.Array(Closed({ id: Uuid, drawnAt: Type.String(), why: Type.String() })),
    /** Checks whose hour is over: done, and not done. */
    checks: Count,
    done: Count,
    missed: Count,
    all: Row,
    agencies: Type.Array(Row),
    posts: Type.Array(Row),
    findings: Type.Array(
      Closed({
        id: Uuid,
        foundAt: Type.String(),
        postName: Type.String(),
        agencyName: Maybe,
        kind: OneOf(...findingKinds),
        person: Maybe,
        said: Maybe,
        repeats: Count,
        state: OneOf(...findingStates),
        late: Type.Boolean(),
        answer: Maybe,
        closedAt: Maybe,
      }),
    ),
    /** More findings than are listed. */
    more: Count,
  }),
  roles: readers,
  classes: reportClasses,
})
export type InspectionReport = Static<(typeof inspectionReport)['response']>

/** The findings of a period as a file. */
export const reportSheet = defineQuery({
  name: 'inspection.reportSheet',
  path: '/api/inspection/report.file',
  params: Closed({
    ...periodFields,
    format: OneOf('csv', 'xlsx'),
    language: Type.Optional(OneOf('zh-Hans', 'zh-Hant', 'en')),
  }),
  response: Type.Unknown(),
  roles: readers,
  classes: reportClasses,
})
