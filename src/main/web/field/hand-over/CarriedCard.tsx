import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { forgetCarried } from '#platform/web/store/carried.ts'
import type { CarriedRow } from '#platform/web/store/db.ts'
import { phone } from '#platform/web/store/phone.ts'

/** One colleague's work on this phone: still carried, delivered, or not to be opened by the server. */
export function CarriedCard({ row, onForgotten }: { row: CarriedRow; onForgotten: () => Promise<void> }): ReactNode {
  const say = useWords('field')
  const format = useFormat()
  const values = { name: row.from, count: row.count }
  return (
    <section className="f-card">
      <h2>{say(`carry.state.${row.state}`, values)}</h2>
      <p className="f-quiet f-small">
        {say('carry.since', { when: format.moment(new Date(row.at)) })}
        {row.deliveredAt ? ` · ${say('carry.deliveredAt', { when: format.moment(new Date(row.deliveredAt)) })}` : ''}
      </p>
      {row.kept > 0 ? <p className="f-late">{say('carry.kept', { count: row.kept })}</p> : null}
      {row.state === 'delivered' ? (
        <BigButton kind="plain" onClick={() => void forgetCarried(phone().db, row.id).then(onForgotten)}>
          {say('carry.forget')}
        </BigButton>
      ) : null}
    </section>
  )
}
