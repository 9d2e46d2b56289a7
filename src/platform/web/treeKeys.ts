import type { KeyboardEvent } from 'react'

/**
 * Keys of a tree as people know them: up and down walk, right opens or goes in, left closes or goes out. What opens and
 * closes an item carries `data-tree-toggle`.
 */
export function treeKeys(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const item = items[at]
  if (!item) return
  const level = Number(item.getAttribute('aria-level'))
  const expanded = item.getAttribute('aria-expanded')
  const toggle = item.parentElement?.querySelector<HTMLElement>('[data-tree-toggle]')
  if (event.key === 'ArrowDown') items[at + 1]?.focus()
  else if (event.key === 'ArrowUp') items[at - 1]?.focus()
  else if (event.key === 'ArrowRight' && expanded === 'false') toggle?.click()
  else if (event.key === 'ArrowRight' && expanded === 'true') items[at + 1]?.focus()
  else if (event.key === 'ArrowLeft' && expanded === 'true') toggle?.click()
  else if (event.key === 'ArrowLeft') {
    items
      .slice(0, at)
      .findLast((other) => Number(other.getAttribute('aria-level')) < level)
      ?.focus()
  } else return
  event.preventDefault()
}
