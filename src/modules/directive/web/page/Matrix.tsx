import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Owner, Whole } from '../../contract/index.ts'
import { figureOf } from '../figure.ts'
import { StateMark } from '../StateMark.tsx'

/** Every agency with every demand: the state of a directive at a glance. A cell opens what stands behind it. */
export function Matrix({
  demands,
  owners,
  open,
}: {
  demands: Whole['demands']
  owners: readonly Owner[]
  open: (owner: Owner) => void
}): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const rows = rowsOf(owners)
  return (
    <div className="directive-matrix no-print">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('matrix.agency')}</th>
            {demands.map(({ ord, text }) => (
              <th key={ord} scope="col" title={text}>
                {say('matrix.demand', { ord })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].map(([agency, { name, cells }]) => (
            <tr key={agency}>
              <th scope="row">{name}</th>
              {demands.map(({ ord }) => {
                const owner = cells.get(ord)
                if (!owner) return <td key={ord} />
                const says = owner.count === null ? '' : figureOf(owner, format.number)
                return (
                  <td key={ord}>
                    <button
                      type="button"
                      aria-label={
                        say('matrix.cell', { agency: name, ord, state: say(`state.${owner.state}`) }) +
                        (owner.person ? say('matrix.person', { name: owner.person.name }) : '')
                      }
                      onClick={() => open(owner)}
                    >
                      <StateMark state={owner.state} late={owner.late} />
                      {says ? <small className="num">{says}</small> : null}
                      {owner.person ? <small className="directive-cell-person">{owner.person.name}</small> : null}
                      {owner.chased > 0 ? <small>{say('matrix.chased', { count: owner.chased })}</small> : null}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What each agency owns, by demand. */
export function rowsOf(owners: readonly Owner[]): Map<string, { name: string; cells: Map<number, Owner> }> {
  const rows = new Map<string, { name: string; cells: Map<number, Owner> }>()
  for (const owner of owners) {
    const row = rows.get(owner.agency) ?? { name: owner.agencyName, cells: new Map() }
    row.cells.set(owner.demand, owner)
    rows.set(owner.agency, row)
  }
  return rows
}
