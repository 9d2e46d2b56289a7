import type { TableProps } from 'antd'
import { useCallback, useMemo } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { hasWord, useWords } from '#platform/web/i18n.ts'
import type { SealedCommand } from '../../contract/index.ts'

/** What kind of deed a command is, in the words of the journal. */
export function useKind(): (name: string) => string {
  const say = useWords('journal')
  return useCallback(
    (name) => {
      const key = `name.${name.replace('.', '_')}`
      return hasWord('journal', key) ? say(key) : name
    },
    [say],
  )
}

/** Why a command waits, said about its person; in the server's words where there are no better ones. */
function useWhy(): (one: SealedCommand) => string {
  const say = useWords('agency')
  return useCallback(
    ({ problem, why }) => {
      const key = `sealed.why.${problem.replace('.', '_')}`
      return hasWord('agency', key) ? say(key) : why
    },
    [say],
  )
}

/** Columns of what one phone brought: what, when, by whom; and why it waits, or what was decided. */
export function useSealedColumns(isWaiting: boolean): TableProps<SealedCommand>['columns'] {
  const say = useWords('agency')
  const format = useFormat()
  const kindOf = useKind()
  const whyOf = useWhy()
  return useMemo(() => {
    const moment = (at: string | null) => (at === null ? '–' : format.moment(at))
    const columns: TableProps<SealedCommand>['columns'] = [
      { key: 'kind', title: say('sealed.what'), width: 150, render: (_, row) => kindOf(row.name) },
      { key: 'occurred', title: say('sealed.occurred'), width: 150, render: (_, row) => moment(row.occurredAt) },
      { key: 'received', title: say('sealed.received'), width: 150, render: (_, row) => moment(row.receivedAt) },
      {
        key: 'by',
        title: say('sealed.by'),
        width: 160,
        render: (_, row) => (row.bearer === 'colleague' ? row.broughtBy : say(`sealed.by_${row.bearer}`)),
      },
    ]
    if (isWaiting)
      columns.push({
        key: 'why',
        title: say('sealed.waitsFor'),
        render: (_, row) => (
          <>
            {whyOf(row)}
            {row.triedAt ? <div className="soft">{say('sealed.tried', { at: format.moment(row.triedAt) })}</div> : null}
          </>
        ),
      })
    else
      columns.push({
        key: 'decided',
        title: say('sealed.decided'),
        render: (_, row) => (
          <>
            {say(`sealed.decision_${row.decision ?? 'released'}`)}
            {row.reason ? ` · ${row.reason}` : ''}
            <div className="soft">{[row.decidedBy, moment(row.decidedAt)].filter(Boolean).join(' · ')}</div>
          </>
        ),
      })
    return columns
  }, [say, format, kindOf, whyOf, isWaiting])
}
