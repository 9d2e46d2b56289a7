import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import type { Step } from '#platform/web/useSeries.ts'
import { createDwellings, type Dwelling, retireDwellings } from '../../contract/index.ts'

export interface RetireDoorsProps {
  doors: readonly Dwelling[]
  close: () => void
  after?: () => void
}

/** Doors that were entered by mistake; a door with visits is refused, because it has a state and not a mistake. */
export function RetireDoors({ doors, close, after }: RetireDoorsProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(retireDwellings)
  const [why, setWhy] = useState('')
  const retire = async (): Promise<void> => {
    const outcome = await command.send({ dwellings: doors.map(({ id }) => id), why: why.trim() })
    if (outcome.state !== 'accepted') return
    close()
    after?.()
    tell({
      text: say('done.retiredDoors', { count: format.number(doors.length) }),
      undo: { label: say('undo.retireDoors'), steps: async () => again(doors) },
    })
  }
  return (
    <Modal
      open
      title={say('retire.doorsTitle', { count: format.number(doors.length) })}
      okText={say('act.retireNow')}
      okButtonProps={{ danger: true, disabled: why.trim() === '' || doors.length > 500, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void retire()}
      onCancel={close}
    >
      <p>
        {doors
          .slice(0, 8)
          .map(({ address }) => address)
          .join(say('comma'))}
        {doors.length > 8 ? say('move.andMore', { count: doors.length - 8 }) : ''}
      </p>
      <ul className="place-what">
        <li>{say('retire.doorsWhat')}</li>
        <li>{say('retire.doorsVisits')}</li>
        <li className="soft">{say('retire.doorsBack')}</li>
      </ul>
      <div className="place-form">
        <label htmlFor="retire-why">
          <span>{say('retire.why')}</span>
          <Input
            id="retire-why"
            autoFocus
            value={why}
            maxLength={100}
            placeholder={say('retire.whyHint')}
            onChange={(event) => setWhy(event.target.value)}
          />
        </label>
        {fieldProblem(command.problem, 'why') ? <p className="late">{fieldProblem(command.problem, 'why')}</p> : null}
        <CommandNote progress={command.progress} shownFields={['why']} />
      </div>
    </Modal>
  )
}

/** New doors with the numbers and lists of those that went. */
function again(doors: readonly Dwelling[]): Step[] {
  return [...Map.groupBy(doors, ({ area }) => area)].map(([area, lot]) => ({
    label: lot[0]?.address ?? '',
    send: () =>
      enqueue(createDwellings, {
        area,
        dwellings: lot.map(({ number, sources }) => ({ id: newId(), number, sources: [...sources] })),
      }),
  }))
}
