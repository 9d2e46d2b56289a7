import type { ReactNode } from 'react'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useQuery } from '#platform/web/query.ts'
import { type DoorDetail, getDoor } from '../../contract/index.ts'

export interface ReadDoorProps {
  id: string
  /** Of the screen, while the door is not there to draw its own. */
  title: string
  children: (detail: DoorDetail) => ReactNode
}

/** A screen about one door. Until it is read, or when it cannot be, there is a frame with the way back. */
export function ReadDoor({ id, title, children }: ReadDoorProps): ReactNode {
  const query = useQuery(getDoor, { id })
  if (query.data) return <Read query={query}>{children}</Read>
  return (
    <Screen title={title} back={`/door/${id}`}>
      <Read query={query}>{() => null}</Read>
    </Screen>
  )
}
