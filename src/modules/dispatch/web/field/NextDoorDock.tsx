import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { AddressHead, DoorState, type WalkDoor } from '#modules/registry/web/field.tsx'
import { BigButton } from '#platform/web/field/button.tsx'
import { useWords } from '#platform/web/i18n.ts'

/** The next door, docked within reach of the thumb however far the list is scrolled. */
export function NextDoorDock({ door }: { door: WalkDoor }): ReactNode {
  const say = useWords('dispatch')
  const navigate = useNavigate()
  return (
    <section className="f-dock" aria-label={say('next.label')}>
      <p className="f-quiet f-small">
        {say('next.label')} · <DoorState door={door} />
      </p>
      <p className="f-dock-address">
        <AddressHead door={door} />
      </p>
      <BigButton kind="main" onClick={() => navigate(`/door/${door.id}`, { state: { door } })}>
        {say('next.start')}
      </BigButton>
    </section>
  )
}
