import type { ReactNode } from 'react'

/** A guard's box. */
export const DutyIcon = (): ReactNode => (
  <svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d="M4 9l8-6 8 6M6 9v12h12V9M12 12a2 2 0 1 0 0 .01M9 21c0-3 1-5 3-5s3 2 3 5" />
  </svg>
)
