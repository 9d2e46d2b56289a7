import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { CommandBoard } from '../../contract/index.ts'
import { type Drawing, layOut } from './wallMap.ts'

/** Names on the map as a share of its height; with it they grow and shrink with the screen. */
const letterOf = (height: number): number => Math.max(12, Math.round(height / 34))

/** Towns by size and coverage, entrances, and posts where somebody is missing: a schematic map that needs no network. */
export function WallMap({ board }: { board: CommandBoard }): ReactNode {
  const say = useWords('report')
  const box = useRef<HTMLDivElement>(null)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(([entry]) => {
      if (!entry) return
      setSize({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) })
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const letter = letterOf(height)
  const drawing = useMemo(
    () => (width > 0 && height > 0 ? layOut(board, width, height, letter) : undefined),
    [board, width, height, letter],
  )
  return (
    <section className="wall-tile wall-map" style={{ gridArea: 'map' }} aria-label={say('wall.map')}>
      <div ref={box} className="wall-map-box">
        {drawing && drawing.towns.length > 0 ? (
          <svg viewBox={`0 0 ${width} ${height}`} style={{ fontSize: letter }}>
            <title>{say('wall.map')}</title>
            <path className="wall-ground" d={drawing.ground} />
            <Towns drawing={drawing} />
            <Marks drawing={drawing} size={letter * 0.34} />
          </svg>
        ) : (
          <p className="wall-none">{drawing ? say('wall.noMap') : ''}</p>
        )}
      </div>
      <p className="wall-legend" aria-hidden="true">
        <span data-mark="town">{say('wall.legend.town')}</span>
        <span data-mark="entrance">{say('wall.legend.entrance')}</span>
        <span data-mark="post">{say('wall.legend.post')}</span>
        <span data-mark="holed">{say('wall.legend.holed')}</span>
        <span data-mark="empty">{say('wall.legend.empty')}</span>
        <span>{say('wall.legend.schematic')}</span>
      </p>
    </section>
  )
}

function Towns({ drawing }: { drawing: Drawing }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  return drawing.towns.map(({ town, at, radius, label }) => {
    const share = town.doors > 0 ? town.covered / town.doors : 0
    const words = say('wall.townOf', {
      ...{ name: town.name, share: format.share(town.covered, town.doors), doors: format.number(town.doors) },
    })
    return (
      <Link key={town.id} to={`/coverage?area=${town.id}`} className="wall-town" aria-label={words}>
        <title>{words}</title>
        <clipPath id={`wall-${town.id}`}>
          <rect x={at.x - radius} y={at.y + radius - radius * 2 * share} width={radius * 2} height={radius * 2} />
        </clipPath>
        <circle className="wall-dot" cx={at.x} cy={at.y} r={radius} />
        <circle className="wall-share" cx={at.x} cy={at.y} r={radius} clipPath={`url(#wall-${town.id})`} />
        {label ? (
          <text x={label.x} y={label.y} textAnchor={label.anchor} dominantBaseline="central">
            {town.name}
          </text>
        ) : null}
      </Link>
    )
  })
}

function Marks({ drawing, size }: { drawing: Drawing; size: number }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  return (
    <>
      {drawing.spots.map(({ spot, at }) => {
        const state = spot.empty > 0 ? 'empty' : spot.holed > 0 ? 'holed' : 'post'
        const words = say('wall.spotOf', {
          posts: format.number(spot.posts),
          holed: format.number(spot.holed),
          empty: format.number(spot.empty),
        })
        return (
          <Link
            key={`${spot.lon} ${spot.lat}`}
            to={state === 'post' ? '/duty/now' : `/duty/now?only=${state === 'empty' ? 'empty' : 'holes'}`}
            className="wall-mark"
            data-mark={state}
            aria-label={words}
          >
            <title>{words}</title>
            <rect x={at.x - size} y={at.y - size} width={size * 2} height={size * 2} rx={size * 0.3} />
          </Link>
        )
      })}
      {drawing.entrances.map(({ entrance, at }) => {
        const words = say('wall.entranceOf', {
          name: entrance.name,
          in: format.number(entrance.in),
          out: format.number(entrance.out),
        })
        return (
          <Link key={entrance.id} to="/checkpoints" className="wall-mark" data-mark="entrance" aria-label={words}>
            <title>{words}</title>
            <path
              d={`M${at.x},${at.y - size * 1.3}l${size * 1.3},${size * 1.3}l${-size * 1.3},${size * 1.3}l${-size * 1.3},${-size * 1.3}Z`}
            />
          </Link>
        )
      })}
    </>
  )
}
