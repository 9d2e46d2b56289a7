import { agencyKinds } from '#modules/agency/contract/index.ts'
import {
  Closed,
  defineCommand,
  defineQuery,
  noPersonNumber,
  OneOf,
  roles,
  type Static,
  Type,
  Uuid,
} from '#platform/contract/index.ts'

const words = Type.String({ minLength: 1, maxLength: 500, pattern: noPersonNumber })
const Text = Closed({ 'zh-Hans': words, 'zh-Hant': words, en: words })
const Code = Type.String({ pattern: '^[a-z0-9]+([-_][a-z0-9]+)*$', maxLength: 60 })
const AgencyKind = OneOf(...agencyKinds)
const Level = Type.Integer({ minimum: 1, maximum: 4 })

/** What a task asks back: words, a number, or the doors reached, which the system fills in itself. */
export const taskAsks = ['words', 'count', 'doors_reached'] as const

/** Until when: hours after the signing, or an hour of its day (0) or of a later one; an hour that is over means the day after. */
const Due = Type.Union([
  Closed({ hours: Type.Integer({ minimum: 1, maximum: 720 }) }),
  Closed({
    day: Type.Integer({ minimum: 0, maximum: 30 }),
    at: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', maxLength: 5 }),
  }),
])
export type Due = Static<typeof Due>

/** Kinds of places at which a task names a role: `community` is every community and village. */
export const postPlaces = ['county', 'town', 'community', 'grid'] as const
/** A role as owner: at every place of a kind, or wherever it is held where no kind is named. */
const RoleOwner = Closed({ role: OneOf(...roles), at: Type.Optional(OneOf(...postPlaces)) })
export type RoleOwner = Static<typeof RoleOwner>

/** A task of a playbook, and the levels at which it runs. */
export const PlaybookTask = Closed({
  no: Type.Integer({ minimum: 1, maximum: 20 }),
  code: Code,
  levels: Type.Array(Level, { minItems: 1, maxItems: 4 }),
  /** Every agency of these kinds has it: `town` is each town, `community` each community and village that is an agency. */
  owners: Type.Optional(Type.Array(AgencyKind, { minItems: 1, maxItems: 20 })),
  /** Whoever holds these roles at these places when the level is signed; the demand goes to the holder's agency. */
  roles: Type.Optional(Type.Array(RoleOwner, { minItems: 1, maxItems: 5 })),
  /** Who does it where the county has no agency of those kinds; the command where absent. */
  standIn: Type.Optional(AgencyKind),
  due: Due,
  asks: OneOf(...taskAsks),
  text: Text,
})
export type PlaybookTask = Static<typeof PlaybookTask>

/** A task given in one paper is one of its demands, of which it has twenty at most. */
export const PlaybookTasks = Type.Array(PlaybookTask, { maxItems: 20 })

/** Digest of what a preview showed: a command that carries it is refused when something else would happen by now. */
export const Seen = Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }))

const InLanguages = Type.Record(Type.String(), Type.String())
/** A role at a place with who holds it; nobody where null. */
const ShownPost = Closed({
  role: Type.String(),
  placeName: Type.String(),
  holderName: Type.Union([Type.String(), Type.Null()]),
})
export type ShownPost = Static<typeof ShownPost>
export const taskChanges = ['starts', 'goes_on', 'ends'] as const
const TaskChange = Closed({
  code: Type.String(),
  no: Type.Integer(),
  text: InLanguages,
  asks: OneOf(...taskAsks),
  due: Type.Union([Due, Type.Null()]),
  owners: Type.Array(
    Closed({
      agency: Uuid,
      name: Type.String(),
      change: OneOf(...taskChanges),
      /** The deadline: of one that starts, as if it were signed now. */
      dueAt: Type.String(),
      standIn: Type.Boolean(),
      /** Of a task that names roles: those that this agency answers for. */
      posts: Type.Array(ShownPost),
    }),
  ),
})
export type TaskChange = Static<typeof TaskChange>

/** What declaring, changing to a level (1 to 4), or ending (0) would do. Without a live emergency the playbook is named. */
export const previewLevel = defineQuery({
  name: 'emergency.preview',
  path: '/api/emergency/preview',
  params: Closed({
    to: Type.Integer({ minimum: 0, maximum: 4 }),
    playbook: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
  response: Closed({
    from: Type.Union([Type.Integer(), Type.Null()]),
    to: Type.Integer(),
    at: Type.String(),
    seen: Type.String(),
    tasks: Type.Array(TaskChange),
    /** Roles at places that nobody holds, over all tasks that begin or go on. */
    unheld: Type.Integer(),
    /** Agencies that get, keep or lose something. */
    agencies: Closed({ starts: Type.Integer(), goesOn: Type.Integer(), ends: Type.Integer() }),
    law: Type.Array(
      Closed({
        code: Type.String(),
        title: InLanguages,
        article: InLanguages,
        allows: InLanguages,
        change: OneOf(...taskChanges),
      }),
    ),
    /** At the end: how many measures and follow-ups still run. Never who. */
    running: Type.Union([Closed({ measures: Type.Integer(), followUps: Type.Integer() }), Type.Null()]),
  }),
  roles: ['commander'],
  classes: ['emergency.write', 'place.read', 'agency.read'],
})

/**
 * Gives out the tasks of the present level that nobody has yet: to agencies that came later, or of a newer playbook. Roles that
 * somebody else holds by now are told to the agencies that have the task.
 */
export const handOut = defineCommand({
  name: 'emergency.handOut',
  body: Closed({ id: Uuid, seen: Seen }),
  result: Closed({ started: Type.Integer(), ended: Type.Integer() }),
  offline: false,
  roles: ['commander'],
  classes: ['emergency.write', 'place.read', 'agency.read', 'directive.read', 'directive.write'],
})
