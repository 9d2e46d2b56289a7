import type { Cell, Item } from '#modules/supply/contract/index.ts'
import type { CommandBoard } from '../contract/index.ts'

/** How many items are named. */
const shown = 6

/** Stocks that are low or expired, and the items whose lowest stock lasts the shortest. */
export function countSupplies(cells: readonly Cell[], items: readonly Item[]): CommandBoard['supplies'] {
  const lowOf = Map.groupBy(
    cells.filter(({ low }) => low),
    ({ item }) => item,
  )
  const short = items.flatMap(({ id, name, unit }) => {
    const low = lowOf.get(id) ?? []
    if (low.length === 0) return []
    // A stock that is gone lasts no day; one that is low lasts as long as it is used.
    const cover = Math.min(...low.map((cell) => (cell.stock <= 0 ? 0 : (cell.cover ?? Number.POSITIVE_INFINITY))))
    const stock = cells.reduce((sum, cell) => sum + (cell.item === id ? cell.stock : 0), 0)
    return [{ id, name, unit, stock, cover: Number.isFinite(cover) ? cover : null, low: low.length }]
  })
  return {
    low: cells.filter(({ low }) => low).length,
    expired: cells.filter(({ expired }) => expired > 0).length,
    items: short
      .sort((a, b) => (a.cover ?? 0) - (b.cover ?? 0) || b.low - a.low || (a.name < b.name ? -1 : 1))
      .slice(0, shown),
  }
}
