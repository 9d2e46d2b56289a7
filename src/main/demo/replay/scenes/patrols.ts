/** The court's car drives through the county town with recorded advice; the market supervision bureau looks at shops and pharmacies. */
import { clock, instant, MINUTE } from '../times.ts'
import { court, market } from './cast.ts'
import type { Scene, Stage } from './types.ts'

const COUNTY_TOWN = '510727100'
/** The second day of the emergency: the car in the morning, the shops in the afternoon. */
const DAY = 1
const CAR_PLANNED = clock(DAY, 8.5)
const CAR_BEGINS = clock(DAY, 9)
const CAR_ENDS = clock(DAY, 11)
const SHOPS_PLANNED = clock(DAY, 13)
const SHOPS_BEGIN = clock(DAY, 14)
const SHOPS_END = clock(DAY, 16)
const STOPS = 6
const shops = [
  { name: '东门农贸市场', trade: 'market' },
  { name: '人民路药店', trade: 'pharmacy' },
  { name: '涪江路超市', trade: 'supermarket' },
] as const

/** What the desk must say of it at a moment. */
export interface PatrolledAt {
  /** Broadcast runs that reached something, and stops where they played. */
  runs: number
  stops: number
  findings: number
}

/** What the runs have come to by a moment, in milliseconds since 1970. */
export function patrolledAt(now: number): PatrolledAt {
  const hasDriven = CAR_ENDS <= now
  return { runs: hasDriven ? 1 : 0, stops: hasDriven ? STOPS : 0, findings: SHOPS_END <= now ? 1 : 0 }
}

interface Known {
  countyArea: (stage: Stage) => Promise<string>
  idOf: (key: string, at: number) => string
}

/** The two runs: planned by their agency, driven stop by stop, with one finding that becomes an incident. */
export function patrolScenes({ countyArea, idOf }: Known): Scene[] {
  const keyOf = (what: string) => `patrol/${what}`
  const carStop = (nth: number) => idOf(keyOf(`car/stop/${nth}`), CAR_PLANNED)
  const shopStop = (nth: number) => idOf(keyOf(`shop/stop/${nth}`), SHOPS_PLANNED)
  const places = async (stage: Stage): Promise<string[]> => {
    const parent = await countyArea(stage)
    type Areas = { items: { id: string; code: string }[] }
    const towns = await stage.ask<Areas>(`api/place/areas?parent=${parent}`)
    const town = towns.items.find(({ code }) => code === COUNTY_TOWN)
    const { items } = await stage.ask<Areas>(`api/place/areas?parent=${town?.id}`)
    return Array.from({ length: STOPS }, (_, nth) => items[nth % items.length]?.id ?? '')
  }
  const self = async (stage: Stage) => (await stage.ask<{ account: { id: string } }>('api/session')).account.id
  const plan: Scene = {
    at: CAR_PLANNED,
    by: court,
    async play(stage) {
      const stops = (await places(stage)).map((place, nth) => ({ id: carStop(nth), place }))
      const texts = { 'zh-Hans': '各位乡亲：少出门、不聚会、戴口罩；外地回来的请先到社区登记；不信谣、不传谣。' }
      const body = {
        ...{
          kind: 'broadcast',
          name: '法院宣传车城区线',
          crew: [await self(stage)],
          vehicle: '法院宣传车',
          stops,
          texts,
        },
        ...{ startsAt: instant(CAR_BEGINS), endsAt: instant(CAR_ENDS), recording: '居家防护提示（普通话、白马语）' },
      }
      await stage.do([{ key: keyOf('car'), name: 'patrol.planOwn', body }])
    },
  }
  const drive: Scene = {
    at: CAR_ENDS - 10 * MINUTE,
    by: court,
    async play(stage) {
      await stage.do(
        Array.from({ length: STOPS }, (_, nth) => ({
          ...{ key: keyOf(`car/reached/${nth}`), name: 'patrol.checkIn', body: { stop: carStop(nth) } },
          at: CAR_BEGINS + (5 + 17 * nth) * MINUTE,
        })),
      )
    },
  }
  const planShops: Scene = {
    at: SHOPS_PLANNED,
    by: market,
    async play(stage) {
      const found = await places(stage)
      const stops = shops.map((shop, nth) => ({ id: shopStop(nth), place: found[nth], ...shop }))
      const body = {
        ...{ kind: 'patrol', name: '城区市场药店巡查', crew: [await self(stage)], stops },
        ...{ startsAt: instant(SHOPS_BEGIN), endsAt: instant(SHOPS_END) },
      }
      await stage.do([{ key: keyOf('shops'), name: 'patrol.planOwn', body }])
    },
  }
  const walk: Scene = {
    at: SHOPS_END - 10 * MINUTE,
    by: market,
    async play(stage) {
      const at = (nth: number) => SHOPS_BEGIN + (10 + 30 * nth) * MINUTE
      const [finding, incident] = [idOf(keyOf('finding'), at(1) + MINUTE), idOf(keyOf('incident'), at(1) + 2 * MINUTE)]
      const said = '一次性口罩每只卖二十元，未明码标价'
      const place = (await places(stage))[1]
      await stage.do([
        ...[0, 1].map((nth) => ({
          ...{ key: keyOf(`shops/reached/${nth}`), name: 'patrol.checkIn', body: { stop: shopStop(nth) }, at: at(nth) },
        })),
        {
          ...{ key: keyOf('finding'), name: 'patrol.find', at: at(1) + MINUTE },
          body: { stop: shopStop(1), kind: 'price', said, incident },
        },
        {
          ...{ key: keyOf('incident'), name: 'incident.report', at: at(1) + 2 * MINUTE },
          body: {
            place,
            kind: 'price',
            source: 'patrol',
            finding,
            spot: shops[1].name,
            what: `城区市场药店巡查：${said}`,
          },
        },
        {
          ...{ key: keyOf('skipped'), name: 'patrol.skip', at: at(2) },
          body: { stop: shopStop(2), why: '关门停业' },
        },
      ])
    },
  }
  return [plan, drive, planShops, walk]
}
