import type { ReactNode } from 'react'

/** Line drawings of our own, 26 px, in the colour of the text; words stand beside every one of them. */
function Drawing({ path }: { path: string }): ReactNode {
  return (
    <svg
      width="26"
      height="26"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}

export const BackIcon = (): ReactNode => <Drawing path="M15 5l-7 7 7 7" />
export const NextIcon = (): ReactNode => <Drawing path="M9 5l7 7-7 7" />
export const TodayIcon = (): ReactNode => <Drawing path="M4 21V10l8-6 8 6v11M10 21v-6h4v6" />
export const FindIcon = (): ReactNode => <Drawing path="M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5" />
export const MeIcon = (): ReactNode => <Drawing path="M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 3.6-6 8-6s8 2 8 6" />
export const MinusIcon = (): ReactNode => <Drawing path="M5 12h14" />
export const PlusIcon = (): ReactNode => <Drawing path="M5 12h14M12 5v14" />
