import type { TableProps } from 'antd'
import { useMemo } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { type Entry, isLate } from './entry.ts'
import { useCommandName } from './useCommandName.ts'

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
      {
        key: 'actor',
        title: say('actor'),
        width: 220,
        ellipsis: true,
        render: (_, row) => (
          <>
            {whoIs(row)} <span className="soft">{row.actorAgency}</span>
          </>
        ),
      },
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

/** Who it was: me, the product itself, or the account by its name; by its number where that is all there is. */
export function useActor(): (row: Entry) => string {
  const say = useWords('journal')
  const { session } = useSession()
  return ({ actor, actorName }) => {
    if (actor === session.account.id) return say('me')
    if (actor.startsWith('00000000')) return say('system')
    return actorName || actor.slice(-12)
  }
}
