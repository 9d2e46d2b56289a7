import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { changeItem, stockBoard } from '../../contract/index.ts'
import { ItemDialog } from '../board/ItemDialog.tsx'
import { Moves } from '../Moves.tsx'
import '../supply.css'

/** One thing: its standard, where it stands and how long it lasts, and every move of it. */
export default function ItemPage(): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { id = '' } = useParams()
  const { may } = useSession()
  const found = useQuery(stockBoard, {}, { keep: true })
  const [isChanging, setIsChanging] = useState(false)
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data) return <WaitWords />
  const item = found.data.items.find((one) => one.id === id)
  if (!item) return <EmptyPane title={say('item.unknown')} />
  const order = (point: string) => found.data.points.findIndex((one) => one.id === point)
  const cells = found.data.cells
    .filter((cell) => cell.item === id)
    .sort((a, b) => Number(b.low) - Number(a.low) || order(a.point) - order(b.point))
  const total = cells.reduce((sum, { stock }) => sum + stock, 0)
  const nameOf = (point: string) => found.data.points.find((one) => one.id === point)?.name
  return (
    <Page
      title={item.name}
      answers={[item.standard, item.source, item.retired ? say('item.retired') : ''].filter(Boolean).join(' · ')}
      above={<Link to="/supply">{say('title')}</Link>}
      actions={
        <>
          <Button onClick={() => window.print()}>{say('action.print')}</Button>
          {may(changeItem.name) ? <Button onClick={() => setIsChanging(true)}>{say('action.edit')}</Button> : null}
        </>
      }
    >
      <Panel
        title={say('item.where', { count: say('count', { count: format.number(total), unit: item.unit }) })}
        aside={say('item.lowIs', { days: item.lowDays })}
      >
        {cells.length === 0 ? (
          <p className="soft">{say('item.nowhere')}</p>
        ) : (
          <table className="supply-lots">
            <thead>
              <tr>
                <th>{say('point.title')}</th>
                <th className="num">{say('quantity')}</th>
                <th className="num">{say('item.used')}</th>
                <th className="num">{say('item.cover')}</th>
                <th>{say('item.notes')}</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr key={cell.point}>
                  <td>
                    <Link to={`/supply/points/${cell.point}`}>{nameOf(cell.point)}</Link>
                  </td>
                  <td className="num">{format.number(cell.stock)}</td>
                  <td className="num">{format.number(cell.used)}</td>
                  <td className={cell.low ? 'num late' : 'num'}>
                    {cell.cover === null ? '–' : format.number(cell.cover)}
                  </td>
                  <td>
                    {[
                      cell.low ? say('low') : '',
                      cell.expired > 0 ? say('expired', { count: format.number(cell.expired) }) : '',
                      cell.expiring > 0 && cell.expiresOn
                        ? say('expiring', { count: format.number(cell.expiring), day: format.shortDay(cell.expiresOn) })
                        : '',
                      cell.onTheWay > 0 ? say('onTheWay', { count: format.number(cell.onTheWay) }) : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <Panel title={say('moves.title')}>
        <Moves item={id} />
      </Panel>
      {isChanging ? <ItemDialog item={item} close={() => setIsChanging(false)} /> : null}
    </Page>
  )
}
