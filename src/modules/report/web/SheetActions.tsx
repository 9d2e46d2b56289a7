import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ParamsOf } from '#platform/contract/index.ts'
import { addressOf } from '#platform/web/api.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { type statistics, statisticsSheet } from '../contract/index.ts'

/** The same figures as a file or on paper. */
export function SheetActions({
  params,
  isOutside,
}: {
  params: ParamsOf<typeof statistics>
  isOutside: boolean
}): ReactNode {
  const say = useWords('report')
  const language = useLanguage()
  const { may } = useSession()
  const sheet = (format: 'xlsx' | 'csv'): string =>
    addressOf(statisticsSheet, { ...params, format, language, ...(isOutside ? { outside: 'yes' } : {}) })
  return (
    <>
      <Button onClick={() => window.print()}>{say('action.print')}</Button>
      {may(statisticsSheet.name) ? (
        <>
          <Button href={sheet('csv')} download>
            {say('csv')}
          </Button>
          <Button type="primary" href={sheet('xlsx')} download>
            {say('xlsx')}
          </Button>
        </>
      ) : null}
    </>
  )
}
