/** The command's own week: the tasks of level one on the first morning, answered by towns and agencies; a plan a day, a signed report an evening. */
import { clock, instant, MINUTE } from '../times.ts'
import { commander, health, leaderOf, police } from './cast.ts'
import type { Deed, Scene, Stage } from './types.ts'

const DAYS = 8
/**
 * The report of a day is signed when the last lot of passes has come in, at the end of a step of the clock, so that all that came
 * before it is in it.
 */
const SIGNED = 22.5
const ENTRANCES = 6

type IdOf = (key: string, at: number) => string

/** When the report of a day is drafted. */
const reportAt = (day: number): number => clock(day, SIGNED) - 1000

/** All scenes of the response. */
export function responseScenes(towns: readonly string[], idOf: IdOf): Scene[] {
  const answering = [...towns.map(leaderOf), police, health]
  return [
    {
      at: clock(0, 9),
      by: commander,
      async play(stage) {
        const { live } = await stage.ask<{ live: { id: string } }>('api/emergency/current')
        await stage.do([{ key: 'response/handOut', name: 'emergency.handOut', body: { id: live.id } }])
      },
    },
    ...answering.flatMap((by, nth): Scene[] => [
      { at: clock(0, 10.5) + nth * MINUTE, by, play: (stage) => receive(stage, by) },
      { at: clock(0, 17) + nth * MINUTE, by, play: (stage) => answer(stage, by) },
    ]),
    ...Array.from({ length: DAYS }, (_, day) => [...planOf(day, idOf), reportOf(day, idOf)]).flat(),
  ]
}

interface Demand {
  directive: string
  demand: number
  asks: 'words' | 'count' | 'doors_reached'
}
const mine = async (stage: Stage): Promise<Demand[]> =>
  (await stage.ask<{ items: Demand[] }>('api/directive/mine')).items

async function receive(stage: Stage, by: string): Promise<void> {
  const papers = [...new Set((await mine(stage)).map(({ directive }) => directive))]
  await stage.do(
    papers.map((directive, nth) => ({
      ...{ key: `response/receive/${by}/${nth}`, name: 'directive.receive', body: { directive } },
    })),
  )
}

/** What can be said on the first evening; doors are reported when they are reached. */
async function answer(stage: Stage, by: string): Promise<void> {
  const open = (await mine(stage)).filter(({ asks }) => asks !== 'doors_reached')
  await stage.do(
    open.map(
      ({ directive, demand, asks }): Deed => ({
        ...{ key: `response/answer/${by}/${demand}`, name: 'directive.report' },
        body: { directive, demand, said: '已落实（演示数据）', ...(asks === 'count' ? { count: ENTRANCES } : {}) },
      }),
    ),
  )
}

/** The plan of a day: doors carried on until the last day, the entrances every day anew. */
function planOf(day: number, idOf: IdOf): Scene[] {
  const at = clock(day, 8)
  const plan = idOf(`response/plan/${day}/draft`, at)
  const period = { startsAt: instant(at), hours: 24 }
  const roll = idOf('response/objective/roll', clock(0, 8))
  const gates = idOf(`response/objective/gates/${day}`, at)
  const isLast = day === DAYS - 1
  const deed = (what: string, name: string, body: object): Deed => ({
    key: `response/plan/${day}/${what}`,
    name: `emergency.${name}`,
    body,
  })
  const objectives = [
    {
      id: roll,
      text: '逐户上门登记，不漏一户',
      person: '各乡镇包片领导',
      success: '已走访有结果的住户',
      figure: 'doors_reached',
    },
    {
      id: gates,
      text: '六个卡口昼夜双岗',
      person: '公安局值班领导',
      success: '24小时无缺岗',
      figure: 'duty_holes',
      target: 0,
    },
  ]
  const results = [
    {
      objective: roll,
      outcome: isLast ? 'reached' : 'carried',
      result: isLast ? '逐户走完，无人户已列明原因' : '山路积雪，其余住户次日续访',
    },
    { objective: gates, outcome: 'reached', result: '无缺岗' },
  ]
  return [
    {
      at,
      by: commander,
      async play(stage) {
        await stage.do([deed('draft', 'draftPlan', period)])
        await stage.do([
          deed('edit', 'editPlan', { plan, version: 1, ...period, aim: '外防输入、内防扩散', objectives }),
        ])
        await stage.do([deed('approve', 'approvePlan', { plan, version: 2 })])
      },
    },
    {
      at: clock(day, 20.5),
      by: commander,
      play: (stage) => stage.do([deed('close', 'closePlan', { plan, version: 3, results })]).then(() => {}),
    },
  ]
}

function reportOf(day: number, idOf: IdOf): Scene {
  const at = reportAt(day)
  const situation = idOf(`response/report/${day}/draft`, at)
  const deed = (what: string, body: object): Deed => ({
    key: `response/report/${day}/${what}`,
    name: `report.${what}Situation`,
    body,
  })
  const texts = {
    summary: '各卡口平稳，入户登记按计划推进（演示数据）。',
    done: '六个卡口昼夜双岗；各乡镇逐户上门登记。',
    problems: '',
    next: '继续走访无人户。',
  }
  return {
    at,
    by: commander,
    async play(stage) {
      await stage.do([deed('draft', {})])
      await stage.do([deed('edit', { situation, version: 1, texts, notes: [] })])
      await stage.do([deed('sign', { situation, version: 2 })])
    },
  }
}

/** How many reports are signed at a moment. */
export function reportsAt(now: number): number {
  return Array.from({ length: DAYS }, (_, day) => reportAt(day)).filter((at) => at < now).length
}
