/**
 * Who lives together: the shapes of households by size, as relations and ages. The weights are set so that the whole county comes
 * out with the ages of Sichuan in 2020 (0-14 16.1 %, 15-59 62.2 %, 60 and over 21.7 %).
 */
import type { Random } from './random.ts'
import type { Relation } from './types.ts'

/** One place in a household. `partner` marks the two of a couple, who are a man and a woman. */
export type Seat = { relation: Relation; age: number; partner?: true; fromOutside?: true }

/** Households by size 1 to 7, in hundredths; the mean is 2.7. */
export const SIZE_WEIGHTS = [20, 32, 23.5, 13.5, 7, 3, 1] as const

/** The members of a household of `size`. */
export function seatHousehold(random: Random, size: number): Seat[] {
  if (size === 1) return [{ relation: 'head', age: random.chance(0.5) ? random.int(60, 89) : random.int(19, 59) }]
  if (size === 2) return pairOf(random)
  const kind = random.weighted(size === 3 ? [69, 17, 14] : [47, 41, 12])
  if (kind === 2) return fill(random, couple(random, random.int(56, 72)), 'grandchild', size)
  const age = random.int(26, kind === 1 ? 50 : 57)
  const parents = kind === 0 ? 0 : size > 4 ? random.int(1, 2) : 1
  const seats = couple(random, age)
  for (let n = 0; n < parents; n++) {
    seats.push({ relation: 'parent', age: age + random.int(22, 32), ...(n > 0 ? { fromOutside: true } : {}) })
  }
  return fill(random, seats, 'child', size)
}

function pairOf(random: Random): Seat[] {
  const kind = random.weighted([42, 36, 17, 5])
  if (kind === 0) return couple(random, random.int(60, 82))
  if (kind === 1) return couple(random, random.int(24, 59))
  const age = kind === 2 ? random.int(28, 58) : random.int(56, 74)
  return fill(random, [{ relation: 'head', age }], kind === 2 ? 'child' : 'grandchild', 2)
}

function couple(random: Random, age: number): Seat[] {
  const other = Math.max(20, age + random.int(-5, 3))
  return [
    { relation: 'head', age, partner: true },
    { relation: 'spouse', age: other, partner: true, fromOutside: true },
  ]
}

/** Children or grandchildren up to the size, each of an age that the head's allows; a fifth and later one may be a relative. */
function fill(random: Random, seats: Seat[], relation: 'child' | 'grandchild', size: number): Seat[] {
  const oldest = (seats[0]?.age ?? 40) - (relation === 'child' ? 22 : 46)
  while (seats.length < size) {
    const isOther = seats.length >= 4 && random.chance(0.4)
    if (isOther) seats.push({ relation: 'other', age: random.int(16, 66) })
    else seats.push({ relation, age: random.int(Math.max(0, oldest - 14), Math.max(1, oldest)) })
  }
  return seats
}
