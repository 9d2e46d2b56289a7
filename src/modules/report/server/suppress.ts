import { countColumns } from './counts.ts'

/**
 * Suppression of small cells in a table that leaves the county (RIGHTS C-16). Cells of 1 to 10 are hidden, and with them as
 * few others as are needed so that a reader who adds and subtracts cannot find them again.
 *
 * A table is a flow: doors of a row split into reached, unreached and nobody home, reached into its reasons, and each column
 * runs together into the total row. Every cell is an arc and every sum a node, so the least and greatest value that a hidden
 * cell can have, given all that is shown and that no count is negative, is what can be pushed round through its arc over
 * hidden arcs. For each small cell we push until it could be over the limit and could be smaller than it is, and hide the
 * cheapest arcs that the push needs. Whatever was pushed through has slack, so no hidden cell has one possible value only.
 */

/** Greatest count that is hidden for its own sake; zero is shown. */
export const smallest = 10

interface Arc {
  row: number
  column: number
  tail: number
  head: number
  value: number
  cost: number
}

/** Which cells to hide. Columns are those of `countColumns`; with `hasTotal` the last row is the sum of the others. */
export function suppress(table: readonly (readonly number[])[], hasTotal: boolean): boolean[][] {
  const hidden = table.map((row) => row.map((value) => value > 0 && value <= smallest))
  const { arcs, nodes } = network(table, hasTotal)
  const around: number[][] = Array.from({ length: nodes }, () => [])
  arcs.forEach((arc, index) => {
    around[arc.tail]?.push(index)
    around[arc.head]?.push(index)
  })
  const isHidden = (arc: Arc) => hidden[arc.row]?.[arc.column] === true
  const small = arcs.filter(isHidden).sort((a, b) => a.value - b.value)
  for (const arc of small) {
    push(arc.head, arc.tail, arc, smallest + 1 - arc.value)
    push(arc.tail, arc.head, arc, 1)
  }
  return hidden

  /** Pushes `amount` from one node to another without the arc itself, over the cheapest ways, and hides what they use. */
  function push(from: number, to: number, without: Arc, amount: number): void {
    const moved = new Map<Arc, number>()
    for (let left = amount; left > 0; ) {
      const way = cheapest(from, to, without, moved)
      if (!way) return
      const room = way.map(({ arc, sign }) => (sign === 1 ? left : arc.value + (moved.get(arc) ?? 0)))
      const step = Math.min(left, ...room)
      for (const { arc, sign } of way) {
        moved.set(arc, (moved.get(arc) ?? 0) + sign * step)
        const row = hidden[arc.row]
        if (row) row[arc.column] = true
      }
      left -= step
    }
  }

  /** Cheapest way between two nodes: along an arc its cell grows without bound, against it the cell shrinks to zero at most. */
  function cheapest(from: number, to: number, without: Arc, moved: ReadonlyMap<Arc, number>) {
    const best = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY)
    const came: ({ arc: Arc; sign: 1 | -1; node: number } | undefined)[] = Array.from({ length: nodes })
    const buckets: number[][] = [[from]]
    best[from] = 0
    for (let cost = 0; cost < buckets.length; cost++) {
      for (let node = buckets[cost]?.pop(); node !== undefined; node = buckets[cost]?.pop()) {
        if (best[node] !== cost) continue
        if (node === to) return wayTo(to, from, came)
        for (const index of around[node] ?? []) {
          const arc = arcs[index] as Arc
          const sign = arc.tail === node ? 1 : -1
          if (arc === without || (sign === -1 && arc.value + (moved.get(arc) ?? 0) <= 0)) continue
          const next = sign === 1 ? arc.head : arc.tail
          const price = cost + (isHidden(arc) ? 0 : arc.cost)
          if (price >= (best[next] as number)) continue
          best[next] = price
          came[next] = { arc, sign, node }
          while (buckets.length <= price) buckets.push([])
          buckets[price]?.push(next)
        }
      }
    }
    return undefined
  }
}

function wayTo(
  to: number,
  from: number,
  came: readonly ({ arc: Arc; sign: 1 | -1; node: number } | undefined)[],
): { arc: Arc; sign: 1 | -1 }[] {
  const way: { arc: Arc; sign: 1 | -1 }[] = []
  for (let node = to; node !== from; ) {
    const step = came[node]
    if (!step) throw new Error('a way without a beginning')
    way.push(step)
    node = step.node
  }
  return way
}

const parts = new Set(['unreached', 'nobodyHome'])
const alone = new Set(['persons', 'visits'])

/** Cells as arcs and sums as nodes. Node 0 is the world outside, where all doors come from and go to. */
function network(table: readonly (readonly number[])[], hasTotal: boolean): { arcs: Arc[]; nodes: number } {
  const width = countColumns.length
  const last = table.length - 1
  const columnNode = (column: number) => (hasTotal ? 1 + column : 0)
  const rowNode = (row: number) => 1 + 2 * width + 2 * row
  const arcs: Arc[] = []
  table.forEach((cells, row) => {
    const isTotal = hasTotal && row === last
    const whole = rowNode(row)
    const reached = whole + 1
    cells.forEach((value, column) => {
      const name = countColumns[column] as string
      let [tail, head] = [reached, columnNode(column)]
      if (name === 'doors') [tail, head] = [0, whole]
      else if (name === 'reached') [tail, head] = [whole, reached]
      else if (parts.has(name)) tail = whole
      else if (alone.has(name)) [tail, head] = [1 + width + column, columnNode(column)]
      // A column of its own without a total is in no sum at all.
      if (alone.has(name) && !hasTotal) return
      arcs.push({
        row,
        column,
        value,
        cost: costOf(value, isTotal) + (name === 'doors' ? known : 0),
        ...(isTotal ? { tail: head, head: tail } : { tail, head }),
      })
    })
  })
  return { arcs, nodes: 1 + 2 * width + 2 * table.length }
}

/**
 * How many doors there are is told by every other table of the county and on its lists, so hiding it here protects nothing:
 * whoever lays two tables side by side has the hidden count again. It is hidden last, when nothing else can hide a cell.
 */
const known = 200

/** What hiding a cell costs the reader: totals and zeros much, great counts more than small ones. */
function costOf(value: number, isTotal: boolean): number {
  return 8 + Math.ceil(Math.log2(value + 1)) + (isTotal ? 40 : 0) + (value === 0 ? 24 : 0)
}
