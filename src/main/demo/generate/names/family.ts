/** Names inside one household: children take a parent's surname where there is one, and no name is forced into two halves. */
import type { TownFacts } from '../figures.ts'
import type { Random } from '../random.ts'
import type { Sex } from '../types.ts'
import { hanGivenName, hanSurname } from './han.ts'
import { QIANG_WITH_HAN_NAME, qiangName } from './qiang.ts'
import { tibetanName } from './tibetan.ts'

/** How the members of a household are called: those of the `line` share its surname, who married in bring their own. */
export type FamilyNames = (sex: Sex, birthYear: number, fromOutside: boolean) => string

export function familyNames(random: Random, facts: TownFacts): FamilyNames {
  const kind = namingKind(random, facts)
  const line = hanSurname(random)
  const outside = hanSurname(random)
  const outsideKind = random.chance(0.85) ? kind : 'han'
  return (sex, birthYear, fromOutside) => {
    const own = fromOutside ? outsideKind : kind
    if (own === 'tibetan') return tibetanName(random, sex)
    if (own === 'qiang') return qiangName(random, sex)
    return (fromOutside ? outside : line) + hanGivenName(random, sex, birthYear)
  }
}

/** The name of a contact outside any household, such as a compound's. */
export function contactName(random: Random): string {
  return hanSurname(random) + hanGivenName(random, random.chance(0.5) ? 'male' : 'female', 1975)
}

function namingKind(random: Random, facts: TownFacts): 'han' | 'tibetan' | 'qiang' {
  const kinds = ['han', 'tibetan', 'qiang'] as const
  const kind = kinds[random.weighted([1 - facts.tibetan - facts.qiang, facts.tibetan, facts.qiang])] ?? 'han'
  const takesHanName = kind === 'qiang' ? QIANG_WITH_HAN_NAME : kind === 'tibetan' ? 0.12 : 0
  return random.chance(takesHanName) ? 'han' : kind
}
