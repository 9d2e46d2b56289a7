import { Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Dwelling, mergeDwellings } from '../../contract/index.ts'

export interface MergeDialogProps {
  doors: readonly Dwelling[]
  close: () => void
  after?: () => void
}

/** Several doors prove to be one: which number stays, and what becomes of visits and households. */
export function MergeDialog({ doors, close, after }: MergeDialogProps): ReactNode {
  const say = useWords('place')
  const tell = useDone()
  const command = useCommand(mergeDwellings)
  const [keep, setKeep] = useState(doors[0]?.id ?? '')
  const kept = doors.find(({ id }) => id === keep)
  const gone = doors.filter(({ id }) => id !== keep)
  const numbers = gone.map(({ number }) => number).join(say('comma'))

  const merge = async (): Promise<void> => {
    const outcome = await command.send({ keep, merge: gone.map(({ id }) => id) })
    if (outcome.state !== 'accepted') return
    close()
    after?.()
    tell({ text: say('done.merged', { numbers, keep: kept?.address ?? '' }) })
  }

  return (
    <Modal
      open
      title={say('merge.title', { count: doors.length })}
      okText={say('merge.go', { number: kept?.number ?? '' })}
      okButtonProps={{ danger: true, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void merge()}
      onCancel={close}
    >
      <p>{say('merge.which')}</p>
      <Radio.Group
        className="place-radios"
        value={keep}
        onChange={(event) => setKeep(event.target.value)}
        options={doors.map(({ id, address }) => ({ value: id, label: address }))}
      />
      <ul className="place-what">
        <li>{say('merge.stays', { number: kept?.number ?? '' })}</li>
        <li>{say('merge.goes', { numbers })}</li>
        <li>{say('merge.lists')}</li>
        <li>{say('merge.twoHouseholds')}</li>
        <li className="risk">{say('merge.noWayBack')}</li>
      </ul>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
