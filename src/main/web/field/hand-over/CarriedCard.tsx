import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { forgetCarried } from '#platform/web/store/carried.ts'
import type { CarriedRow } from '#platform/web/store/db.ts'
import { phone } from '#platform/web/store/phone.ts'

/** One colleague's work on this phone: still carried, delivered, or not to be opened by the server. */
export function CarriedCard({ row, onForgotten }: { row: CarriedRow; onForgotten: () => Promise<void> }): ReactNode {
  const say = useWords('handOver')
  const format = useFormat()
  const arrived = row.done + row.kept
  const values = { name: row.from, count: row.count, left: Math.max(1, row.count - arrived), arrived }
  const forget = (): void => void forgetCarried(phone().db, row.id).then(onForgotten)
  return (
    <section className="f-card">
      <h2>{say(`carry.state.${row.state}`, values)}</h2>
      <p className="f-quiet f-small">
        {say('carry.since', { when: format.moment(new Date(row.at)) })}
        {row.deliveredAt ? ` · ${say('carry.deliveredAt', { when: format.moment(new Date(row.deliveredAt)) })}` : ''}
      </p>
      {row.state === 'unreadable' && arrived > 0 ? <p>{say('carry.arrived', values)}</p> : null}
      {row.kept > 0 ? <p className="f-late">{say('carry.kept', { count: row.kept })}</p> : null}
      {row.state === 'unreadable' ? <Unreadable name={row.from} onGivenUp={forget} /> : null}
      {row.state === 'delivered' ? (
        <BigButton kind="plain" onClick={forget}>
          {say('carry.forget')}
        </BigButton>
      ) : null}
    </section>
  )
}

/** Why the server cannot open it, whom to tell, and the way to put it away once they are told. */
function Unreadable({ name, onGivenUp }: { name: string; onGivenUp: () => void }): ReactNode {
  const say = useWords('handOver')
  const [asked, setAsked] = useState(false)
  return (
    <>
      <p>{say('carry.why')}</p>
      <p>{say('carry.tell', { name })}</p>
      {asked ? (
        <>
          <Notice kind="problem">{say('carry.sure', { name })}</Notice>
          <BigButton onClick={onGivenUp}>{say('carry.giveUp')}</BigButton>
          <BigButton kind="plain" onClick={() => setAsked(false)}>
            {say('carry.keep')}
          </BigButton>
        </>
      ) : (
        <BigButton kind="plain" onClick={() => setAsked(true)}>
          {say('carry.putAway')}
        </BigButton>
      )}
    </>
  )
}
