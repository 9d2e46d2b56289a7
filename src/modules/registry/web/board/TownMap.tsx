import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { covered } from '../coverage.ts'
import type { Board } from './AreaTree.tsx'
import { placeLabels, projection } from './townMap.ts'

export interface TownMapProps {
  board: Board
  focus: string
  /** Areas above the one in focus: the town it lies in is marked too. */
  chain: readonly string[]
  go: (area: string) => void
}

/** Towns as dots on a schematic ground: size is doors, the level in the dot is coverage. No boundary is drawn, and it says so. */
export function TownMap({ board, focus, chain, go }: TownMapProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const drawn = useMemo(() => layOut(board, width, height), [board, width, height])
  return (
    <Panel className="town-map" title={say('map.title')} aside={say('map.schematic')}>
      <div ref={box} className="map-box">
        <svg viewBox={`0 0 ${width} ${height}`}>
          <title>{say('map.title')}</title>
          <path className="map-ground" d={drawn.ground} />
          {drawn.towns.map(({ row, at, radius, label }) => {
            const share = row.figures.doors > 0 ? covered(row.figures) / row.figures.doors : 0
            const words = say('map.town', {
              name: row.name,
              share: format.share(covered(row.figures), row.figures.doors),
              doors: format.number(row.figures.doors),
            })
            const open = (event: KeyboardEvent): void => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              go(row.id)
            }
            return (
              // biome-ignore lint/a11y/useSemanticElements: SVG has no button
              <g
                key={row.id}
                className="map-town"
                role="button"
                tabIndex={0}
                aria-label={words}
                data-focus={row.id === focus || chain.includes(row.id)}
                onClick={() => go(row.id)}
                onKeyDown={open}
              >
                <title>{words}</title>
                <clipPath id={`level-${row.id}`}>
                  <rect
                    x={at.x - radius}
                    y={at.y + radius - radius * 2 * share}
                    width={radius * 2}
                    height={radius * 2}
                  />
                </clipPath>
                <circle className="map-empty" cx={at.x} cy={at.y} r={radius} />
                <circle className="map-level" cx={at.x} cy={at.y} r={radius} clipPath={`url(#level-${row.id})`} />
                <circle className="map-ring" cx={at.x} cy={at.y} r={radius} />
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
      <p className="map-note faint">{say('map.note')}</p>
    </Panel>
  )
}

/** Size in pixels of what the map is drawn into, so that its words keep their size on every screen. */
function useSize(box: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 372, height: 388 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) })
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  return size
}

function layOut(board: Board, width: number, height: number) {
  const rows = board.below.flatMap((row) =>
    row.lon === null || row.lat === null ? [] : [{ row, lon: row.lon, lat: row.lat }],
  )
  const project = projection([...board.outline, ...rows.map(({ lon, lat }) => [lon, lat])], width, height, 4)
  const most = Math.max(1, ...rows.map(({ row }) => row.figures.doors))
  // Large first, so that a small town is never covered by a large one.
  const spots = rows
    .map(({ row, lon, lat }) => ({
      row,
      at: project(lon, lat),
      radius: 4 + (Math.min(width, height) / 20) * Math.sqrt(row.figures.doors / most),
    }))
    .sort((a, b) => b.radius - a.radius)
  const labels = placeLabels(
    spots.map(({ row, at, radius }) => ({ ...at, radius, label: row.name })),
    { left: 2, top: 2, right: width - 2, bottom: height - 2 },
  )
  const ground = board.outline
    .map(([lon = 0, lat = 0], index) => {
      const { x, y } = project(lon, lat)
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join('')
  return { ground: ground ? `${ground}Z` : '', towns: spots.map((spot, index) => ({ ...spot, label: labels[index] })) }
}
