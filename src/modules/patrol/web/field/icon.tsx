import type { ReactNode } from 'react'

/** A way past stops. */
export const PatrolIcon = (): ReactNode => (
  <svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M4 20a2 2 0 1 0 4 0 2 2 0 1 0-4 0M8 20h9a4 4 0 0 0 0-8H8a4 4 0 0 1 0-8h6M14 4a3 3 0 1 0 6 0 3 3 0 1 0-6 0" />
  </svg>
)
