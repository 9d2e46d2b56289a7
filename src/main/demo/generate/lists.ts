/** Three lists of doors that were kept apart from each other: the house register, the electricity meters and the grid. */
import type { Random } from './random.ts'
import type { DoorList } from './types.ts'

const ALL: readonly DoorList[] = ['house_register', 'meter', 'grid']

/** Which lists know each of `count` doors: all three, but for exactly `mismatches` doors that one or two of them miss. */
export function listDoors(random: Random, count: number, mismatches: number): DoorList[][] {
  const lists = Array.from({ length: count }, () => [...ALL])
  const order = random.shuffle(Array.from({ length: count }, (_, index) => index))
  for (const index of order.slice(0, mismatches)) {
    const known = random.shuffle([...ALL]).slice(0, random.chance(0.7) ? 2 : 1)
    lists[index] = ALL.filter((list) => known.includes(list))
  }
  return lists
}
