import { useState } from 'react'

/** Figures that somebody may put on their home. */
export const homeFigures = [
  'covered',
  'registered',
  'unreached',
  'nobody_home',
  'thrice',
  'refused',
  'found',
  'mismatch',
  'vacant',
  'persons',
  'visits',
] as const
export type HomeFigure = (typeof homeFigures)[number]

const remembered = 'lianfang.figures'
const usual: readonly HomeFigure[] = ['covered', 'unreached', 'nobody_home', 'thrice', 'refused', 'persons']

/** The person's six, kept in this browser; their order is that of the list. */
export function useChosenFigures(): [readonly HomeFigure[], (next: readonly HomeFigure[]) => void] {
  const [chosen, setChosen] = useState(read)
  return [
    chosen,
    (next) => {
      const ordered = homeFigures.filter((figure) => next.includes(figure)).slice(0, 6)
      setChosen(ordered)
      try {
        localStorage.setItem(remembered, JSON.stringify(ordered))
      } catch {
        // Kept until the page is closed, then.
      }
    },
  ]
}

function read(): readonly HomeFigure[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(remembered) ?? 'null')
    if (Array.isArray(stored)) {
      const known = homeFigures.filter((figure) => stored.includes(figure))
      if (known.length > 0) return known
    }
  } catch {
    // A broken note is as good as none.
  }
  return usual
}
