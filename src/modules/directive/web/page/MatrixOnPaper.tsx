import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Owner, Whole } from '../../contract/index.ts'
import { figureOf } from '../figure.ts'
import { StateMark } from '../StateMark.tsx'
import { rowsOf } from './Matrix.tsx'

/** Demands that stand side by side on A4 with a name and a state in each. */
const most = 6

/**
 * The matrix as it is printed: paper does not scroll, so the demands stand in tables of six, each with its deadline and only with
 * the agencies that own one of them.
 */
export function MatrixOnPaper({ demands, owners }: { demands: Whole['demands']; owners: readonly Owner[] }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const blocks = Array.from({ length: Math.ceil(demands.length / most) }, (_, at) =>
    demands.slice(at * most, (at + 1) * most),
  )
  return (
    <div className="print-only">
      {blocks.map((block) => {
        const ords = new Set(block.map(({ ord }) => ord))
        const rows = rowsOf(owners.filter(({ demand }) => ords.has(demand)))
        if (rows.size === 0) return null
        return (
          <table key={block[0]?.ord} className="directive-paper-matrix">
            <thead>
              <tr>
                <th scope="col">{say('matrix.agency')}</th>
                {block.map(({ ord, dueAt }) => (
                  <th key={ord} scope="col">
                    {say('matrix.demand', { ord })}
                    <small>{say('page.due', { when: format.moment(dueAt) })}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...rows].map(([agency, { name, cells }]) => (
                <tr key={agency}>
                  <th scope="row">{name}</th>
                  {block.map(({ ord }) => (
                    <td key={ord}>
                      <Cell owner={cells.get(ord)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
}

function Cell({ owner }: { owner: Owner | undefined }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  if (!owner) return null
  const more = [
    figureOf(owner, format.number),
    owner.person?.name,
    owner.chased > 0 ? say('matrix.chased', { count: owner.chased }) : '',
  ].filter(Boolean)
  return (
    <>
      <StateMark state={owner.state} late={owner.late} />
      {more.length > 0 ? <small>{more.join(' · ')}</small> : null}
    </>
  )
}
