import type { ReactNode } from 'react'
import { DoneProvider } from '#platform/web/desk/done.tsx'
import { WorkBoard } from './WorkBoard.tsx'
import './work.css'

/** The board of all open work; what was given out last stays above it with its way back. */
export default function WorkPage(): ReactNode {
  return (
    <DoneProvider>
      <WorkBoard />
    </DoneProvider>
  )
}
