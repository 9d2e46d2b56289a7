import { Attached, AttachList, mostFiles } from '#platform/contract/file.ts'
import {
  Closed,
  defineCommand,
  defineQuery,
  OneOf,
  Remark,
  RemarkOrNone,
  type Role,
  type Static,
  Type,
  Uuid,
} from '#platform/contract/index.ts'

const drafters: readonly Role[] = ['commander', 'dispatcher']
const signers: readonly Role[] = ['commander']
const readers: readonly Role[] = ['commander', 'dispatcher', 'area_leader', 'auditor']
const reading = ['place.read', 'agency.read', 'situation.read'] as const
const writing = [...reading, 'situation.write'] as const
/** Everything that the figures are drawn from; of persons it is counts alone. */
const drawing = [
  ...writing,
  'count.read',
  'pass.read',
  'breach.read',
  'lead.read',
  'incident.read',
  'incident.own',
  'duty.read',
  'duty.own',
  'task.read',
  'supply.read',
] as const

/** Sections of the text, in the order of the paper. */
export const sections = ['summary', 'done', 'problems', 'next'] as const
const Texts = Closed({
  summary: RemarkOrNone(2000),
  done: RemarkOrNone(2000),
  problems: RemarkOrNone(2000),
  next: RemarkOrNone(2000),
})
export type Texts = Static<typeof Texts>

/** Where a figure comes from: the module and page that show it too. */
export const sources = [
  'registry',
  'checkpoint',
  'lead',
  'measure',
  'monitoring',
  'incident',
  'duty',
  'supply',
  'directive',
] as const

/** What is counted, in the order of the paper. */
export const figureCodes = [
  'doors',
  'reached',
  'nobody_home',
  'unreached',
  'persons',
  'visits_today',
  'passes_in',
  'passes_out',
  'leads_open',
  'leads_returned',
  'measures_running',
  'measures_of',
  'followed_up',
  'cases',
  'incidents_open',
  'incidents_late',
  'duty_holes',
  'supply_short',
  'supply_low',
  'requests_waiting',
  'directives_open',
  'directives_late',
  'directives_unreceived',
] as const

const Value = Type.Union([Type.Integer(), Type.Null()])
/** A figure as it was drawn. `part` is an entrance or a law; null is a small count that is not shown. */
export const SituationFigure = Closed({
  code: OneOf(...figureCodes),
  part: Type.Union([Type.String(), Type.Null()]),
  value: Value,
  source: OneOf(...sources),
  at: Type.String(),
})
export type SituationFigure = Static<typeof SituationFigure>

const Note = Closed({
  code: OneOf(...figureCodes),
  part: Type.Optional(Type.String({ maxLength: 120 })),
  note: Remark(300),
})
const version = Type.Integer({ minimum: 1 })
const of = { situation: Uuid, version }
const Version = Closed({ version: Type.Integer() })

/** Drafts the next report: its figures are drawn now, its first words made from them. The command's id is its id. */
export const draftSituation = defineCommand({
  name: 'report.draftSituation',
  body: Closed({}),
  result: Closed({ no: Type.Integer() }),
  offline: false,
  roles: drafters,
  classes: drawing,
})

/** Draws the figures of a draft again. What was written stays. */
export const refreshSituation = defineCommand({
  name: 'report.refreshSituation',
  body: Closed(of),
  result: Version,
  offline: false,
  roles: drafters,
  classes: drawing,
})

/** Writes the text and notes beside figures, attaches files and takes some off; the figures themselves are nobody's to write. */
export const editSituation = defineCommand({
  name: 'report.editSituation',
  body: Closed({
    ...{ ...of, texts: Texts, notes: Type.Array(Note, { maxItems: 60 }) },
    files: Type.Optional(AttachList),
    /** Files that do not go with the report after all. */
    drops: Type.Optional(Type.Array(Uuid, { maxItems: mostFiles })),
  }),
  result: Version,
  offline: false,
  roles: drafters,
  classes: writing,
})

/** Signs a report in the signer's name; from then on nothing of it changes. */
export const signSituation = defineCommand({
  name: 'report.signSituation',
  body: Closed(of),
  result: Closed({ hash: Type.String() }),
  offline: false,
  roles: signers,
  classes: writing,
})

const Maybe = Type.Union([Type.String(), Type.Null()])
const Listed = Closed({
  id: Uuid,
  no: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
  version: Type.Integer(),
  editedAt: Type.String(),
  signedAt: Maybe,
  signedName: Maybe,
})
export type ListedSituation = Static<typeof Listed>

/** Reports of the live emergency, or of the last one, newest first; a hundred at most. */
export const listSituations = defineQuery({
  name: 'report.situations',
  path: '/api/report/situations',
  params: Closed({}),
  response: Closed({ items: Type.Array(Listed) }),
  roles: readers,
  classes: reading,
})

const WholeSituation = Closed({
  situation: Closed({
    ...Listed.properties,
    emergencyName: Type.String(),
    level: Type.Integer(),
    draftedBy: Type.String(),
    editedBy: Type.String(),
    signedAgency: Maybe,
    hash: Maybe,
    /** Whether the hash still belongs to what stands there; null for a draft. */
    isIntact: Type.Union([Type.Boolean(), Type.Null()]),
    texts: Texts,
  }),
  figures: Type.Array(
    Closed({
      ...SituationFigure.properties,
      /** The part in words: a law in all languages, an entrance by its name. */
      label: Type.Union([
        Closed({ 'zh-Hans': Type.String(), 'zh-Hant': Type.String(), en: Type.String() }),
        Type.Null(),
      ]),
      /** Against the last signed report; null where one of both is not shown or was not there. */
      change: Value,
      note: Maybe,
    }),
  ),
  files: Type.Array(Attached),
  /** Number of the report before, which the changes are against. */
  before: Type.Union([Type.Integer(), Type.Null()]),
})
export type WholeSituation = Static<typeof WholeSituation>

export const getSituation = defineQuery({
  name: 'report.situation',
  path: '/api/report/situation',
  params: Closed({ id: Uuid }),
  response: WholeSituation,
  roles: readers,
  classes: reading,
})

/** One attached file, as whoever reads the report saves it. */
export const getSituationAttached = defineQuery({
  name: 'report.attached',
  path: '/api/report/attached',
  params: Closed({ id: Uuid }),
  response: Type.Unknown(),
  roles: readers,
  classes: reading,
})

/** The figures of a report as a file. */
export const situationFile = defineQuery({
  name: 'report.situationFile',
  path: '/api/report/situation.file',
  params: Closed({
    id: Uuid,
    format: OneOf('csv', 'json'),
    language: Type.Optional(OneOf('zh-Hans', 'zh-Hant', 'en')),
  }),
  response: Type.Unknown(),
  roles: readers,
  classes: reading,
})
