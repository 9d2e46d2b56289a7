import type { ReactNode } from 'react'
import { Notice } from '#platform/web/field/notice.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { board } from '../../contract/index.ts'

/** Breaches anywhere in the county that nobody has closed: what the next checkpoint must know now. */
export function Breaches(): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const { data } = useQuery(board, {}, { keep: true })
  return (data?.breaches ?? []).slice(0, 3).map((one) => (
    <Notice key={one.id} kind="problem">
      <p className="f-strong">
        {say('breachAt', { checkpoint: one.checkpoint, at: format.time(one.at) })}
        {one.plate ? ` · ${one.plate}` : ''}
      </p>
      <p className="f-small">{[one.place, one.what].filter(Boolean).join('，')}</p>
    </Notice>
  ))
}
