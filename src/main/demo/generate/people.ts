/** The households of one committee, with exactly as many people as its quota says. */
import { MALE_SHARE, type TownFacts } from './figures.ts'
import { type Seat, SIZE_WEIGHTS, seatHousehold } from './household-kinds.ts'
import type { IdSource } from './ids.ts'
import { type FamilyNames, familyNames } from './names/family.ts'
import type { Papers } from './papers.ts'
import type { Random } from './random.ts'
import type { Household, Member, Sex } from './types.ts'

/** Ages are those at the turn of the year, so nobody is born in the future. */
const LAST_YEAR = 2019
/** Part of the grown-up people whose identity number is on record; the playbook's default depth does without. */
const WITH_ID_NUMBER = 0.2

/** Sizes of `count` households that sum to `people`. Throws when that cannot be (fewer people than households). */
export function householdSizes(random: Random, count: number, people: number): number[] {
  if (people < count || (count === 0 && people > 0)) throw new RangeError(`${people} people in ${count} households`)
  const sizes = Array.from({ length: count }, () => random.weighted(SIZE_WEIGHTS) + 1)
  let missing = people - sizes.reduce((sum, size) => sum + size, 0)
  while (missing !== 0) {
    const index = random.int(0, count - 1)
    const size = sizes[index] ?? 1
    const step = Math.sign(missing)
    if (size + step < 1 || (step > 0 && size >= 5 && random.chance(0.9))) continue
    sizes[index] = size + step
    missing -= step
  }
  return sizes
}

/** Makes households one after the other and keeps the share of men at the census's as it goes. */
export function householdMaker(random: Random, facts: TownFacts, papers: Papers, ids: IdSource) {
  let people = 0
  let men = 0
  const settle = (sex: Sex): Sex => {
    people += 1
    if (sex === 'male') men += 1
    return sex
  }
  const freeSex = (): Sex => {
    const wanted = 0.57 + (MALE_SHARE * people - men) * 0.12
    return settle(random.chance(Math.min(0.95, Math.max(0.1, wanted))) ? 'male' : 'female')
  }
  const member = (seat: Seat, sex: Sex, name: FamilyNames): Member => {
    const birthYear = LAST_YEAR - seat.age
    const grown = seat.age >= 16
    return {
      id: ids(),
      name: name(sex, birthYear, seat.fromOutside === true),
      sex,
      birthYear,
      relation: seat.relation,
      ...(grown && random.chance(WITH_ID_NUMBER) ? { idNumber: papers.idNumber(sex, birthYear, random) } : {}),
      ...(grown && random.chance(0.55) ? { phone: papers.phone() } : {}),
      generated: true,
    }
  }
  return {
    /** A household of `size` people; 0 makes a vacant one. */
    make(dwellingId: string, size: number): Household {
      const id = ids()
      if (size === 0) return { id, dwellingId, vacant: true, members: [], generated: true }
      const name = familyNames(random, facts)
      const headIsMan = random.chance(0.72)
      const members = seatHousehold(random, size).map((seat) => {
        if (!seat.partner) return member(seat, freeSex(), name)
        return member(seat, settle((seat.relation === 'head') === headIsMan ? 'male' : 'female'), name)
      })
      const reachable = members.find((person) => person.phone) ?? members[0]
      const contact = reachable && { name: reachable.name, phone: reachable.phone ?? papers.phone() }
      return { id, dwellingId, vacant: false, ...(contact ? { contact } : {}), members, generated: true }
    },
  }
}
