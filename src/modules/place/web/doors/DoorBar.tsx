import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { Dwelling } from '../../contract/index.ts'
import { MoveDialog } from '../grids/MoveDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { RetireDoors } from './RetireDoors.tsx'
import { SplitDialog } from './SplitDialog.tsx'

/** What can be done with the doors that are chosen. */
export function DoorBar({ doors, clear }: { doors: readonly Dwelling[]; clear: () => void }): ReactNode {
  const say = useWords('place')
  const [open, setOpen] = useState<'move' | 'merge' | 'split' | 'retire'>()
  const props = { close: () => setOpen(undefined), after: clear }
  const [first] = doors
  return (
    <div className="place-bar no-print">
      <span>{say('door.chosen', { count: doors.length })}</span>
      <Button size="small" onClick={() => setOpen('move')}>
        {say('act.move')}
      </Button>
      <Button size="small" disabled={doors.length < 2 || doors.length > 21} onClick={() => setOpen('merge')}>
        {say('act.merge')}
      </Button>
      <Button size="small" disabled={doors.length !== 1} onClick={() => setOpen('split')}>
        {say('act.split')}
      </Button>
      <Button size="small" onClick={() => setOpen('retire')}>
        {say('act.retire')}
      </Button>
      <button type="button" className="link-button" onClick={clear}>
        {say('action.clear')}
      </button>
      {open === 'move' ? <MoveDialog areas={[]} doors={doors} {...props} /> : null}
      {open === 'merge' ? <MergeDialog doors={doors} {...props} /> : null}
      {open === 'split' && first ? <SplitDialog door={first} {...props} /> : null}
      {open === 'retire' ? <RetireDoors doors={doors} {...props} /> : null}
    </div>
  )
}
