import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Area, createAreas, retireArea } from '../../contract/index.ts'

/** Takes an empty area away; says in words what that means, and offers to draw it again. */
export function RetireArea({ area, close, after }: { area: Area; close: () => void; after: () => void }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(retireArea)
  const doors = area.dwellings ?? 0
  const isEmpty = area.children === 0 && doors === 0
  const parent = area.parent
  const retire = async (): Promise<void> => {
    const outcome = await command.send({ id: area.id, version: area.version })
    if (outcome.state !== 'accepted') return
    close()
    after()
    tell({
      text: say('done.retiredArea', { name: area.name }),
      ...(parent ? { undo: { label: say('undo.retireArea'), steps: async () => [again(area, parent)] } } : {}),
    })
  }
  return (
    <Modal
      open
      title={say('retire.areaTitle', { name: area.name })}
      okText={say('act.retireNow')}
      okButtonProps={{ danger: true, disabled: !isEmpty, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void retire()}
      onCancel={close}
    >
      {isEmpty ? (
        <p>{say('retire.areaWhat')}</p>
      ) : (
        <p className="risk">
          {say('retire.areaNotEmpty', { children: format.number(area.children), doors: format.number(doors) })}
        </p>
      )}
      <CommandNote progress={command.progress} />
    </Modal>
  )
}

function again(area: Area, parent: string) {
  const { kind, code, name, ordinal, responsible, contact } = area
  const one = {
    id: newId(),
    kind,
    name,
    ordinal,
    ...(kind === 'grid' ? { code } : {}),
    ...(area.class ? { class: area.class } : {}),
    ...(responsible ? { responsible } : {}),
    ...(contact ? { contact } : {}),
  }
  return { label: name, send: () => enqueue(createAreas, { parent, areas: [one] }) }
}
