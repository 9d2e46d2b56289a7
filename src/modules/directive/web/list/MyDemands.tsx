import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { myDemands } from '../../contract/index.ts'
import { PersonMark } from '../person/PersonMark.tsx'
import { StateMark } from '../StateMark.tsx'

/** What is asked of the own agency: what the reader is in charge of first, then by deadline. Nothing where nothing is. */
export function MyDemands({ mine, setMine }: { mine: boolean; setMine: (mine: boolean) => void }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { data, error, refetch } = useQuery(myDemands, {}, { keep: true })
  if (error && !data) return <ProblemNote problem={error.body} retry={() => void refetch()} />
  if (!data || data.items.length === 0) return null
  const items = mine ? data.items.filter(({ isForMe }) => isForMe) : data.items
  const filter =
    mine || data.items.some(({ isForMe }) => isForMe) ? (
      <Checkbox checked={mine} onChange={({ target }) => setMine(target.checked)}>
        {say('list.onlyMine')}
      </Checkbox>
    ) : null
  return (
    <Panel title={say('mine.title', { count: items.length })} aside={filter}>
      {items.length === 0 ? <p className="soft">{say('mine.noneMine')}</p> : null}
      <ul className="directive-mine">
        {items.map((item) => (
          <li key={`${item.directive}${item.demand}`}>
            <Link to={`/directives/${item.directive}?demand=${item.demand}`}>
              <span>
                <StateMark state={item.state} late={item.late} />
              </span>
              <span>
                <PersonMark person={item.person} isForMe={item.isForMe} />{' '}
                <strong>{say('demandOf', { demand: item.demand, text: item.text })}</strong>
                <small className="soft">
                  {say('numberOf', { year: item.year, no: item.no })} {item.title}
                  {item.chased > 0 ? say('mine.chased', { count: item.chased }) : ''}
                  {item.lastSaid ? say('mine.lastSaid', { said: item.lastSaid }) : ''}
                </small>
              </span>
              <span className={item.late ? 'late num' : 'soft num'} title={format.moment(item.dueAt)}>
                {format.relative(item.dueAt)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
