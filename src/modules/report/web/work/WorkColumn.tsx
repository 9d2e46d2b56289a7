import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Piece, WorkStage } from '../../contract/index.ts'
import { choiceOf, keyOf } from './giving.ts'
import { WorkCard } from './WorkCard.tsx'

export interface WorkColumnProps {
  stage: WorkStage
  /** All pieces of the stage, of which `pieces` are the first by their clock. */
  total: number
  pieces: readonly Piece[]
  /** Only what was searched for is here. */
  isSearched: boolean
  chosen: ReadonlySet<string>
  /** Whether the piece can be given to somebody here, together with what is chosen already. */
  isOffered: (piece: Piece) => boolean
  choose: (pieces: readonly Piece[], isOn: boolean) => void
  drag: (piece: Piece | undefined) => void
}

/** One stage: how much there is, then its pieces, those due first on top. */
export function WorkColumn({
  stage,
  total,
  pieces,
  isSearched,
  chosen,
  isOffered,
  choose,
  drag,
}: WorkColumnProps): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const offered = pieces.filter(isOffered)
  const on = offered.filter((piece) => chosen.has(choiceOf(piece))).length
  return (
    <section className="work-column" data-stage={stage} aria-label={say(`work.stage.${stage}`)}>
      <header>
        {offered.length > 0 ? (
          <Checkbox
            className="no-print"
            checked={on === offered.length}
            indeterminate={on > 0 && on < offered.length}
            aria-label={say('work.chooseAll', { stage: say(`work.stage.${stage}`) })}
            onChange={(event) => choose(offered, event.target.checked)}
          />
        ) : null}
        <h2>{say(`work.stage.${stage}`)}</h2>
        <strong className={stage === 'late' && total > 0 ? 'late' : ''}>{format.number(total)}</strong>
      </header>
      {pieces.length === 0 ? (
        <p className="soft work-none">{say(isSearched ? 'work.none.searched' : `work.none.${stage}`)}</p>
      ) : null}
      <ul>
        {pieces.map((piece) => (
          <WorkCard
            key={keyOf(piece)}
            piece={piece}
            isChosen={chosen.has(choiceOf(piece))}
            isOffered={isOffered(piece)}
            choose={(isOn) => choose([piece], isOn)}
            drag={drag}
          />
        ))}
      </ul>
      {total > pieces.length ? (
        <p className="soft work-none">{say('work.more', { count: format.number(total - pieces.length) })}</p>
      ) : null}
    </section>
  )
}
