import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { type Entry, isLate } from './entry.ts'
import { useCommandName } from './useCommandName.ts'
import { useActor } from './useJournalColumns.tsx'

/** One line with its full numbers, and what it proves. */
export function EntryDrawer({ entry, close }: { entry: Entry | undefined; close: () => void }): ReactNode {
  const say = useWords('journal')
  const format = useFormat()
  const nameOf = useCommandName()
  const whoIs = useActor()
  return (
    <Drawer open={entry !== undefined} onClose={close} size={460} title={entry ? nameOf(entry.name) : ''}>
      {entry ? (
        <>
          <dl className="journal-entry">
            <dt>{say('line')}</dt>
            <dd>{entry.line === null ? say('notSealedLong') : format.number(entry.line)}</dd>
            <dt>{say('command')}</dt>
            <dd className="mono">{entry.name}</dd>
            <dt>{say('entryId')}</dt>
            <dd className="mono">{entry.id}</dd>
            <dt>{say('actor')}</dt>
            <dd>
              {whoIs(entry)} <span className="soft">{entry.actorAgency}</span>
              <br />
              <span className="mono faint">{entry.actor}</span>
            </dd>
            <dt>{say('occurredAt')}</dt>
            <dd>{exact(entry.occurredAt, format.day)}</dd>
            <dt>{say('receivedAt')}</dt>
            <dd>
              {exact(entry.receivedAt, format.day)}
              {isLate(entry) ? <p className="soft">{say('lateHint')}</p> : null}
            </dd>
            <dt>{say('device')}</dt>
            <dd className="mono">{entry.device ?? '–'}</dd>
          </dl>
          <h3>{say('proof.title')}</h3>
          <p className="soft">{say(entry.line === null ? 'proof.open' : 'proof.sealed')}</p>
        </>
      ) : null}
    </Drawer>
  )
}

/** Day and time to the second, by the county's clock. */
function exact(at: string, day: (at: string) => string): string {
  const clock = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 19)
  return `${day(at)} ${clock}`
}
