import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { DoorView } from './DoorView.tsx'

/** One door on its own page, for a link or a search. */
export default function DoorPage(): ReactNode {
  const say = useWords('registry')
  const { id = '' } = useParams()
  const navigate = useNavigate()
  useShortcuts([{ keys: 'Escape', label: 'platform:key.back', run: () => void navigate(-1) }])
  return (
    <Page title={say('door.title')} answers={say('door.answers')}>
      <Panel className="door-page">
        <DoorView id={id} />
      </Panel>
    </Page>
  )
}
