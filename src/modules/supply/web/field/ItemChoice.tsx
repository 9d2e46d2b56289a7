import type { ReactNode } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Cell, Item } from '../../contract/index.ts'

/** One thing of one standard, what is low at the place before the rest; the standard is always beside the name. */
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
  const sorted = [...items].sort((a, b) => Number(isLow(b)) - Number(isLow(a)))
  return (
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
  )
}
