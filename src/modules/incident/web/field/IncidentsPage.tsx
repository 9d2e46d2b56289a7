import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { usePages } from '#platform/web/query.ts'
import { myIncidents } from '../../contract/index.ts'

const shows = ['live', 'solved', 'closed'] as const

/** What I reported and what is in our charge, and what became of it. */
export default function IncidentsPage(): ReactNode {
  const say = useWords('incident')
  const navigate = useNavigate()
  return (
    <Screen
      title={say('title')}
      back="/me"
      actions={
        <BigButton kind="main" onClick={() => navigate('/incidents/new')}>
          {say('report')}
        </BigButton>
      }
    >
      {shows.map((show) => (
        <Part key={show} show={show} />
      ))}
    </Screen>
  )
}

function Part({ show }: { show: (typeof shows)[number] }): ReactNode {
  const say = useWords('incident')
  const format = useFormat()
  const pages = usePages(myIncidents, { show })
  return (
    <Read query={pages.query}>
      {() =>
        pages.rows.length === 0 && show !== 'live' ? null : (
          <section className="f-card">
            <h2>{say(`show.${show}`)}</h2>
            {pages.rows.length === 0 ? <p className="f-quiet">{say('none')}</p> : null}
            <ul className="f-plain-list">
              {pages.rows.map((row) => (
                <li key={row.id}>
                  <Link to={`/incidents/${row.id}`} className="f-tap">
                    {say(`kind.${row.kind}`)}
                  </Link>{' '}
                  {row.what}
                  <span className={row.late ? 'f-block f-late f-small' : 'f-block f-quiet f-small'}>
                    {say('line', {
                      no: row.no,
                      state: say(`state.${row.state}`),
                      agency: row.agencyName ?? say('nobody'),
                      due: format.moment(row.dueAt),
                    })}
                  </span>
                  {row.result ? <span className="f-block f-small">{say('result', { result: row.result })}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Read>
  )
}
