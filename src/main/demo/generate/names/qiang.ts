/** Qiang names as written in Chinese, from short lists written for this demo; many Qiang bear names of the Han kind. */
import type { Random } from '../random.ts'
import type { Sex } from '../types.ts'

const PARTS: Record<Sex, readonly string[]> = {
  male: [
    '尔玛',
    '阿木',
    '泽基',
    '木基',
    '余基',
    '罗泽',
    '尔基',
    '巴木',
    '戈基',
    '阿巴',
    '热泽',
    '勒布',
    '什巴',
    '兹基',
    '尔泽',
  ],
  female: [
    '依娜',
    '木姐',
    '什娜',
    '莎朗',
    '尔玛',
    '阿依',
    '泽木',
    '木兹',
    '斯木',
    '云依',
    '玛姐',
    '娜吉',
    '俄依',
    '泽娜',
  ],
}

/** Part of the Qiang whose name is of the Han kind. */
export const QIANG_WITH_HAN_NAME = 0.6

export function qiangName(random: Random, sex: Sex): string {
  const parts = PARTS[sex]
  const first = random.pick(parts)
  if (random.chance(0.3)) return first
  const second = random.pick(parts.filter((part) => part !== first))
  return random.chance(0.4) ? `${first}·${second}` : first + second
}
