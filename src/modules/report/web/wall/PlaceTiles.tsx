import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { CommandBoard } from '../../contract/index.ts'
import { Figure, Tile } from './Figure.tsx'

/** How many areas are named: those with the most doors left. */
const named = 5

/** Share of the doors that is known, how many are left, and where most of them are. */
export function Coverage({ coverage, area }: Pick<CommandBoard, 'coverage' | 'area'>): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const left = [...coverage.below]
    .filter(({ unreached }) => unreached > 0)
    .sort((a, b) => b.unreached - a.unreached)
    .slice(0, named)
  return (
    <Tile name={say('wall.coverage')} area="coverage">
      <div className="wall-figures is-rows">
        <Figure to="/coverage" label={say('wall.covered')} value={format.share(coverage.covered, coverage.doors)} />
        <Figure
          to={`/coverage?area=${area.id}&state=unreached`}
          label={say('wall.unreached')}
          value={coverage.unreached}
          standing="risk"
        />
      </div>
      <ul className="wall-bars">
        {left.map(({ id, name, doors, covered, unreached }) => (
          <li key={id}>
            <Link to={`/coverage?area=${id}&state=unreached`}>
              <span>{name}</span>
              <i aria-hidden="true">
                <i style={{ width: `${doors === 0 ? 0 : (100 * covered) / doors}%` }} />
              </i>
              <em>{format.number(unreached)}</em>
            </Link>
          </li>
        ))}
      </ul>
    </Tile>
  )
}

/** Somebody who waits longer than this at an entrance waits too long, in minutes. */
const tooLong = 30

/** Each entrance: in and out in the last hour, advised back in the last day, who waits. */
export function Flow({ flow }: { flow: NonNullable<CommandBoard['flow']> }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const heads = ['in', 'out', 'back', 'wait'] as const
  return (
    <Tile name={say('wall.flow')} area="flow">
      {flow.breaches > 0 ? (
        <Link to="/checkpoints" className="wall-alarm">
          {say('wall.breaches', { count: format.number(flow.breaches) })}
        </Link>
      ) : null}
      <div className="wall-table-box">
        <table className="wall-table">
          <thead>
            <tr>
              <th scope="col">{say('wall.entrance')}</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say(`wall.flowOf.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {flow.entrances.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to="/checkpoints">{one.name}</Link>
                </th>
                <td>{format.number(one.in)}</td>
                <td>{format.number(one.out)}</td>
                <td>{format.number(one.back)}</td>
                <td className={(one.waitMinutes ?? 0) > tooLong ? 'late' : ''} title={say('wall.waitHint')}>
                  {one.waitMinutes === null ? '–' : format.number(one.waitMinutes)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {flow.entrances.length === 0 ? <p className="wall-none">{say('wall.noEntrance')}</p> : null}
      </div>
    </Tile>
  )
}
