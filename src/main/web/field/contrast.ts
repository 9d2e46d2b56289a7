import { useSyncExternalStore } from 'react'

/** How strongly text and edges stand out; `strong` is for full sun. */
export const contrasts = ['normal', 'strong'] as const
export type Contrast = (typeof contrasts)[number]

const remembered = 'lianfang.contrast'
const listeners = new Set<() => void>()
let contrast: Contrast = read()
apply()

/** The contrast chosen on this phone, and how to choose another. */
export function useContrast(): [Contrast, (next: Contrast) => void] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => contrast,
  )
  return [now, choose]
}

function choose(next: Contrast): void {
  contrast = next
  try {
    localStorage.setItem(remembered, next)
  } catch {
    // Forgotten at the next start, no more.
  }
  apply()
  for (const listener of listeners) listener()
}

function apply(): void {
  document.documentElement.dataset.contrast = contrast
}

function read(): Contrast {
  try {
    const stored = localStorage.getItem(remembered)
    return contrasts.find((one) => one === stored) ?? 'normal'
  } catch {
    return 'normal'
  }
}
