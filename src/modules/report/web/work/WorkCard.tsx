import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { type Say, useWords } from '#platform/web/i18n.ts'
import type { Piece } from '../../contract/index.ts'
import { pageOf } from './links.ts'

/** One piece of work: what, where, whose, until when. */
export function WorkCard({
  piece,
  isChosen,
  isOffered,
  choose,
  drag,
}: {
  piece: Piece
  isChosen: boolean
  isOffered: boolean
  choose: (isOn: boolean) => void
  drag: (piece: Piece | undefined) => void
}): ReactNode {
  const say = useWords('report')
  const ofIncident = useWords('incident')
  const format = useFormat()
  const name = piece.kind === 'incident' ? ofIncident(`kind.${piece.name}`) : piece.name
  const amount = amountOf(piece, say, format.number)
  return (
    <li
      className="work-card"
      data-chosen={isChosen}
      draggable={isOffered}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', name)
        drag(piece)
      }}
      onDragEnd={() => drag(undefined)}
    >
      <p className="work-what">
        {isOffered ? (
          <Checkbox
            className="no-print"
            checked={isChosen}
            aria-label={say('work.choose', { name })}
            onChange={(event) => choose(event.target.checked)}
          />
        ) : null}
        <span className="soft">{say(`work.kind.${piece.kind}`)}</span>
        {piece.no === null ? null : (
          <span className="faint num" translate="no">
            {piece.year}-{piece.no}
            {piece.part === null ? '' : `-${piece.part}`}
          </span>
        )}
      </p>
      <Link to={pageOf(piece)} draggable={false}>
        {name}
      </Link>
      <p className="soft">{[piece.areaName === name ? '' : piece.areaName, amount].filter(Boolean).join(' · ')}</p>
      <p className="work-foot">
        <span>{piece.ownerName ?? ''}</span>
        {piece.dueAt ? (
          <span className={piece.isLate ? 'late' : 'soft'} title={format.moment(piece.dueAt)}>
            <span className="no-print">{format.relative(piece.dueAt)}</span>
            {/* On paper it is not known when it is read. */}
            <span className="print-only">{format.moment(piece.dueAt)}</span>
          </span>
        ) : null}
      </p>
    </li>
  )
}

function amountOf({ kind, count, part }: Piece, say: Say, number: (value: number) => string): string {
  // All demands of a directive go by its title.
  if (kind === 'demand') return part === null ? '' : say('work.demand', { ord: part })
  if (count === null) return ''
  return kind === 'hole'
    ? say('work.missing', { count: number(count), hours: number(part ?? 0) })
    : say(`work.amount.${kind}`, { count: number(count) })
}
