import {
  Closed,
  defineCommand,
  defineProblems,
  defineQuery,
  Instant,
  type Role,
  type Static,
  Type,
  Uuid,
  Words,
} from '#platform/contract/index.ts'
import { Measures } from './measures.ts'
import { Monitoring } from './monitoring.ts'
import { Screening } from './screening.ts'
import { handOut, PlaybookTasks, previewLevel, Seen } from './tasks.ts'

export { Measures } from './measures.ts'
export { Monitoring } from './monitoring.ts'
export { advices, RuleId, ScreeningRule } from './screening.ts'
export {
  type Due,
  handOut,
  type PlaybookTask,
  PlaybookTasks,
  postPlaces,
  previewLevel,
  type RoleOwner,
  type ShownPost,
  type TaskChange,
  taskAsks,
  taskChanges,
} from './tasks.ts'

/** Door of the emergency contract: declaring, raising, lowering and ending an emergency from a playbook. */
const Level = Type.Integer({ minimum: 1, maximum: 4 })
const everyone: readonly Role[] = [
  'administrator',
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'agency_staff',
  'checkpoint_officer',
  'police_officer',
  'health_officer',
  'inspector',
  'auditor',
]
/** The tasks of a level go out as a directive in the same commit. */
const classes = ['emergency.write', 'place.read', 'agency.read', 'directive.read', 'directive.write'] as const

/** Declares an emergency; one at a time. From then on data about persons may be written. */
export const declareEmergency = defineCommand({
  name: 'emergency.declare',
  body: Closed({
    id: Uuid,
    playbook: Words(60),
    name: Words(80),
    level: Level,
    legalBasis: Type.Array(Words(200), { minItems: 1, maxItems: 20 }),
    startedAt: Instant,
    seen: Seen,
  }),
  result: Closed({}),
  offline: false,
  roles: ['commander'],
  classes,
})

/** Raises or lowers the level. */
export const changeLevel = defineCommand({
  name: 'emergency.changeLevel',
  body: Closed({ id: Uuid, version: Type.Integer({ minimum: 1 }), level: Level, why: Words(200), seen: Seen }),
  result: Closed({ version: Type.Integer() }),
  offline: false,
  roles: ['commander'],
  classes,
})

/** Ends the emergency: from this commit nothing about persons can be written. */
export const endEmergency = defineCommand({
  name: 'emergency.end',
  body: Closed({ id: Uuid, version: Type.Integer({ minimum: 1 }), why: Words(200), seen: Seen }),
  result: Closed({}),
  offline: false,
  roles: ['commander'],
  classes,
})

/** A short text in the three languages. */
const InLanguages = Type.Record(Type.String(), Type.String())

/**
 * How deep the roll may go, by the playbook: fields beyond `fields` are refused; those also in `whenNeeded` are not asked by
 * default. A door where nobody was home comes back after `revisitHours`; `attempts` such visits make a gap of its own.
 */
export const Roll = Closed({
  fields: Type.Array(Type.String()),
  whenNeeded: Type.Array(Type.String()),
  revisitHours: Type.Integer(),
  attempts: Type.Integer(),
  reasons: Type.Array(Closed({ code: Type.String(), text: InLanguages })),
})
/** An article of the law, with what it allows. */
const LegalBasis = Closed({
  code: Type.String(),
  title: InLanguages,
  article: InLanguages,
  allows: InLanguages,
  /** Levels at which it is used; all of them where absent. */
  levels: Type.Optional(Type.Array(Level)),
})
export type LegalBasis = Static<typeof LegalBasis>

/** The articles of a playbook that an emergency stands on (`codes`) at a level: one that is only for other levels allows nothing at this one. */
export const lawsAt = (
  laws: readonly LegalBasis[] | undefined,
  codes: readonly string[],
  level: number,
): LegalBasis[] => (laws ?? []).filter(({ code, levels }) => codes.includes(code) && (levels?.includes(level) ?? true))
export const Playbook = Closed({
  id: Type.String(),
  version: Type.String(),
  name: InLanguages,
  levels: Type.Array(Closed({ level: Level, name: InLanguages })),
  legalBasis: Type.Array(LegalBasis),
  roll: Roll,
  screening: Type.Optional(Screening),
  monitoring: Type.Optional(Monitoring),
  measures: Type.Optional(Measures),
  tasks: Type.Optional(PlaybookTasks),
})
export type Playbook = Static<typeof Playbook>
export type Roll = Static<typeof Roll>

const Emergency = Closed({
  id: Uuid,
  playbook: Type.String(),
  name: Type.String(),
  level: Level,
  legalBasis: Type.Array(Type.String()),
  startedAt: Type.String(),
  endedAt: Type.Union([Type.String(), Type.Null()]),
  day: Type.Integer(),
  version: Type.Integer(),
})
export type Emergency = Static<typeof Emergency>

/** A level that was changed, by whom and why; to 0 where the emergency ended. */
const Change = Closed({
  from: Level,
  to: Type.Integer({ minimum: 0, maximum: 4 }),
  why: Type.String(),
  at: Type.String(),
  actorName: Type.String(),
  actorAgency: Type.String(),
})
export type Change = Static<typeof Change>

const Ended = Closed({ ...Emergency.properties, changes: Type.Array(Change) })
/** An emergency of before, with what became of its levels. */
export type Ended = Static<typeof Ended>

/** The live emergency, if any, with the playbook's roll, the law it stands on and who changed its level, and those that ended. */
export const currentEmergency = defineQuery({
  name: 'emergency.current',
  path: '/api/emergency/current',
  params: Closed({}),
  response: Closed({
    live: Type.Union([Emergency, Type.Null()]),
    roll: Type.Union([Roll, Type.Null()]),
    ended: Type.Array(Ended),
    /** The articles behind `live.legalBasis`, for everybody: whoever knocks must be able to say by which law. */
    basis: Type.Array(LegalBasis),
    changes: Type.Array(Change),
    /** Tasks of the playbook that agencies have now, with the directives that they stand in. */
    tasks: Type.Array(
      Closed({
        code: Type.String(),
        no: Type.Integer(),
        text: InLanguages,
        agencies: Type.Integer(),
        /** Roles at places that the task names, and how many of them nobody holds. */
        posts: Type.Integer(),
        unheld: Type.Integer(),
        papers: Type.Array(Uuid),
      }),
    ),
  }),
  roles: everyone,
  classes: ['place.read'],
})

/** Playbooks shipped with the product. */
export const listPlaybooks = defineQuery({
  name: 'emergency.listPlaybooks',
  path: '/api/emergency/playbooks',
  params: Closed({}),
  response: Closed({ items: Type.Array(Playbook) }),
  roles: ['administrator', 'commander', 'auditor'],
  classes: [],
})

/** Problems of emergencies. */
export const emergencyProblems = defineProblems('emergency', {
  already_live: {
    status: 409,
    text: {
      'zh-Hans': '已有正在进行的应急响应。',
      'zh-Hant': '已有正在進行的應急響應。',
      en: 'An emergency is already live.',
    },
  },
  unknown_playbook: {
    status: 422,
    text: { 'zh-Hans': '没有这个预案。', 'zh-Hant': '沒有這個預案。', en: 'There is no such playbook.' },
  },
  unknown_basis: {
    status: 422,
    text: {
      'zh-Hans': '预案中没有这条依据。',
      'zh-Hant': '預案中沒有這條依據。',
      en: 'The playbook has no such legal basis.',
    },
  },
  same_level: {
    status: 422,
    text: {
      'zh-Hans': '已经是这一级别。',
      'zh-Hant': '已經是這一級別。',
      en: 'That is the level already.',
    },
  },
  preview_outdated: {
    status: 409,
    text: {
      'zh-Hans': '单位或任务在您查看之后有变化，请再看一遍再签发。',
      'zh-Hant': '單位或任務在您查看之後有變化，請再看一遍再簽發。',
      en: 'Agencies or tasks have changed since you looked. Look again before you sign.',
    },
  },
  start_in_future: {
    status: 422,
    text: {
      'zh-Hans': '启动时间不能晚于现在。',
      'zh-Hant': '啟動時間不能晚於現在。',
      en: 'The start cannot lie in the future.',
    },
  },
})

/** All commands and reads of the module but those of the plan (`plan.ts`), which no phone loads with its first page. */
export const emergencyCommands = [declareEmergency, changeLevel, endEmergency, handOut] as const
export const emergencyQueries = [currentEmergency, listPlaybooks, previewLevel] as const
