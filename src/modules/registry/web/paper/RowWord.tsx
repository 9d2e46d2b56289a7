import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import type { DoorRow } from '../../contract/index.ts'
import { type Checked, digits, type Fault } from './check.ts'
import { focusCell } from './focus.ts'
import type { Change, Row } from './rows.ts'

export interface RowWordProps {
  at: number
  row: Row
  checked: Checked
  faults: readonly Fault[]
  change: (change: Change) => void
}

/** What is to say of a line: its door, what is wrong, what the system says meanwhile, what became of it. */
export function RowWord({ at, row, checked, faults, change }: RowWordProps): ReactNode {
  const say = useWords('registry')
  const refusal = useProblemText(row.problem ?? undefined)
  const { door, choices } = checked
  const set = (part: Partial<Row>): void => {
    change({ type: 'row', at, part })
    focusCell(at + 1, 'code')
  }
  const name = door ? <span className="paper-door">{door.address}</span> : null
  if (row.state === 'aside')
    return (
      <>
        {name} {say('paper.state.aside')}
      </>
    )
  if (row.state === 'sent')
    return (
      <>
        {name} {say('paper.state.sent')}
      </>
    )
  if (row.state === 'accepted')
    return (
      <>
        {name} <span className="done">{say('paper.state.accepted')}</span>
        {row.conflicts > 0 ? <Link to="/conflicts">{say('paper.state.conflict')}</Link> : null}
      </>
    )
  return (
    <>
      {name}
      {faults.map((fault) => (
        <span key={`${fault.column} ${fault.what}`} className="paper-fault">
          {say(`paper.fault.${fault.what}`, fault.values)}
        </span>
      ))}
      {row.problem ? (
        <span className="paper-fault">
          {[refusal, ...(row.problem.fields ?? []).map(({ text }) => text)].join(' ')}
        </span>
      ) : null}
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          className="link-button"
          onClick={() => change({ type: 'row', at, part: { door: choice.id } })}
        >
          {choice.address}
        </button>
      ))}
      {door && checked.meanwhile && checked.faults.length === 0 ? (
        <span className="paper-meanwhile">
          <Both door={door} row={row} checked={checked} />
          <button type="button" data-meanwhile={at} className="link-button" onClick={() => set({ both: true })}>
            {say('paper.meanwhile.both')}
          </button>
          <button type="button" className="link-button" onClick={() => set({ state: 'aside' })}>
            {say('paper.meanwhile.aside')}
          </button>
        </span>
      ) : null}
    </>
  )
}

/** Both versions of a door in view: what the system has and what stands on paper. */
function Both({ door, row, checked }: { door: DoorRow; row: Row; checked: Checked }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const version = (state: string, count: string): string =>
    state === 'registered' ? say('paper.meanwhile.registered', { count: count || '?' }) : say(`state.${state}`)
  return (
    <span className="paper-fault">
      {say('paper.meanwhile.system', {
        what: version(door.state, format.number(door.persons)),
        at: door.lastAt ? format.moment(door.lastAt) : '–',
      })}
      {checked.outcome ? say('paper.meanwhile.paper', { what: version(checked.outcome, digits(row.headCount)) }) : null}
    </span>
  )
}
