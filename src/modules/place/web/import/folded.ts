/** An import as the server lists it: one line for each lot. */
export interface Lot {
  id: string
  fileName: string
  source: string
  rowsIn: number
  created: number
  matched: number
  rejected: number
  at: string
  undoneAt: string | null
}

/** Lots of one file as one line: their ids, the last one first, and how many they are. */
export type FoldedLots = Lot & { lots: number; ids: string[] }

/** Lots of one file follow each other within this time, and all but the last are about full. */
const apart = 2 * 60_000
const full = 1000

/** Lots of one file, sent one after the other, as one line: their sums, when the last one came, and how many they are. */
export function foldLots(lots: readonly Lot[]): FoldedLots[] {
  const folded: (FoldedLots & { first: number })[] = []
  for (const lot of lots) {
    const last = folded.at(-1)
    const at = Date.parse(lot.at)
    const isPart = lot.rowsIn >= full && last !== undefined && last.first - at < apart
    if (
      isPart &&
      (last.undoneAt === null) === (lot.undoneAt === null) &&
      last.fileName === lot.fileName &&
      last.source === lot.source
    ) {
      last.rowsIn += lot.rowsIn
      last.created += lot.created
      last.matched += lot.matched
      last.rejected += lot.rejected
      last.lots += 1
      last.ids.push(lot.id)
      last.first = at
    } else folded.push({ ...lot, lots: 1, ids: [lot.id], first: at })
  }
  return folded.map(({ first: _, ...line }) => line)
}
