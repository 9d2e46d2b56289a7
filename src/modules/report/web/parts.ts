import type { Column } from './counts.ts'

/** Parts of a bar from the ground up; together they are all doors. Colour says how far the work is. */
export const parts: readonly { part: string; columns: readonly Column[] }[] = [
  { part: 'registered', columns: ['registered'] },
  { part: 'settled', columns: ['vacant', 'other'] },
  { part: 'refused', columns: ['refused'] },
  { part: 'nobodyHome', columns: ['nobodyHome'] },
  { part: 'unreached', columns: ['unreached'] },
]
