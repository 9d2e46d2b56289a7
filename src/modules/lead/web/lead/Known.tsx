import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { WholeLead } from '../../contract/index.ts'

/** What the desk found to be the same person's: where they live, and what was found out before. */
export function Known({ whole: { known } }: { whole: WholeLead }): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  if (known.length === 0) return null
  return (
    <div className="lead-known">
      <h3>{say('known.title')}</h3>
      <ul>
        {known.map(({ address, outcome, at }) => (
          <li key={`${address} ${at}`}>
            {address ? say('known.lives', { address }) : null}
            {outcome
              ? say('known.before', { outcome: say(`outcome.${outcome}`), at: at ? format.moment(at) : '' })
              : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
