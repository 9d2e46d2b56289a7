import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { staleAfter, useLive } from '#platform/web/live.ts'
import { usePages } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { listConflicts, resolveConflict } from '../../contract/index.ts'
import { fieldName } from '../changeWords.ts'
import { useWhen } from './door-names.tsx'
import { heldConflicts, renewConflicts } from './held-conflicts.ts'

/**
 * Edits that collided: both values are kept until a person says which one holds. Without signal the list is the one that the
 * phone holds, and choosing waits: somebody else may have chosen meanwhile.
 */
export default function ConflictsPage(): ReactNode {
  const say = useWords('registry')
  const when = useWhen()
  const pages = usePages(listConflicts, {})
  const { since } = useLive()
  const isApart = navigator.onLine === false || Date.now() - since > staleAfter
  const held = isApart ? heldConflicts() : undefined
  return (
    <Screen title={say('conflicts.title')} back="/" persons>
      <p className="f-quiet">{say('conflicts.hint')}</p>
      {isApart ? (
        <Notice kind="waiting">
          {held ? <p>{say('conflicts.held', { when: when(new Date(held.at).toISOString()) })}</p> : null}
          <p className="f-strong">{say('conflicts.mustWait')}</p>
        </Notice>
      ) : null}
      <Read query={pages.query}>
        {() => (
          <>
            {pages.rows.length === 0 ? <p>{say('conflicts.none')}</p> : null}
            {pages.rows.map((row) => (
              <ConflictCard key={`${row.id}${row.ord}`} row={row} mustWait={isApart} />
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

function ConflictCard({ row, mustWait }: { row: Row; mustWait: boolean }): ReactNode {
  const say = useWords('registry')
  const when = useWhen()
  const command = useCommand(resolveConflict)
  async function choose(chosen: 'kept' | 'taken'): Promise<void> {
    const outcome = await command.send({ conflict: row.id, ord: row.ord, choose: chosen })
    if (outcome.state === 'accepted') renewConflicts({ id: row.id, ord: row.ord })
  }
  const side = (which: 'kept' | 'taken') => (
    <>
      <p className="f-quiet f-small">{say(`conflicts.${which}`)}</p>
      <p className="f-strong">{row[which] ?? say('none')}</p>
      <p className="f-quiet f-small">
        {row[`${which}By`]} · {when(row[`${which}At`])}
      </p>
      <BigButton disabled={command.busy || mustWait} onClick={() => void choose(which)}>
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
