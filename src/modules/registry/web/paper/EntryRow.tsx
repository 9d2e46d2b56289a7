import { type ChangeEvent, memo, type ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { type Checked, outcomeOf } from './check.ts'
import { cleanCode, codeFault } from './code.ts'
import { focusCell } from './focus.ts'
import { RowWord } from './RowWord.tsx'
import { type Change, type Column, columns, type Row } from './rows.ts'

export interface EntryRowProps {
  at: number
  row: Row
  checked: Checked
  isActive: boolean
  setActive: (at: number) => void
  change: (change: Change) => void
}

const widest: Readonly<Record<Column, number>> = { code: 12, outcome: 1, headCount: 4, name: 50, phone: 20, note: 200 }

/** Faults that go away by typing on. */
const unfinished: readonly string[] = ['none', 'length', 'outcomeNone', 'countNone', 'phone']

/** One line of the sheet. A code that is whole leads on by itself, and so does the box "registered". */
export const EntryRow = memo(function EntryRow(props: EntryRowProps): ReactNode {
  const { at, row, checked, isActive, setActive, change } = props
  const say = useWords('registry')
  const isOpen = row.state === 'open'
  // While the hand is still in the line, what is only not there yet is no fault.
  const faults = checked.faults.filter(({ what }) => !isActive || !unfinished.includes(what))
  const typed = (column: Column, text: string, isComposing: boolean): void => {
    change({ type: 'typed', at, column, text })
    if (isComposing) return
    if (column === 'code' && !codeFault(cleanCode(text))) focusCell(at, 'outcome')
    if (column === 'outcome' && outcomeOf(text) === 'registered') focusCell(at, 'headCount')
  }
  const isBad = (column: Column): boolean =>
    faults.some((fault) => fault.column === column) ||
    (row.problem?.fields ?? []).some(({ path }) => path.toLowerCase().endsWith(column.toLowerCase()))
  return (
    <tr
      data-state={row.state}
      data-bad={faults.length > 0 || row.problem !== null || (checked.meanwhile && !isActive) || undefined}
    >
      <td className="num faint">{at + 1}</td>
      {columns.map((column) => (
        <td key={column} className={`paper-in-${column}`}>
          <input
            data-cell={`${at}:${column}`}
            aria-label={say('paper.entry.cell', { line: at + 1, column: say(`paper.column.${column}`) })}
            aria-invalid={isBad(column) || undefined}
            aria-describedby={`paper-word-${at}`}
            value={row[column]}
            readOnly={!isOpen}
            maxLength={widest[column]}
            autoComplete="off"
            spellCheck={false}
            {...(column === 'code' ? { lang: 'en', autoCapitalize: 'characters' } : {})}
            {...(column === 'outcome' || column === 'headCount' ? { inputMode: 'numeric' as const } : {})}
            onFocus={() => setActive(at)}
            onBlur={() => setActive(-1)}
            onChange={(event: ChangeEvent<HTMLInputElement>) =>
              typed(
                column,
                event.target.value,
                event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing,
              )
            }
            onCompositionEnd={(event) => typed(column, event.currentTarget.value, false)}
          />
          {column === 'outcome' && checked.outcome ? <span>{say(`paper.box.${checked.outcome}`)}</span> : null}
        </td>
      ))}
      <td className="paper-word" id={`paper-word-${at}`}>
        <RowWord at={at} row={row} checked={checked} faults={faults} change={change} />
      </td>
    </tr>
  )
})
