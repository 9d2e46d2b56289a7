import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react'
import { placeLabels, projection } from '#modules/registry/web/index.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Reach } from '../../contract/index.ts'
import { ringPath, useSize } from '../useSize.ts'

/** Towns by the number of their grids; the level in the dot is how many of them heard a broadcast. No boundary, and it says so. */
export function ReachMap({
  reach,
  town,
  setTown,
}: {
  reach: Reach
  town: string | undefined
  setTown: (town: string | undefined) => void
}): ReactNode {
  const say = useWords('patrol')
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const drawn = useMemo(() => layOut(reach, width, height), [reach, width, height])
  return (
    <Panel className="patrol-map" title={say('reach.map')} aside={say('map.schematic')}>
      <div ref={box} className="patrol-map-box">
        {drawn.towns.length === 0 ? <p className="soft">{say('map.none')}</p> : null}
        <svg viewBox={`0 0 ${width} ${height}`}>
          <title>{say('reach.map')}</title>
          <path className="patrol-ground" d={drawn.ground} />
          {drawn.towns.map(({ row, at, radius, label }) => {
            const share = row.grids > 0 ? row.reached / row.grids : 0
            const words = say('reach.townOf', { name: row.name, reached: row.reached, grids: row.grids })
            const go = (): void => setTown(row.id === town ? undefined : row.id)
            const onKey = (event: KeyboardEvent): void => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              go()
            }
            return (
              // biome-ignore lint/a11y/useSemanticElements: SVG has no button
              <g
                key={row.id}
                className="patrol-reached"
                role="button"
                tabIndex={0}
                aria-label={words}
                aria-pressed={row.id === town}
                onClick={go}
                onKeyDown={onKey}
              >
                <title>{words}</title>
                <clipPath id={`reach-${row.id}`}>
                  <rect
                    x={at.x - radius}
                    y={at.y + radius - radius * 2 * share}
                    width={radius * 2}
                    height={radius * 2}
                  />
                </clipPath>
                <circle className="patrol-empty" cx={at.x} cy={at.y} r={radius} />
                <circle className="patrol-level" cx={at.x} cy={at.y} r={radius} clipPath={`url(#reach-${row.id})`} />
                <circle className="patrol-ring" cx={at.x} cy={at.y} r={radius} />
                {label ? (
                  <text x={label.x} y={label.y} textAnchor={label.anchor} dominantBaseline="central">
                    {row.name}
                  </text>
                ) : null}
              </g>
            )
          })}
        </svg>
      </div>
      <p className="patrol-legend faint">{say('reach.mapNote')}</p>
    </Panel>
  )
}

function layOut({ towns, outline }: Reach, width: number, height: number) {
  const rows = towns.flatMap((row) =>
    row.lon === null || row.lat === null ? [] : [{ row, lon: row.lon, lat: row.lat }],
  )
  const positions = [...outline, ...rows.map(({ lon, lat }) => [lon, lat])]
  if (positions.length === 0) return { ground: '', towns: [] }
  const project = projection(positions, width, height, 6)
  const most = Math.max(1, ...rows.map(({ row }) => row.grids))
  // Large first, so that a small town is never covered by a large one.
  const spots = rows
    .map(({ row, lon, lat }) => ({
      row,
      at: project(lon, lat),
      radius: 5 + (Math.min(width, height) / 20) * Math.sqrt(row.grids / most),
    }))
    .sort((a, b) => b.radius - a.radius)
  const labels = placeLabels(
    spots.map(({ row, at, radius }) => ({ ...at, radius, label: row.name })),
    { left: 2, top: 2, right: width - 2, bottom: height - 2 },
  )
  return {
    ground: ringPath(outline.map(([lon = 0, lat = 0]) => project(lon, lat))),
    towns: spots.map((spot, nth) => ({ ...spot, label: labels[nth] ?? labelInside(spot) })),
  }
}

/** A name that found no room beside its dot stands in it, where the dot is large enough. */
function labelInside({ row, at, radius }: { row: { name: string }; at: { x: number; y: number }; radius: number }) {
  return row.name.length * 12 < radius * 2 ? { ...at, anchor: 'middle' as const } : undefined
}
