import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Figures } from '../contract/index.ts'
import { segmentOf, segments } from './coverage.ts'
import './coverage.css'

/** All doors of an area as one bar: what is known at the left, what is open at the right. */
export function CoverageBar({ figures, tall = false }: { figures: Figures; tall?: boolean }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const parts = segments.map((segment) => ({ segment, doors: segmentOf(figures, segment) }))
  const words = parts.map(({ segment, doors }) => `${say(`segment.${segment}`)} ${format.number(doors)}`).join(' · ')
  return (
    <span className={tall ? 'coverage-bar tall' : 'coverage-bar'} role="img" aria-label={words} title={words}>
      {parts.map(({ segment, doors }) =>
        doors > 0 ? <span key={segment} data-segment={segment} style={{ flexGrow: doors }} /> : null,
      )}
    </span>
  )
}
