import type { IncidentKind } from '#modules/incident/contract/index.ts'
import type { Text } from '#platform/contract/index.ts'
import { patternOf, searchWords } from '#platform/server/db/search.ts'
import type { Queryable } from '#platform/server/db/tx.ts'
import type { Piece } from '../contract/index.ts'
import { areasCalled } from './queries-work.ts'

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })
/** Kinds of incidents as cards call them; the screens' words say the same. */
export const incidentNames: Readonly<Record<IncidentKind, Text>> = {
  help_medicine: text('缺药就医', '缺藥就醫', 'Medicine, doctor'),
  help_food: text('缺粮缺菜', '缺糧缺菜', 'Food'),
  help_birth: text('临产', '臨產', 'Birth'),
  dispute: text('矛盾纠纷', '矛盾糾紛', 'Dispute'),
  dispute_sign: text('纠纷苗头', '糾紛苗頭', 'Sign of a dispute'),
  hazard: text('安全隐患', '安全隱患', 'Hazard'),
  price: text('哄抬价格', '哄抬價格', 'Overcharge'),
  breach: text('闯关绕卡', '闖關繞卡', 'Breach'),
  other: text('其他', '其他', 'Other'),
}

/** One word of a search: what it may stand for besides a part of a title, a number or an owner. */
export interface Word {
  text: string
  pattern: string
  /** Kinds of incidents that are called so in any language: the answer is shared by readers of all. */
  incidents: readonly string[]
  /** Areas that are called so, by their paths: what is in them is found too. */
  areas: readonly string[]
}

/** What somebody typed, word for word; a piece of work is found when it has them all. */
export async function wordsOf(db: Queryable, county: number, typed: string): Promise<Word[]> {
  const words: Word[] = []
  for (const one of searchWords(typed)) {
    const small = one.toLowerCase()
    const isCalled = (names: Text) => Object.values(names).some((name) => name.toLowerCase().includes(small))
    const incidents = Object.entries(incidentNames).flatMap(([kind, names]) => (isCalled(names) ? [kind] : []))
    const pattern = patternOf(one)
    words.push({ text: small, pattern, incidents, areas: await areasCalled(db, county, pattern) })
  }
  return words
}

/** The same of a piece that no table holds. */
export function isFound({ name, areaName, path }: Piece, words: readonly Word[]): boolean {
  const said = `${name} ${areaName}`.toLowerCase()
  const isWithin = (area: string) => path === area || path.startsWith(`${area}.`)
  return words.every(({ text: one, areas }) => said.includes(one) || areas.some(isWithin))
}
