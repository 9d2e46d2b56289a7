import type { Text } from '#platform/contract/index.ts'

/** What somebody can do beside their post, as a planner looks for it: a closed list, so that it is found and says nothing else. */
export const skills = [
  'driving',
  'medicine',
  'psychology',
  'cooking',
  'sign_language',
  'dialect',
  'foreign_language',
  'it',
  'electric',
  'carrying',
  'hotline',
  'teaching',
] as const
export type Skill = (typeof skills)[number]

/** Names of the skills on screen and on the public site. */
export const skillNames: Readonly<Record<Skill, Text>> = {
  driving: { 'zh-Hans': '驾驶', 'zh-Hant': '駕駛', en: 'Driving' },
  medicine: { 'zh-Hans': '医护', 'zh-Hant': '醫護', en: 'Medicine, nursing' },
  psychology: { 'zh-Hans': '心理疏导', 'zh-Hant': '心理疏導', en: 'Psychological help' },
  cooking: { 'zh-Hans': '做饭', 'zh-Hant': '做飯', en: 'Cooking' },
  sign_language: { 'zh-Hans': '手语', 'zh-Hant': '手語', en: 'Sign language' },
  dialect: { 'zh-Hans': '藏语、羌语、方言', 'zh-Hant': '藏語、羌語、方言', en: 'Tibetan, Qiang, dialects' },
  foreign_language: { 'zh-Hans': '外语', 'zh-Hant': '外語', en: 'Foreign languages' },
  it: { 'zh-Hans': '电脑、录入', 'zh-Hant': '電腦、錄入', en: 'Computers, data entry' },
  electric: { 'zh-Hans': '水电维修', 'zh-Hant': '水電維修', en: 'Water and power repairs' },
  carrying: { 'zh-Hans': '搬运', 'zh-Hant': '搬運', en: 'Carrying' },
  hotline: { 'zh-Hans': '接听热线', 'zh-Hant': '接聽熱線', en: 'Hotline' },
  teaching: { 'zh-Hans': '辅导孩子', 'zh-Hant': '輔導孩子', en: 'Help with school work' },
}
