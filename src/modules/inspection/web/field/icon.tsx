import type { ReactNode } from 'react'

/** A list that is being checked. */
export const InspectionIcon = (): ReactNode => (
  <svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M6 4h12v17H6zM9 2h6v4H9zM9 12l2 2 4-4M9 18h6" />
  </svg>
)
