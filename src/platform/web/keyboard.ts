import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** One line of the help overlay: the key as printed on it, and the i18n key of what it does. */
export interface Shortcut {
  keys: string
  /** Words: `module:key`. */
  label: string
  run: () => void
  /** Also while typing in a field (Escape). */
  whileTyping?: boolean
}

let stack: { shortcuts: readonly Shortcut[] }[] = []
const watchers = new Set<() => void>()

/** Registers shortcuts while the component is on screen; later ones come before earlier ones for the same key. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const entry = useRef({ shortcuts })
  entry.current.shortcuts = shortcuts
  useEffect(() => {
    const mine = entry.current
    stack = [...stack, mine]
    changed()
    return () => {
      stack = stack.filter((other) => other !== mine)
      changed()
    }
  }, [])
}

/** Everything that a key does now, for the help overlay. */
export function useShortcutList(): readonly Shortcut[] {
  const now = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => stack,
  )
  const seen = new Set<string>()
  return [...now]
    .reverse()
    .flatMap((entry) => entry.shortcuts)
    .filter((shortcut) => !seen.has(shortcut.keys) && seen.add(shortcut.keys))
}

/** A list that the arrows walk: which row is under the hand, and the shortcuts for it. Give `rowProps(index)` to each row. */
export function useListKeys(
  count: number,
  open: (index: number) => void,
): { active: number; setActive: (index: number) => void } {
  const [active, setActive] = useState(-1)
  const held = Math.min(active, count - 1)
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(count - 1, held + step))
    setActive(next)
    document.querySelector(`[data-row-index="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts([
    { keys: 'ArrowDown', label: 'platform:key.down', run: () => move(1) },
    { keys: 'ArrowUp', label: 'platform:key.up', run: () => move(-1) },
    { keys: 'Enter', label: 'platform:key.open', run: () => held >= 0 && open(held) },
  ])
  return { active: held, setActive }
}

/** Is the person writing, or in a control that has its own use for keys? */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/**
 * Enter on a button or link presses it; an open dialog or menu keeps its own keys, Escape too: it closes the topmost dialog,
 * and the page or the drawer behind it stays.
 */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (event.key === 'Enter' && ['BUTTON', 'A', 'SUMMARY'].includes(target.tagName)) return true
  return target.closest('[role="menu"],[role="listbox"],[role="tree"],[role="dialog"]') !== null
}

function changed(): void {
  for (const watcher of watchers) watcher()
}

if (typeof window !== 'undefined') {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTaken(event))
      return
    const typing = isTyping(event.target)
    for (const entry of [...stack].reverse()) {
      const shortcut = entry.shortcuts.find((one) => one.keys === event.key && (!typing || one.whileTyping))
      if (!shortcut) continue
      event.preventDefault()
      shortcut.run()
      return
    }
  })
}
