import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { usePages } from '#platform/web/query.ts'
import { ownFindings } from '../../contract/index.ts'
import './known.ts'

/** What was found at my post and waits for my answer, and what was settled. */
export default function OwnPage(): ReactNode {
  const say = useWords('inspection')
  return (
    <Screen title={say('own.title')} back="/me" persons>
      <Part show="live" />
      <Part show="closed" />
    </Screen>
  )
}

function Part({ show }: { show: 'live' | 'closed' }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const pages = usePages(ownFindings, { show })
  return (
    <Read query={pages.query}>
      {() =>
        pages.rows.length === 0 ? (
          show === 'live' ? (
            <section className="f-card">
              <p className="f-strong">{say('own.none')}</p>
              <p className="f-quiet">{say('own.noneHint')}</p>
            </section>
          ) : null
        ) : (
          <nav className="f-list" aria-label={say(`own.${show}`)}>
            <h2 className="f-list-head">{say(`own.${show}`)}</h2>
            {pages.rows.map((row) => (
              <Link key={row.id} className="f-row" to={`/inspections/own/${row.id}`}>
                <span className="f-row-main">
                  <span className="f-strong">
                    {say(`kind.${row.kind}`)} · {row.postName}
                  </span>
                  <span className="f-quiet f-small">
                    {[format.moment(row.foundAt), row.person, row.said].filter(Boolean).join(' · ')}
                  </span>
                  {row.repeats > 0 ? (
                    <span className="f-late f-small">{say('repeated', { count: row.repeats + 1 })}</span>
                  ) : null}
                </span>
                <span className={row.late ? 'f-row-end f-late' : 'f-row-end'}>{say(`state.${row.state}`)}</span>
                <NextIcon />
              </Link>
            ))}
          </nav>
        )
      }
    </Read>
  )
}
