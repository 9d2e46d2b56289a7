import type { ReactNode } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Cell, Item } from '../../contract/index.ts'
import './supplies.css'

/** One thing of one standard, what is low at the place before what it has and the rest; the standard is always beside the name. */
export function ItemChoice({
  items,
  cells,
  value,
  onChange,
  problem,
}: {
  items: readonly Item[]
  cells: readonly Cell[]
  value: string | null
  onChange: (item: string) => void
  problem: string | undefined
}): ReactNode {
  const say = useWords('supply')
  const isLow = (item: Item) => cells.some((cell) => cell.item === item.id && cell.low)
  const isHeld = (item: Item) => cells.some((cell) => cell.item === item.id)
  const rank = (item: Item) => (isLow(item) ? 0 : isHeld(item) ? 1 : 2)
  const sorted = [...items].sort((a, b) => rank(a) - rank(b))
  return (
    <div className="supply-items">
      <Choice
        label={say('what')}
        columns={1}
        value={value}
        onChange={onChange}
        problem={problem}
        options={sorted.map((item) => ({
          value: item.id,
          text: [item.name, item.standard, isLow(item) ? say('low') : ''].filter(Boolean).join(' · '),
        }))}
      />
    </div>
  )
}
