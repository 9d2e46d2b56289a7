import { useSyncExternalStore } from 'react'

/** Sizes of the phone's text, beyond the 18 px that everything begins with. */
export const textSizes = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

const remembered = 'lianfang.text'
const listeners = new Set<() => void>()
let size: TextSize = read()
apply()

/** The size chosen on this phone, and how to choose another. */
export function useTextSize(): [TextSize, (next: TextSize) => void] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => size,
  )
  return [now, choose]
}

function choose(next: TextSize): void {
  size = next
  try {
    localStorage.setItem(remembered, next)
  } catch {
    // Forgotten at the next start, no more.
  }
  apply()
  for (const listener of listeners) listener()
}

function apply(): void {
  document.documentElement.dataset.text = size
}

function read(): TextSize {
  try {
    const stored = localStorage.getItem(remembered)
    return textSizes.find((one) => one === stored) ?? 'normal'
  } catch {
    return 'normal'
  }
}
