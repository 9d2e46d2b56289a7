import { Compile } from 'typebox/compile'
import { beforeAll, expect, it } from 'vitest'
import { modules } from '../../../modules.ts'
import { planRounds } from '../rounds.ts'
import { clock } from '../times.ts'
import { planStory, type Story } from './index.ts'
import type { Deed, Stage } from './types.ts'

const ID = '01900000-0000-7000-8000-000000000001'
let story: Story
let deeds: Deed[]

/** Answers as a desk would that holds one of everything. */
const pages: Record<string, unknown> = {
  'api/session': { account: { id: ID } },
  'api/checkpoint/mine': { checkpoints: [{ id: ID }] },
  'api/place/areas': { items: [{ id: ID, kind: 'county', code: '510727100' }] },
  'api/inspection/mine': {
    checks: [1, 2, 3, 4].map(() => ({ id: ID, postName: '报恩寺社区值守点', planned: [{ shift: ID }], supplyTo: ID })),
    items: [{ id: ID, standard: 'YY 0469-2011' }],
  },
  'api/inspection/findings': { items: [{ id: ID, kind: 'absent', state: 'answered' }] },
  'api/inspection/own-findings': { items: [{ id: ID, kind: 'absent', state: 'open' }] },
  'api/duty/now': { posts: [{ people: [{ shift: ID, awaySince: '2020-01-27T22:12:00+08:00' }] }] },
  'api/duty/roster': { people: [{ id: ID, username: 'standby.5' }] },
  'api/supply/sources': { items: [{ id: ID }] },
  'api/supply/mine': { requests: [] },
  'api/agency/agencies': { items: [{ id: ID, kind: 'police' }] },
  'api/measure/review': {
    measure: { order: ID },
    order: [{ id: ID, content: 'a'.repeat(64) }],
    objections: [{ id: ID }],
  },
  'api/monitoring/my-follow-ups': {
    items: [{ schedule: ID, person: ID, door: ID, startsOn: '2020-01-12', days: 14 }],
  },
  'api/lead/leads': { items: [{ id: ID, row: 3, list: ID, open: 1 }] },
  'api/lead/mine': { items: [] },
  'api/emergency/current': { live: { id: ID } },
  'api/directive/mine': { items: [{ directive: ID, demand: 1, asks: 'words' }] },
}

beforeAll(async () => {
  story = planStory(await planRounds({ seed: 1 }), 1)
  deeds = []
  const stage: Stage = {
    ask: async <T>(path: string) => pages[path.split('?')[0] as string] as T,
    do: async (some) => {
      deeds.push(...some)
      return []
    },
  }
  for (const scene of story.scenes) await scene.play(stage)
}, 60_000)

it('has only bodies that the contracts take', () => {
  const commands = modules.flatMap(({ commands }) => commands.map(({ definition }) => definition))
  const checks = new Map(commands.map((command) => [command.name, Compile(command.body)]))
  const wrong = deeds.filter(({ name, body }) => !checks.get(name)?.Check(body))
  expect(wrong.slice(0, 3)).toEqual([])
  expect(new Set(deeds.map(({ name }) => name)).size).toBeGreaterThan(12)
})

it('uses each key once, but for what is told again', () => {
  const keys = deeds.filter(({ name }) => name !== 'monitoring.recordFollowUp').map(({ key }) => key)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

it('lets vehicles through with plates that nobody bears, and lists people with numbers that nobody has', () => {
  const passes = deeds
    .filter(({ name }) => name === 'checkpoint.recordPass')
    .map(({ body }) => body as { plate: string })
  expect(passes.length).toBeGreaterThan(800)
  expect(passes.filter(({ plate }) => !/^川BI\d{4}$/.test(plate))).toEqual([])
  const lists = deeds.filter(({ name }) => name === 'lead.importList').map(({ body }) => body as { rows: object[] })
  expect(lists.map(({ rows }) => rows.length)).toEqual([300, 300, 300, 300])
  const numbers = lists.flatMap(({ rows }) => rows as { idNumber?: string }[]).flatMap(({ idNumber }) => idNumber ?? [])
  expect(numbers.filter((number) => !/^ZZ\d{7}$/.test(number))).toEqual([])
})

it('ends the week with measures that run, were lifted, ended and ran out, and with releases', () => {
  const { leads, observed } = story.expectedAt(clock(7, 23))
  expect(leads).toEqual({ leads: 594, returned: 594 })
  expect(observed).toEqual({ measuresRunning: 6, measuresOver: 8, followed: 22, released: 8 })
})
