import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { Watermark } from '#platform/web/watermark.tsx'
import { askAgain, get, getOwn, leads, reveal, takeBack, type WholeLead } from '../../contract/index.ts'
import { Known } from './Known.tsx'
import { Matches } from './Matches.tsx'
import { OwnMoves } from './OwnMoves.tsx'
import { RevealButtons, type Revealed } from './Reveal.tsx'
import { AskAgain, TakeBack } from './SaidDialog.tsx'

export interface LeadDrawerProps {
  id: string
  /** Read as its owner; else as the desk. */
  own: boolean
  close: () => void
}

/** One lead beside the list: who it is, who may be the same, its whole path on one line of time. */
export function LeadDrawer({ id, own, close }: LeadDrawerProps): ReactNode {
  const say = useWords('lead')
  const found = useQuery(own ? getOwn : get, { id }, { keep: true })
  return (
    <Drawer open onClose={close} size={720} title={found.data?.lead.name ?? say('lead')} destroyOnHidden>
      {found.error && !found.data ? (
        <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
      ) : found.data ? (
        <Watermark>
          <Shown whole={found.data} own={own} close={close} />
        </Watermark>
      ) : (
        <WaitWords />
      )}
    </Drawer>
  )
}

function Shown({ whole, own, close }: { whole: WholeLead; own: boolean; close: () => void }): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const { may } = useSession()
  const { lead, events } = whole
  const [revealed, setRevealed] = useState<Revealed>()
  const [deed, setDeed] = useState<'askAgain' | 'takeBack'>()
  const facts: [string, ReactNode][] = [
    [say('list'), `${lead.listNo} ${lead.listTitle}`],
    [say('number'), say('rowOf', { list: lead.listNo, row: lead.row })],
    [say('code'), lead.code || '–'],
    [say('born'), lead.birthYear ?? '–'],
    [
      say('phone'),
      <b key="phone" className="num">
        {revealed?.phone ?? lead.phone ?? '–'}
      </b>,
    ],
    [say('idNumber'), revealed?.idNumber ?? lead.idNumber ?? '–'],
    [say('address'), lead.address || '–'],
    [say('note'), lead.note || '–'],
    [say('stateHead'), `${say(`state.${lead.state}`)} · ${lead.agencyName}`],
    [
      say('due'),
      <span key="due" className={lead.late ? 'late' : ''}>
        {format.moment(lead.dueAt)}
      </span>,
    ],
    ...(lead.outcome
      ? ([[say('result'), `${say(`outcome.${lead.outcome}`)}${lead.said ? ` · ${lead.said}` : ''}`]] as [
          string,
          ReactNode,
        ][])
      : []),
  ]
  return (
    <>
      <dl className="lead-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {lead.mine && !revealed && (lead.phone || lead.idNumber) && may(reveal.name) ? (
        <RevealButtons lead={lead.id} shown={setRevealed} />
      ) : null}
      {own ? <Known whole={whole} /> : null}
      {own ? <OwnMoves lead={lead} close={close} /> : <Matches whole={whole} />}
      {!own && lead.state === 'answered' && may(askAgain.name) ? (
        <Button onClick={() => setDeed('askAgain')}>{say('askAgain.open')}</Button>
      ) : null}
      {!own && leads.takeBack.some((state) => state === lead.state) && may(takeBack.name) ? (
        <Button onClick={() => setDeed('takeBack')}>{say('takeBack.open')}</Button>
      ) : null}
      <h3>{say('line')}</h3>
      <ol className="lead-line">
        {events.map(({ id, what, by, agencyName, toAgency, said, at }) => (
          <li key={id}>
            <time className="soft">{format.moment(at)}</time>
            <span>
              {say(`event.${what}`, { by, agency: agencyName, to: toAgency ?? '' })}
              {said ? (
                <>
                  {' '}
                  <q>{said}</q>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {deed === 'askAgain' ? <AskAgain lead={lead.id} close={() => setDeed(undefined)} /> : null}
      {deed === 'takeBack' ? <TakeBack lead={lead.id} close={() => setDeed(undefined)} /> : null}
    </>
  )
}
