/**
 * Tibetan and Baima names as written in Chinese, put together from short lists written for this demo. They have no surname, one
 * to many parts, and the separator U+00B7 where the bearer writes one.
 */
import type { Random } from '../random.ts'
import type { Sex } from '../types.ts'

const PARTS: Record<Sex, readonly string[]> = {
  male: [
    ...['扎西', '尼玛', '达瓦', '仁青', '才让', '格绕', '索朗', '多吉', '丹增', '旺堆', '班玛', '桑吉', '贡布', '东珠'],
    ...[
      '洛绒',
      '阿波珠',
      '塔洛',
      '格让',
      '阿旺',
      '罗桑',
      '平措',
      '次成',
      '云丹',
      '尼绕',
      '嘎让',
      '益西',
      '曲扎',
      '格绕珠',
    ],
  ],
  female: [
    ...['卓玛', '央金', '拉姆', '白玛', '德吉', '曲珍', '央宗', '措姆', '梅朵', '格桑', '仁措', '尼措', '阿依', '色措'],
    ...['卓嘎', '达瓦', '次仁', '索措', '木早', '央珍', '尼苏', '色姆', '茨曼', '阿瓦早', '才茂', '旺姆'],
  ],
}

/** Longest name that is made; longer ones exist and the product takes 50 characters. */
const LONGEST = 30

export function tibetanName(random: Random, sex: Sex): string {
  const parts = PARTS[sex]
  if (random.chance(0.003)) return longName(random, parts)
  const first = random.pick(parts)
  if (random.chance(0.25)) return first
  const second = random.pick(parts.filter((part) => part !== first))
  return random.chance(0.35) ? `${first}·${second}` : first + second
}

function longName(random: Random, parts: readonly string[]): string {
  let name = random.pick(parts)
  const wanted = random.int(18, LONGEST)
  for (;;) {
    const next = `${name}·${random.pick(parts)}`
    if (next.length > wanted) return name
    name = next
  }
}
