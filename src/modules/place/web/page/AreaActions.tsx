import { Button, Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { useSession } from '#platform/web/session.tsx'
import { type Area, createAreas, createDwellings, editArea } from '../../contract/index.ts'
import { NewDoors } from '../doors/NewDoors.tsx'
import { MoveDialog } from '../grids/MoveDialog.tsx'
import { NewAreas } from '../grids/NewAreas.tsx'
import { kindsBelow, mayStand } from '../kinds.ts'
import { RetireArea } from './RetireArea.tsx'

type Open = 'move' | 'retire' | 'doors' | 'grid' | 'compound' | 'building' | 'unit'

export interface AreaActionsProps {
  area: Area
  above: readonly { id: string; name: string }[]
  edit: () => void
  go: (area: string) => void
  openTab: (tab: string) => void
}

/** What can be done with an area: edit, make something in it, move it, take it away. */
export function AreaActions({ area, above, edit, go, openTab }: AreaActionsProps): ReactNode {
  const say = useWords('place')
  const { may } = useSession()
  const [open, setOpen] = useState<Open>()
  const mayEdit = may(editArea.name)
  useShortcuts(mayEdit ? [{ keys: 'e', label: 'place:key.edit', run: edit }] : [])
  if (!mayEdit) return null
  const close = (): void => setOpen(undefined)
  const kinds = kindsBelow(area.kind)
  const isHome = mayStand('dwelling', area.kind)
  const makes = [
    ...(may(createAreas.name) ? kinds.map((kind) => ({ key: kind, label: say(`new.${kind}`) })) : []),
    ...(isHome && may(createDwellings.name) ? [{ key: 'doors', label: say('new.doors') }] : []),
  ]
  const isDrawn = ['grid', 'compound', 'building', 'unit'].includes(area.kind)
  return (
    <>
      {makes.length > 0 ? (
        <Dropdown trigger={['click']} menu={{ items: makes, onClick: ({ key }) => setOpen(key as Open) }}>
          <Button>{say('act.new')}</Button>
        </Dropdown>
      ) : null}
      {isDrawn ? (
        <>
          {area.kind === 'grid' ? null : <Button onClick={() => setOpen('move')}>{say('act.move')}</Button>}
          <Button onClick={() => setOpen('retire')}>{say('act.retire')}</Button>
        </>
      ) : null}
      <Button type="primary" onClick={edit}>
        {say('action.edit')}
      </Button>
      {open === 'move' ? <MoveDialog areas={[area]} doors={[]} close={close} /> : null}
      {open === 'retire' ? (
        <RetireArea area={area} close={close} after={() => go(above.at(-1)?.id ?? area.parent ?? area.id)} />
      ) : null}
      {open === 'doors' ? <NewDoors area={area} close={close} after={() => openTab('doors')} /> : null}
      {open && open !== 'move' && open !== 'retire' && open !== 'doors' ? (
        <NewAreas parent={area} kind={open} close={close} />
      ) : null}
    </>
  )
}
