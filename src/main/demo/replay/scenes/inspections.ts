/** A night inspection in the county town: four posts drawn, one found empty, one short of masks; both solved by morning. */
import { DUTY_FIGURES } from '../../load/duty.ts'
import { clock, instant } from '../times.ts'
import { dispatcher, inspector, leaderOf } from './cast.ts'
import type { Scene, Stage } from './types.ts'

/** The fourth night of the emergency, and the hour that is drawn. */
const DAY = 3
const HOUR = 22
const DRAWN = 4
const COUNTY_TOWN = '510727100'
const DRAWN_AT = clock(DAY, 20.5)
const VISITS_AT = clock(DAY, HOUR + 0.2)
const CLOSED_AT = clock(DAY + 1, 7.5)
const MASKS = 'YY 0469-2011'
const ASKED = 100

/** What the report must say of it at a moment. */
export interface InspectedAt {
  draws: number
  done: number
  empty: number
  findings: number
  closed: number
}

/** What came of the inspection by a moment, in milliseconds since 1970. */
export function inspectedAt(now: number): InspectedAt {
  const [isDrawn, isDone, isClosed] = [DRAWN_AT, VISITS_AT, CLOSED_AT].map((at) => at <= now)
  return {
    draws: isDrawn ? 1 : 0,
    done: isDone ? DRAWN : 0,
    empty: isDone ? 1 : 0,
    findings: isDone ? 2 : 0,
    closed: isClosed ? 2 : 0,
  }
}

interface Check {
  id: string
  post: string
  postName: string
  planned: { shift: string }[]
  supplyTo: string
}
interface Finding {
  id: string
  kind: string
  state: string
}
interface Known {
  countyArea: (stage: Stage) => Promise<string>
  idOf: (key: string, at: number) => string
}

/** Draw, visits, and how each side puts right what is its own. */
export function inspectionScenes({ countyArea, idOf }: Known): Scene[] {
  const keyOf = (what: string) => `inspection/${what}`
  const idAt = (what: string, at: number) => idOf(keyOf(what), at)
  const request = idAt('request', VISITS_AT)
  const [empty, short] = [idAt('finding/empty', VISITS_AT), idAt('finding/short', VISITS_AT)]
  const draw: Scene = {
    at: DRAWN_AT,
    by: inspector,
    async play(stage) {
      const checks = Array.from({ length: DRAWN }, (_, nth) => idAt(`check/${nth}`, DRAWN_AT))
      const scope = { fromDay: instant(DRAWN_AT).slice(0, 10), days: 1, hourFrom: HOUR, hourTo: HOUR + 1, agencies: [] }
      const parent = await countyArea(stage)
      const { items } = await stage.ask<{ items: { id: string; code: string }[] }>(`api/place/areas?parent=${parent}`)
      const body = { place: items.find(({ code }) => code === COUNTY_TOWN)?.id, ...scope, checks }
      await stage.do([{ key: keyOf('draw'), name: 'inspection.draw', body }])
    },
  }
  const visits: Scene = {
    at: VISITS_AT,
    by: inspector,
    async play(stage) {
      const { checks, items } = await stage.ask<{ checks: Check[]; items: { id: string; standard: string }[] }>(
        'api/inspection/mine',
      )
      const masks = items.find(({ standard }) => standard === MASKS)
      // A replay that goes on after it was cut off finds them done.
      if (checks.length === 0 || !masks) return
      const inOrder = ['equipment', 'disinfection', 'records', 'signs']
      const said = '口罩只够今晚'
      await stage.do([
        ...checks.map(({ id, planned }, nth) => {
          const shifts = planned.map(({ shift }) => shift)
          // One cadre stands at each post of the town by night.
          const gone = shifts.map((shift) => ({ id: empty, kind: 'absent', shift }))
          const findings = nth === 0 ? gone : nth === 1 ? [{ id: short, kind: 'supplies', said, request }] : []
          const body = { check: id, present: nth === 0 ? [] : shifts, inOrder, findings }
          return { key: keyOf(`visit/${nth}`), name: 'inspection.record', body }
        }),
        {
          key: keyOf('request'),
          name: 'supply.ask',
          body: {
            ...{ point: checks[1]?.supplyTo, item: masks.id, quantity: ASKED, urgency: 'now', finding: short },
            ...{ dueAt: instant(clock(DAY + 1, 8)), why: `督查${checks[1]?.postName}：${said}` },
          },
        },
      ])
    },
  }
  const fill: Scene = {
    at: clock(DAY, HOUR + 0.7),
    by: dispatcher,
    async play(stage) {
      type Now = { posts: { people: { shift: string; awaySince: string | null }[] }[] }
      const { posts } = await stage.ask<Now>('api/duty/now')
      const away = posts.flatMap(({ people }) => people).filter(({ awaySince }) => awaySince !== null)
      type Roster = { people: { id: string; username: string }[] }
      const { people } = await stage.ask<Roster>(`api/duty/roster?from=${instant(clock(DAY, 0)).slice(0, 10)}&days=2`)
      await stage.do(
        away.map(({ shift }, nth) => ({
          key: keyOf(`replace/${nth}`),
          name: 'duty.replace',
          body: {
            ...{ shift, account: people.find(({ username }) => username === `standby.${nth + 5}`)?.id },
            ...{ why: '督查发现空岗', despite: '夜间应急补岗' },
          },
        })),
      )
    },
  }
  const send: Scene = {
    at: clock(DAY, HOUR + 1),
    by: dispatcher,
    async play(stage) {
      const { items } = await stage.ask<{ items: { id: string }[] }>(`api/supply/sources?request=${request}`)
      const given = { request, quantity: ASKED }
      await stage.do([{ key: keyOf('approve'), name: 'supply.approve', body: { ...given, source: items[0]?.id } }])
      await stage.do([{ key: keyOf('send'), name: 'supply.send', body: given }])
    },
  }
  const answers = postLeaders().map(
    (by): Scene => ({
      at: clock(DAY, HOUR + 1.6),
      by,
      async play(stage) {
        const { items } = await stage.ask<{ items: Finding[] }>('api/inspection/own-findings')
        const open = items.filter(({ state, kind }) => state === 'open' && kind === 'absent')
        await stage.do(
          open.map(({ id }) => ({
            key: keyOf(`answer/${by}/${id}`),
            name: 'inspection.answer',
            body: { finding: id, said: '值守人突发急病就医，未及时报备；已由机动队补岗，今后先补岗后离岗' },
          })),
        )
      },
    }),
  )
  const receive: Scene = {
    at: clock(DAY + 1, 5),
    by: leaderOf(COUNTY_TOWN),
    async play(stage) {
      type Live = { request: { id: string; state: string }; lots: { lot: string; sent: number }[] }
      const { requests } = await stage.ask<{ requests: Live[] }>('api/supply/mine')
      const mine = requests.find((one) => one.request.id === request && one.request.state === 'sent')
      if (!mine) return
      const lines = mine.lots.map(({ lot, sent: quantity }) => ({ lot, quantity }))
      await stage.do([{ key: keyOf('receive'), name: 'supply.receive', body: { request, lines } }])
    },
  }
  const close: Scene = {
    at: CLOSED_AT,
    by: inspector,
    async play(stage) {
      const { items } = await stage.ask<{ items: Finding[] }>('api/inspection/findings')
      await stage.do(
        items.map(({ id }) => ({
          key: keyOf(`close/${id}`),
          name: 'inspection.close',
          body: { finding: id, said: '清晨复核，已解决' },
        })),
      )
    },
  }
  return [draw, visits, fill, send, ...answers, receive, close]
}

/** Who leads the posts of the town, by user name. */
export function postLeaders(): string[] {
  return Array.from({ length: DUTY_FIGURES.cadres }, (_, nth) => `cadre.${nth + 1}`)
}
