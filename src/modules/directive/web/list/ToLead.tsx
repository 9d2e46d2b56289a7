import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { toLead } from '../../contract/index.ts'

const figures = ['questions', 'reports', 'escalated', 'late', 'unreceived'] as const

/** What waits for the issuer over all directives, in one line of figures. */
export function ToLead(): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { data } = useQuery(toLead, {}, { keep: true })
  return (
    <dl className="directive-lead">
      {figures.map((figure) => {
        const count = data?.[figure] ?? 0
        const isLate = (figure === 'late' || figure === 'escalated') && count > 0
        return (
          <div key={figure} className={isLate ? 'is-late' : ''}>
            <dt>{say(`lead.${figure}`)}</dt>
            <dd className="num">{data ? format.number(count) : '–'}</dd>
          </div>
        )
      })}
    </dl>
  )
}
