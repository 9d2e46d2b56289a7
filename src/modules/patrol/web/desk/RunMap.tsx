import { type ReactNode, useMemo, useRef } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { WholeRun } from '../../contract/index.ts'
import { useSize } from '../useSize.ts'
import { layOutRun } from './runMap.ts'

/** The stops of a run in order on a schematic ground; those whose place is known only roughly stand round their town. */
export function RunMap({ whole }: { whole: WholeRun }): ReactNode {
  const say = useWords('patrol')
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const drawn = useMemo(() => layOutRun(whole, width, height), [whole, width, height])
  return (
    <Panel className="patrol-map" title={say('map.title')} aside={say('map.schematic')}>
      <div ref={box} className="patrol-map-box">
        {drawn.stops.length > 0 ? (
          <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('map.title')}>
            <path className="patrol-ground" d={drawn.ground} />
            {drawn.towns.map(({ id, name, at, label }) => (
              <g key={id}>
                <circle className="patrol-town" cx={at.x} cy={at.y} r={3} />
                {label ? (
                  <text
                    className="patrol-town-name"
                    x={label.x}
                    y={label.y}
                    textAnchor={label.anchor}
                    dominantBaseline="central"
                  >
                    {name}
                  </text>
                ) : null}
              </g>
            ))}
            <path className="patrol-way" d={drawn.way} />
            {drawn.stops.map(({ stop, at }) => (
              <g key={stop.id} className={`patrol-stop is-${stop.state}`}>
                <title>{`${stop.nth}. ${stop.name ?? stop.placeName} · ${say(`stopState.${stop.state}`)}`}</title>
                <circle cx={at.x} cy={at.y} r={10} />
                <text x={at.x} y={at.y} textAnchor="middle" dominantBaseline="central">
                  {stop.nth}
                </text>
              </g>
            ))}
          </svg>
        ) : (
          <p className="soft">{say('map.none')}</p>
        )}
      </div>
      <p className="patrol-legend faint">
        {(['done', 'open', 'skipped'] as const).map((state) => (
          <span key={state} className={`is-${state}`}>
            {say(`stopState.${state}`)}
          </span>
        ))}
        <span>{say('map.note')}</span>
      </p>
    </Panel>
  )
}
