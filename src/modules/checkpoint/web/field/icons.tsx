import type { ReactNode } from 'react'

function Drawing({ path }: { path: string }): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="26"
      height="26"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}

/** A barrier. */
export const PassIcon = (): ReactNode => <Drawing path="M5 21V8M3 21h4M5 10h16M9 8l3 4M14 8l3 4" />
/** A door that somebody comes in by. */
export const ArrivalsIcon = (): ReactNode => <Drawing path="M13 4h6v16h-6M3 12h10M9 8l4 4-4 4" />
