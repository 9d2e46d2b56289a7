/**
 * Names of compounds and of who guards them. Work units are of kinds that every county had (县农机公司), property companies are
 * called after the compound, streets are generic: none is meant to be a real body.
 */
import { contactName } from './names/family.ts'
import type { Papers } from './papers.ts'
import type { Random } from './random.ts'
import type { CompoundClass, Contact } from './types.ts'

const UNITS = [
  ...[
    '农机公司',
    '粮油公司',
    '丝绸厂',
    '木器厂',
    '酒厂',
    '印刷厂',
    '建筑队',
    '运输队',
    '小水电站',
    '药材公司',
    '百货公司',
    '食品厂',
  ],
  ...['供销社', '茶厂', '机修厂', '砖瓦厂', '勘测队', '剧团', '农技站', '种子站', '苗圃', '水泥厂', '五金厂', '养路队'],
  ...[
    '林产公司',
    '化肥厂',
    '电影队',
    '蔬菜公司',
    '煤建公司',
    '物资站',
    '糖酒公司',
    '服装厂',
    '外贸站',
    '畜牧站',
    '二轻公司',
    '车队',
  ],
]
const UNIT_HOMES = ['家属院', '宿舍', '职工住房', '新院']
const ESTATE_FIRST = [...'青云松岚溪竹桂枫翠锦和安清逸雅澄沁茗兰曦映梧杉柏']
const ESTATE_SECOND = [...'澜庭岸语园阳山水林泉谷景苑居']
const ESTATE_LAST = ['苑', '花园', '小区', '家园', '府']
const STREETS = [
  '人民路',
  '东街',
  '南街',
  '西街',
  '北街',
  '河堤路',
  '新街',
  '桂香街',
  '桥头路',
  '学府街',
  '飞龙路',
  '滨江路',
]

/** A compound's name, the street door it stands at and who answers for it. */
export type CompoundNames = { name: string; street: string; responsible: string; contact: Contact }

/** Names for the compounds of one of `of` communities; the lists are dealt out so that no two communities share a name. */
export function compoundNamer(random: Random, papers: Papers, at: number, of: number) {
  const mine = <T>(list: readonly T[]) => list.filter((_, index) => index % of === at % of)
  const unitNames = random.shuffle(mine(UNITS).flatMap((unit) => UNIT_HOMES.map((home) => ({ unit, home }))))
  const estateNames = random.shuffle(
    mine(ESTATE_FIRST).flatMap((first) =>
      ESTATE_SECOND.flatMap((second) => ESTATE_LAST.map((last) => `${first}${second}${last}`)),
    ),
  )
  const streets = mine(STREETS)
  const counts = { 1: 0, 2: 0, 3: 0 }
  let door = 0
  return (kind: CompoundClass): CompoundNames => {
    const count = counts[kind]++
    door += random.int(1, 4)
    const street = `${random.pick(streets)}${door}号`
    const contact = { name: contactName(random), phone: papers.phone() }
    if (kind === 1) {
      const { unit, home } = unitNames[count % unitNames.length] ?? { unit: '机关', home: '家属院' }
      const round = Math.floor(count / unitNames.length)
      return {
        name: `县${unit}${home}${round === 0 ? '' : `${round + 1}区`}`,
        street,
        responsible: `县${unit}`,
        contact,
      }
    }
    if (kind === 2) {
      const round = Math.floor(count / estateNames.length)
      const name = `${estateNames[count % estateNames.length]}${round === 0 ? '' : `${round + 1}期`}`
      return { name, street, responsible: `${name}物业服务处`, contact }
    }
    return { name: `${street}院`, street, responsible: `县级部门值守第${at + 1}-${count + 1}组`, contact }
  }
}
