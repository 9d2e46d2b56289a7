import type { KeyboardEvent } from 'react'
import { type Column, columns } from './rows.ts'

/** Puts the cursor into a field of a line, with what stands there chosen, so that typing replaces it. */
export function focusCell(at: number, column: Column): void {
  const field = document.querySelector<HTMLInputElement>(`[data-cell="${at}:${column}"]`)
  field?.focus()
  field?.select()
  field?.scrollIntoView({ block: 'nearest' })
}

/** Puts the cursor on the first thing to decide where somebody else was at the door of a line meanwhile. */
export function focusMeanwhile(at: number): void {
  document.querySelector<HTMLElement>(`[data-meanwhile="${at}"]`)?.focus()
}

/** Enter goes to the next line, the arrows to the same field of the line above or below; keys of an input method are its own. */
export function move(event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const cell = event.target instanceof HTMLInputElement ? event.target.dataset.cell : undefined
  const [line, name] = cell?.split(':') ?? []
  const column = columns.find((one) => one === name)
  if (line === undefined || !column) return
  const at = Number(line)
  if (event.key === 'Enter') focusCell(at + 1, 'code')
  else if (event.key === 'ArrowDown') focusCell(at + 1, column)
  else if (event.key === 'ArrowUp') focusCell(at - 1, column)
  else return
  event.preventDefault()
}
