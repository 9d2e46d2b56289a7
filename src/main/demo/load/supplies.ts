import type { FirstItem, FirstPoint } from '#modules/supply/server/index.ts'
import { COUNTY_TOWN } from '../generate/figures.ts'
import { entrances } from './checkpoints.ts'

/** Standards in force in January 2020, by their titles. */
const items: readonly FirstItem[] = [
  item('n95', '医用防护口罩', 'GB 19083-2010', '《医用防护口罩技术要求》，国家标准', '只', 3),
  item('surgical', '医用外科口罩', 'YY 0469-2011', '《医用外科口罩》，医药行业标准', '只', 3),
  item('mask', '一次性使用医用口罩', 'YY/T 0969-2013', '《一次性使用医用口罩》，医药行业标准', '只', 3),
  item('gown', '医用一次性防护服', 'GB 19082-2009', '《医用一次性防护服技术要求》，国家标准', '件', 5),
  item('glove', '一次性使用医用橡胶检查手套', 'GB 10213-2006', '《一次性使用医用橡胶检查手套》，国家标准', '双', 3),
  item('alcohol', '75% 酒精消毒液', 'GB 26373-2010', '《乙醇消毒剂卫生标准》，国家标准', '瓶', 2),
]

function item(key: string, name: string, standard: string, source: string, unit: string, lowDays: number): FirstItem {
  return { key, name, standard, source, unit, lowDays }
}

/** What a post holds and uses a day; the post at 白马 has masks for less than a day. */
const posts: Readonly<Record<string, { masks: number; daily: number }>> = {
  白马卡口: { masks: 296, daily: 40 },
}

/** A warehouse at the county town and the six entrances, as they stand after a week; all of it made up. */
export function demoSupplies(ids: ReadonlyMap<string, string>): {
  items: readonly FirstItem[]
  points: FirstPoint[]
  from: string
} {
  const warehouse: FirstPoint = {
    place: ids.get(COUNTY_TOWN) as string,
    kind: 'warehouse',
    name: '龙安镇物资库',
    lots: [
      { item: 'surgical', lotNo: '20181102', days: 21, quantity: 400 },
      { item: 'surgical', lotNo: '20190815', days: 540, quantity: 6000 },
      { item: 'n95', lotNo: '20190320', days: 430, quantity: 300 },
      { item: 'mask', lotNo: '20190701', days: 500, quantity: 3000, donor: '绵阳一家制药企业' },
      { item: 'gown', lotNo: '20180605', days: 95, quantity: 120 },
      { item: 'glove', lotNo: '20190110', days: 350, quantity: 2000 },
      { item: 'alcohol', lotNo: '20191201', days: 300, quantity: 240 },
      { item: 'alcohol', lotNo: '20171201', days: -20, quantity: 12 },
    ],
    daily: {},
  }
  return {
    items,
    from: '市指挥部调拨',
    points: [
      warehouse,
      ...entrances.map(([code, name], nth): FirstPoint => {
        const place = ids.get(code) as string
        const { masks, daily } = posts[name] ?? { masks: 900 + nth * 40, daily: 36 + nth * 4 }
        return {
          ...{ place, name, kind: 'post' },
          lots: [
            { item: 'surgical', lotNo: '20190815', days: 540, quantity: masks },
            { item: 'glove', lotNo: '20190110', days: 350, quantity: 300 + nth * 20 },
            { item: 'alcohol', lotNo: '20191201', days: 300, quantity: 30 },
          ],
          daily: { surgical: daily, glove: 16 + nth, alcohol: 2 },
        }
      }),
    ],
  }
}
