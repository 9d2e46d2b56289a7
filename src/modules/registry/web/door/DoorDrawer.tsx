import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { DoorView } from './DoorView.tsx'

/** One door beside the list it came from; Esc goes back to the list. */
export function DoorDrawer({ id, close }: { id: string | undefined; close: () => void }): ReactNode {
  const say = useWords('registry')
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      size={680}
      destroyOnHidden
      mask={false}
      title={say('door.title')}
      extra={id ? <Link to={`/doors/${id}`}>{say('door.ownPage')}</Link> : null}
      rootClassName="no-print"
    >
      {id ? (
        <>
          <EscapeCloses close={close} />
          <DoorView id={id} />
        </>
      ) : null}
    </Drawer>
  )
}

function EscapeCloses({ close }: { close: () => void }): ReactNode {
  useShortcuts([{ keys: 'Escape', label: 'platform:key.back', run: close, whileTyping: true }])
  return null
}
