import { useShortcuts } from '#platform/web/keyboard.ts'

/** Marks what opens a lead on its card, for the arrows. */
export const cardMark = { 'data-lead-card': '' }
const cards = (column: Element | undefined): HTMLElement[] => [
  ...(column?.querySelectorAll<HTMLElement>('[data-lead-card]') ?? []),
]

/** Arrows walk the board: up and down in a column, left and right to the next one that holds a card. Enter presses the card. */
export function useBoardKeys(): void {
  const step = (along: number, across: number): void => {
    const columns = [...document.querySelectorAll('.lead-column')]
    const here = document.activeElement?.closest('[data-lead-card]')
    const at = columns.findIndex((column) => column.contains(here ?? null))
    const row = at < 0 ? -1 : cards(columns[at]).indexOf(here as HTMLElement)
    const next = nextCard(columns, at, row, along, across)
    next?.focus()
    next?.closest('.lead-card')?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts([
    { keys: 'ArrowDown', label: 'platform:key.down', run: () => step(1, 0) },
    { keys: 'ArrowUp', label: 'platform:key.up', run: () => step(-1, 0) },
    { keys: 'ArrowRight', label: 'lead:key.right', run: () => step(0, 1) },
    { keys: 'ArrowLeft', label: 'lead:key.left', run: () => step(0, -1) },
  ])
}

function nextCard(columns: readonly Element[], at: number, row: number, along: number, across: number) {
  if (at < 0) return columns.flatMap(cards)[0]
  if (across === 0) return cards(columns[at])[row + along]
  for (let other = at + across; other >= 0 && other < columns.length; other += across) {
    const those = cards(columns[other])
    if (those.length > 0) return those[Math.min(row, those.length - 1)]
  }
  return undefined
}
