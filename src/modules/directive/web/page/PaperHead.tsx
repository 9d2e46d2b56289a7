import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { FileList } from '#platform/web/desk/files/FileList.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { Whole } from '../../contract/index.ts'
import { ledAddress, ownAddress } from './files.ts'

/** The paper itself, as it is read and printed. */
export function PaperHead({ whole, leads }: { whole: Whole; leads: boolean }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { may } = useSession()
  const { directive, demands, owners, files } = whole
  // The issuer reads them in the table of all agencies; on an agency's paper each demand says whose it is there.
  const personOf = (ord: number) => (leads ? null : owners.find((one) => one.isMine && one.demand === ord)?.person)
  // Given by a level that changed, and nobody's any more.
  const isEnded = (ord: number): boolean => {
    const own = owners.filter(({ demand }) => demand === ord)
    return own.length > 0 && own.every(({ state }) => state === 'ended')
  }
  const { objective } = directive
  const served = (one: NonNullable<typeof objective>): ReactNode => {
    const words = say('objective.of', { no: one.planNo, ord: one.ord, text: one.text })
    return may('emergency.plan') ? <Link to={`/plans/${one.plan}`}>{words}</Link> : words
  }
  return (
    <Panel className="directive-paper">
      {directive.placeName ? <p className="soft">{say('page.place', { name: directive.placeName })}</p> : null}
      {objective ? (
        <p className="directive-objective">
          <span className="soft">{say('objective.title')}</span> {served(objective)}
        </p>
      ) : null}
      {directive.preamble ? <p className="directive-preamble">{directive.preamble}</p> : null}
      <ol>
        {demands.map(({ ord, text, asks, dueAt, objective: own }) => (
          <li key={ord} value={ord} className={isEnded(ord) ? 'is-ended' : undefined}>
            {isEnded(ord) ? <strong className="directive-ended">{say('state.ended')}</strong> : null}
            <span className="directive-demand-text">{text}</span>{' '}
            <span className="soft">
              {say('page.due', { when: format.moment(dueAt) })}
              {asks === 'words' ? '' : say('page.asks', { what: say(`asks.${asks}`) })}
              {personOf(ord) ? say('page.person', { name: personOf(ord)?.name ?? '' }) : ''}
            </span>
            {own ? (
              <small className="directive-demand-objective">
                <span className="soft">{say('objective.title')}</span> {served(own)}
              </small>
            ) : null}
          </li>
        ))}
      </ol>
      <FileList
        title={say('page.files')}
        files={files.filter(({ demand }) => demand === null)}
        addressOf={leads ? ledAddress : ownAddress}
      />
    </Panel>
  )
}
