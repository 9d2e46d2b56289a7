import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { AssignForm } from './AssignForm.tsx'
import { useStartPlaces } from './useStartPlaces.ts'

export interface AssignDrawerProps {
  /** Ids of places to begin with; undefined: closed. */
  start: readonly string[] | undefined
  close: () => void
}

/** Gives places to a grid worker, beside the board. */
export function AssignDrawer({ start, close }: AssignDrawerProps): ReactNode {
  const say = useWords('dispatch')
  return (
    <Drawer open={start !== undefined} onClose={close} size={620} title={say('assign.title')} destroyOnHidden>
      {start ? <Loaded start={start} close={close} /> : null}
    </Drawer>
  )
}

function Loaded({ start, close }: Omit<AssignDrawerProps, 'start'> & { start: readonly string[] }): ReactNode {
  const { places, problem } = useStartPlaces(start)
  if (problem) return <ProblemNote problem={problem.body} />
  return places ? <AssignForm start={places} close={close} /> : <WaitWords />
}
