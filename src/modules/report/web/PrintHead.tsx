import type { ReactNode } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'

/** Head of the printed page: of when, by whom, and for whose eyes. */
export function PrintHead({ area, isOutside }: { area: string; isOutside: boolean }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const { session } = useSession()
  return (
    <div className="print-only statistics-print">
      <p>
        <strong>{say(isOutside ? 'print.outside' : 'print.inside')}</strong>
      </p>
      <p>
        {say('print.made', {
          county: session.county.name,
          area,
          at: format.moment(countyNow()),
          by: session.account.displayName,
        })}
      </p>
    </div>
  )
}
