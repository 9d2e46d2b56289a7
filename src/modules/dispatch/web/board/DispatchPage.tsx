import type { ReactNode } from 'react'
import { DoneProvider } from '#platform/web/desk/done.tsx'
import { DispatchBoard } from './DispatchBoard.tsx'
import '../dispatch.css'

/** The board of tasks; what was done last stays above it with its way back. */
export default function DispatchPage(): ReactNode {
  return (
    <DoneProvider>
      <DispatchBoard />
    </DoneProvider>
  )
}
