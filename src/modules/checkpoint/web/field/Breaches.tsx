import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { board } from '../../contract/index.ts'

/** Breaches anywhere in the county that nobody has closed, in a line that opens: what the next checkpoint must know now. */
export function Breaches(): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const { data } = useQuery(board, {}, { keep: true })
  const breaches = data?.breaches ?? []
  const [latest] = breaches
  if (!latest) return null
  return (
    <details className="f-notice f-is-problem pass-breaches">
      <summary>
        <span role="alert">
          {say('breachesNow', { count: breaches.length })} {latest.plate ?? latest.checkpoint} {format.time(latest.at)}
        </span>
      </summary>
      <ul className="f-plain-list">
        {breaches.map((one) => (
          <li key={one.id}>
            <p className="f-strong">
              {say('breachAt', { checkpoint: one.checkpoint, at: format.moment(one.at) })}
              {one.plate ? ` · ${one.plate}` : ''}
            </p>
            <p className="f-small">{[one.place, one.what].filter(Boolean).join('，')}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
