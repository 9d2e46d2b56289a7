import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { getStatement } from '../../contract/index.ts'
import { StatementFigures } from './SignDialog.tsx'
import { StatementCode } from './StatementCode.tsx'
import type { Statement } from './StatementsPage.tsx'
import { Withdraw } from './Withdraw.tsx'
import './statement.css'

/** One signed day: a sheet of A4 that says the same on screen and on paper. */
export default function StatementPage(): ReactNode {
  const say = useWords('registry')
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const found = useQuery(getStatement, { id })
  useShortcuts([
    { keys: 'Escape', label: 'platform:key.back', run: () => void navigate(-1) },
    { keys: 'p', label: 'registry:key.print', run: () => window.print() },
  ])
  if (found.isError) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data) return <WaitWords />
  const { statement, intact } = found.data
  return (
    <div className="sheet-page">
      <div className="sheet-bar no-print">
        <Link to="/statements">‹ {say('statements.title')}</Link>
        <span className={intact ? 'soft' : 'late'}>{say(intact ? 'statement.intact' : 'statement.broken')}</span>
        <Link to={`/coverage?area=${statement.area}`}>{say('statement.board')}</Link>
        <Withdraw statement={statement} />
        <Button type="primary" onClick={() => window.print()}>
          {say('action.print')}
        </Button>
      </div>
      <Sheet statement={statement} intact={intact} />
    </div>
  )
}

function Sheet({ statement, intact }: { statement: Statement; intact: boolean }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const { session } = useSession()
  useEffect(() => {
    document.title = `${say('statement.title')} ${statement.areaName} ${statement.day}`
  }, [say, statement])
  const { figures } = statement
  return (
    <article className="sheet">
      <header>
        <p className="sheet-county">{session.county.name}</p>
        <h1>{say('statement.title')}</h1>
        <p className="sheet-area">
          {statement.areaName} · {format.day(statement.day)}
        </p>
        {statement.withdrawn ? <p className="sheet-withdrawn">{say('statement.withdrawn')}</p> : null}
      </header>
      <StatementFigures figures={figures} />
      <h2>{say('statement.gaps')}</h2>
      {statement.gaps.length === 0 ? <p>{say('statement.noGaps')}</p> : null}
      {statement.gaps.length > 0 ? (
        <table className="sheet-gaps">
          <thead>
            <tr>
              <th scope="col">{say('statement.gap')}</th>
              <th scope="col" className="num">
                {say('statement.count')}
              </th>
              <th scope="col">{say('statement.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {statement.gaps.map((gap) => (
              <tr key={gap.gap}>
                <td>{say(`gap.${gap.gap}`)}</td>
                <td className="num">{format.number(gap.count)}</td>
                <td>{gap.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="sheet-declaration">
        {say('statement.declaration', {
          area: statement.areaName,
          day: format.day(statement.day),
          doors: format.number(figures.doors),
        })}
      </p>
      <div className="sheet-sign">
        <p>
          {say('statement.signedBy')} <strong>{statement.signedBy}</strong>
        </p>
        <p>
          {say('statement.signedAt')} {format.day(statement.signedAt)} {format.time(statement.signedAt)}
        </p>
        <p className="sheet-line">{say('statement.byHand')}</p>
      </div>
      <StatementCode statement={statement} intact={intact} />
    </article>
  )
}
