import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'

/** How a number stands: it is late, at risk, or only counts. Nothing to do is calm, whatever it counts. */
export type Standing = 'late' | 'risk' | 'plain'

export interface FigureProps {
  /** The list behind the number, with its filter. */
  to: string
  label: string
  value: number | string
  standing?: Standing
  /** Smaller: still above what can be read at all from five metres, where many stand side by side. */
  isSmall?: boolean
}

/** A number that is read from five metres and opens its list. */
export function Figure({ to, label, value, standing = 'plain', isSmall = false }: FigureProps): ReactNode {
  const format = useFormat()
  const shown = typeof value === 'number' ? format.number(value) : value
  return (
    <Link
      to={to}
      className={isSmall ? 'wall-figure is-small' : 'wall-figure'}
      data-standing={value === 0 ? 'plain' : standing}
    >
      <b>{shown}</b>
      <span>{label}</span>
    </Link>
  )
}

/** A tile with its name. */
export function Tile({ name, area, children }: { name: string; area: string; children: ReactNode }): ReactNode {
  return (
    <section className="wall-tile" style={{ gridArea: area }} aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}
