/** Han names, put together from short lists written for this demo. Frequencies are by feel, no statistics were used. */
import type { Random } from '../random.ts'
import type { Sex } from '../types.ts'

const SURNAMES =
  '李王张刘陈杨赵黄周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许韩冯曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱尹薛闫段雷侯龙史黎贺顾龚郝邵万钱严赖武戴莫孔向汤尚敬仇蒲冉仲母代'
const DOUBLE_SURNAMES = ['欧阳', '上官', '司徒', '诸葛', '令狐', '夏侯', '皇甫', '尉迟']
const MALE =
  '建国军勇强刚志伟斌成林海波辉松健龙飞虎云山川江顺富贵福寿祥瑞康泰永长庆兴旺春东正清元安义仁信忠友学文武光亮'
const FEMALE = '秀英芳兰桂玉珍琼华丽娟敏静霞红梅艳玲萍燕莉凤莲菊蓉雪琴慧芬素淑淑惠香碧翠月春云彩群会琳婷婉'
const EITHER = '子欣宇晨雨佳思一俊瑶浩梓轩涵睿嘉怡然若可心语辰逸乐知微禾青野舟朗星澄景和予安'
/** Written outside the Basic Multilingual Plane, from the national table of 8,105 characters; people do bear them. */
const ASTRAL = ['𬀩', '𬍛', '𬱖', '𫟹', '𬘭', '𬤊', '𫍯', '𬘡', '𬍡', '𫄧', '𬘓']
const RARE = '玥喆珺祎翀犇垚淼堃'

const surnames = [...SURNAMES]
const givenBySex = { male: [...MALE], female: [...FEMALE] }
const givenForEither = [...EITHER]
const rare = [...RARE]

/** A surname; the first of the list are the usual ones. */
export function hanSurname(random: Random): string {
  if (random.chance(0.003)) return random.pick(DOUBLE_SURNAMES)
  const usual = random.fraction()
  return surnames[Math.floor(usual * usual * surnames.length)] ?? '李'
}

/** A given name of one or two characters; younger people bear newer ones. */
export function hanGivenName(random: Random, sex: Sex, birthYear: number): string {
  const modern = birthYear >= 1995 ? 0.75 : birthYear >= 1980 ? 0.2 : 0.02
  const character = () => {
    if (random.chance(0.0012)) return random.pick(ASTRAL)
    if (random.chance(0.004)) return random.pick(rare)
    return random.pick(random.chance(modern) ? givenForEither : givenBySex[sex])
  }
  const first = character()
  return random.chance(0.14) ? first : first + character()
}
