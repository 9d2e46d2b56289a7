import {
  Closed,
  defineCommand,
  defineProblems,
  defineQuery,
  Instant,
  OneOf,
  paging,
  RemarkOrNone,
  type Role,
  type Static,
  Type,
  Uuid,
} from '#platform/contract/index.ts'

/** Door of the dispatch contract: who goes to which doors by when, and how far that is. */
const dispatchers: readonly Role[] = ['dispatcher', 'area_leader', 'community_leader']
const classes = ['place.read', 'door.read', 'count.read', 'task.read', 'task.write'] as const

/** Gives places (an area or one door each) to a grid worker whose own place covers them. A place with a live task is re-assigned. */
export const assign = defineCommand({
  name: 'dispatch.assign',
  body: Closed({
    assignee: Uuid,
    dueAt: Instant,
    note: Type.Optional(RemarkOrNone(200)),
    places: Type.Array(Closed({ task: Uuid, place: Uuid }), { minItems: 1, maxItems: 200 }),
  }),
  result: Closed({ assigned: Type.Integer(), replaced: Type.Integer() }),
  offline: false,
  roles: dispatchers,
  classes,
})

/** Hands live tasks to another grid worker, keeping place, note and deadline. */
export const reassign = defineCommand({
  name: 'dispatch.reassign',
  body: Closed({
    tasks: Type.Array(Closed({ task: Uuid, next: Uuid }), { minItems: 1, maxItems: 200 }),
    assignee: Uuid,
    dueAt: Type.Optional(Instant),
  }),
  result: Closed({ count: Type.Integer() }),
  offline: false,
  roles: dispatchers,
  classes,
})

/** Takes tasks back. */
export const withdraw = defineCommand({
  name: 'dispatch.withdraw',
  body: Closed({ tasks: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) }),
  result: Closed({ count: Type.Integer() }),
  offline: false,
  roles: dispatchers,
  classes,
})

/** The grid worker has seen the task and goes. */
export const accept = defineCommand({
  name: 'dispatch.accept',
  body: Closed({ tasks: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) }),
  result: Closed({ count: Type.Integer() }),
  offline: true,
  roles: ['grid_worker'],
  classes: ['task.read'],
})

/** Stages of a task, read from clock and ledger. `late` is any of the first three past its deadline. */
export const stages = ['assigned', 'accepted', 'under_way', 'done', 'late'] as const
const Task = Closed({
  id: Uuid,
  place: Uuid,
  /** Of the area, or of the area that the door stands in. */
  path: Type.String(),
  placeName: Type.String(),
  isDwelling: Type.Boolean(),
  assignee: Uuid,
  assigneeName: Type.String(),
  assignedAt: Type.String(),
  dueAt: Type.String(),
  acceptedAt: Type.Union([Type.String(), Type.Null()]),
  note: Type.Union([Type.String(), Type.Null()]),
  stage: OneOf(...stages),
  doors: Type.Integer(),
  open: Type.Integer(),
})
export type Task = Static<typeof Task>

/**
 * A task as a phone holds it (part `tasks` of sync.pull). Its doors are those at or below `path`, or the one door `place`;
 * stage and figures follow from the doors that the phone holds.
 */
export const PhoneTask = Closed({
  id: Uuid,
  place: Uuid,
  path: Type.String(),
  placeName: Type.String(),
  isDwelling: Type.Boolean(),
  assignedAt: Type.String(),
  dueAt: Type.String(),
  acceptedAt: Type.Union([Type.String(), Type.Null()]),
  note: Type.Union([Type.String(), Type.Null()]),
})
export type PhoneTask = Static<typeof PhoneTask>

/** Tasks in the reader's reach, by stage, worker or area. */
export const listTasks = defineQuery({
  name: 'dispatch.listTasks',
  path: '/api/dispatch/tasks',
  params: Closed({
    area: Type.Optional(Uuid),
    assignee: Type.Optional(Uuid),
    stage: Type.Optional(OneOf(...stages)),
    ...paging,
  }),
  response: Closed({
    items: Type.Array(Task),
    next: Type.Optional(Type.String()),
    totals: Type.Record(Type.String(), Type.Integer()),
  }),
  roles: [...dispatchers, 'commander'],
  classes: ['place.read', 'door.read', 'count.read', 'task.read'],
})

/** Tasks of the signed-in grid worker with their doors' figures. */
export const myTasks = defineQuery({
  name: 'dispatch.myTasks',
  path: '/api/dispatch/mine',
  params: Closed({}),
  response: Closed({ items: Type.Array(Task) }),
  roles: ['grid_worker'],
  classes: ['place.read', 'door.read', 'count.read'],
})

/** Doors of the signed-in grid worker in walking order: due ones of the tasks, or all of them. */
export const myDoors = defineQuery({
  name: 'dispatch.myDoors',
  path: '/api/dispatch/my-doors',
  params: Closed({
    show: Type.Optional(OneOf('due', 'done', 'all')),
    task: Type.Optional(Uuid),
    q: Type.Optional(Type.String({ maxLength: 60, format: 'words' })),
    ...paging,
  }),
  response: Closed({
    items: Type.Array(
      Closed({
        id: Uuid,
        area: Uuid,
        address: Type.String(),
        number: Type.String(),
        walkOrder: Type.Integer(),
        state: Type.String(),
        attempts: Type.Integer(),
        persons: Type.Integer(),
        lastAt: Type.Union([Type.String(), Type.Null()]),
        nextAt: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    next: Type.Optional(Type.String()),
    total: Type.Integer(),
    due: Type.Integer(),
    done: Type.Integer(),
  }),
  roles: ['grid_worker'],
  classes: ['place.read', 'door.read', 'count.read'],
})

/** Problems of dispatch. */
export const dispatchProblems = defineProblems('dispatch', {
  out_of_reach: {
    status: 422,
    text: {
      'zh-Hans': '该网格员的范围不包括此处；请先给他此处的角色。',
      'zh-Hant': '該網格員的範圍不包括此處；請先給他此處的角色。',
      en: 'This worker holds no role there; give one first.',
    },
  },
  due_in_past: {
    status: 422,
    text: { 'zh-Hans': '期限已过。', 'zh-Hant': '期限已過。', en: 'The deadline has passed.' },
  },
  not_live: {
    status: 409,
    text: {
      'zh-Hans': '任务已撤回或改派。',
      'zh-Hant': '任務已撤回或改派。',
      en: 'The task was withdrawn or given to another.',
    },
  },
})

/** All commands and reads of the module. */
export const dispatchCommands = [assign, reassign, withdraw, accept] as const
export const dispatchQueries = [listTasks, myTasks, myDoors] as const
