import type { TableProps } from 'antd'
import { useMemo } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { Entry } from './JournalPage.tsx'
import { useCommandName } from './useCommandName.ts'

/** Seconds between happening and arriving beyond which the line says that it came late, from a phone without network. */
const late = 60

/** Columns of the journal. */
export function useJournalColumns(): TableProps<Entry>['columns'] {
  const say = useWords('journal')
  const format = useFormat()
  const nameOf = useCommandName()
  const whoIs = useActor()
  return useMemo(
    () => [
      {
        key: 'line',
        title: say('line'),
        width: 84,
        className: 'num',
        render: (_, row) =>
          row.line === null ? <span className="faint">{say('notSealed')}</span> : format.number(row.line),
      },
      { key: 'at', title: say('receivedAt'), width: 148, render: (_, row) => format.moment(row.receivedAt) },
      { key: 'name', title: say('command'), render: (_, row) => nameOf(row.name) },
      { key: 'actor', title: say('actor'), width: 136, render: (_, row) => whoIs(row.actor) },
      {
        key: 'device',
        title: say('device'),
        width: 156,
        ellipsis: true,
        render: (_, row) => <span className="mono">{row.device ?? '–'}</span>,
      },
      {
        key: 'late',
        title: say('occurredAt'),
        width: 118,
        render: (_, row) =>
          isLate(row) ? format.moment(row.occurredAt) : <span className="faint">{say('atOnce')}</span>,
      },
    ],
    [say, format, nameOf, whoIs],
  )
}

/** Did it happen well before it arrived? */
export function isLate(row: Entry): boolean {
  return Date.parse(row.receivedAt) - Date.parse(row.occurredAt) > late * 1000
}

/** Who it was, as far as an auditor may know: the account's number, or me, or the product itself. */
export function useActor(): (actor: string) => string {
  const say = useWords('journal')
  const { session } = useSession()
  return (actor) => {
    if (actor === session.account.id) return say('me')
    if (actor.startsWith('00000000')) return say('system')
    return actor.slice(-12)
  }
}
