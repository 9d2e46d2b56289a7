import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { usePages } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { listConflicts, resolveConflict } from '../../contract/index.ts'
import { fieldName } from '../changeWords.ts'
import { useWhen } from './door-names.tsx'

/** Edits that collided: both values are kept until a person says which one holds. */
export default function ConflictsPage(): ReactNode {
  const say = useWords('registry')
  const pages = usePages(listConflicts, {})
  return (
    <Screen title={say('conflicts.title')} back="/" persons>
      <p className="f-quiet">{say('conflicts.hint')}</p>
      <Read query={pages.query}>
        {() => (
          <>
            {pages.rows.length === 0 ? <p>{say('conflicts.none')}</p> : null}
            {pages.rows.map((row) => (
              <ConflictCard key={`${row.id}${row.ord}`} row={row} />
            ))}
            {pages.hasMore ? <BigButton onClick={pages.loadMore}>{say('find.more')}</BigButton> : null}
          </>
        )}
      </Read>
    </Screen>
  )
}

interface Row {
  id: string
  ord: number
  address: string
  field: string
  kept: string | null
  taken: string | null
  keptBy: string
  takenBy: string
  keptAt: string
  takenAt: string
}

function ConflictCard({ row }: { row: Row }): ReactNode {
  const say = useWords('registry')
  const when = useWhen()
  const command = useCommand(resolveConflict)
  const choose = (chosen: 'kept' | 'taken') => void command.send({ conflict: row.id, ord: row.ord, choose: chosen })
  const side = (which: 'kept' | 'taken') => (
    <>
      <p className="f-quiet f-small">{say(`conflicts.${which}`)}</p>
      <p className="f-strong">{row[which] ?? say('none')}</p>
      <p className="f-quiet f-small">
        {row[`${which}By`]} · {when(row[`${which}At`])}
      </p>
      <BigButton disabled={command.busy} onClick={() => choose(which)}>
        {say('conflicts.choose')}
      </BigButton>
    </>
  )
  return (
    <section className="f-card" aria-label={row.address}>
      <h2>{row.address}</h2>
      <p>{fieldName(row.field, say)}</p>
      <div className="f-two">
        <div>{side('kept')}</div>
        <div>{side('taken')}</div>
      </div>
      <SendState progress={command.progress} problem={command.problem} />
    </section>
  )
}
