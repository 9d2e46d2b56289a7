import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { hasWord, useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { resolveConflict } from '../../contract/index.ts'
import type { Conflict } from './conflict.ts'
import { difference, type Piece } from './difference.ts'

/** Both versions side by side, the differing characters marked; one press chooses. */
export function ConflictCard({
  conflict,
  index,
  active,
}: {
  conflict: Conflict
  index: number
  active: boolean
}): ReactNode {
  const say = useWords('registry')
  const command = useCommand(resolveConflict)
  const [kept, taken] = difference(conflict.kept ?? '', conflict.taken ?? '')
  const field = hasWord('registry', `field.${conflict.field}`) ? say(`field.${conflict.field}`) : conflict.field
  const choose = (version: 'kept' | 'taken'): void => {
    void command.send({ conflict: conflict.id, ord: conflict.ord, choose: version })
  }
  return (
    <div data-row-index={index}>
      <Panel
        className={active ? 'conflict active' : 'conflict'}
        title={field}
        aside={<Link to={`/doors/${conflict.door}`}>{conflict.address}</Link>}
      >
        <div className="conflict-sides">
          <Side
            pieces={kept}
            label={say('conflicts.kept')}
            by={conflict.keptBy}
            at={conflict.keptAt}
            busy={command.busy}
            choose={() => choose('kept')}
          />
          <Side
            pieces={taken}
            label={say('conflicts.taken')}
            by={conflict.takenBy}
            at={conflict.takenAt}
            busy={command.busy}
            choose={() => choose('taken')}
          />
        </div>
        <CommandNote progress={command.progress} />
      </Panel>
    </div>
  )
}

interface SideProps {
  pieces: readonly Piece[]
  label: string
  by: string
  at: string
  busy: boolean
  choose: () => void
}

function Side({ pieces, label, by, at, busy, choose }: SideProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  return (
    <div className="conflict-side">
      <p className="soft">{label}</p>
      <p className="conflict-value">
        {pieces.length === 0 ? <span className="faint">{say('changes.empty')}</span> : null}
        {pieces.map((piece, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
          piece.differs ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
        )}
      </p>
      <p className="soft">{say('conflicts.by', { by, at: format.moment(at) })}</p>
      <Button disabled={busy} onClick={choose}>
        {say('conflicts.choose')}
      </Button>
    </div>
  )
}
