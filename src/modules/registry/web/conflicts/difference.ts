/** A piece of a text; `differs` where the other text has something else. */
export interface Piece {
  text: string
  differs: boolean
}

/** Marks what differs between two short texts, by whole characters (also those outside the BMP). */
export function difference(a: string, b: string): [Piece[], Piece[]] {
  const [left, right] = [[...a], [...b]]
  const length = lengths(left, right)
  const keepLeft = new Set<number>()
  const keepRight = new Set<number>()
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      keepLeft.add(i++)
      keepRight.add(j++)
    } else if ((length[i + 1]?.[j] ?? 0) >= (length[i]?.[j + 1] ?? 0)) i++
    else j++
  }
  return [pieces(left, keepLeft), pieces(right, keepRight)]
}

/** Longest common part of every pair of tails. */
function lengths(left: readonly string[], right: readonly string[]): number[][] {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row)
        row[j] =
          left[i] === right[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}

function pieces(characters: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const made: Piece[] = []
  characters.forEach((character, index) => {
    const differs = !kept.has(index)
    const last = made.at(-1)
    if (last && last.differs === differs) last.text += character
    else made.push({ text: character, differs })
  })
  return made
}
