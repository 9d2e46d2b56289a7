import { Button, Checkbox, Drawer, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type DoorList, type Dwelling, doorLists, editDwelling, placeHistory } from '../../contract/index.ts'
import { HistoryList } from '../page/HistoryList.tsx'
import { SplitDialog } from './SplitDialog.tsx'

/** One door: its number, the lists that know it, and what was done to it. */
export function DoorDrawer({ door, close }: { door: Dwelling | undefined; close: () => void }): ReactNode {
  return (
    <Drawer open={door !== undefined} onClose={close} title={door?.address ?? ''} size={520} destroyOnHidden>
      {door ? <DoorForm key={door.id} door={door} close={close} /> : null}
    </Drawer>
  )
}

function DoorForm({ door, close }: { door: Dwelling; close: () => void }): ReactNode {
  const say = useWords('place')
  const { may } = useSession()
  const command = useCommand(editDwelling)
  const [number, setNumber] = useState<string>()
  const [sources, setSources] = useState<DoorList[]>()
  const [splitting, setSplitting] = useState(false)
  const mayEdit = may(editDwelling.name)
  const touched = number !== undefined || sources !== undefined
  const save = async (): Promise<void> => {
    const outcome = await command.send({
      id: door.id,
      version: door.version,
      ...(number === undefined ? {} : { number: number.trim() }),
      ...(sources === undefined ? {} : { sources }),
    })
    if (outcome.state !== 'accepted') return
    setNumber(undefined)
    setSources(undefined)
  }
  return (
    <div className="place-form">
      <label htmlFor="door-number">
        <span>{say('door.number')}</span>
        <Input
          id="door-number"
          value={number ?? door.number}
          maxLength={40}
          disabled={!mayEdit}
          onChange={(event) => setNumber(event.target.value)}
          onPressEnter={() => void save()}
        />
      </label>
      {fieldProblem(command.problem, 'number') ? (
        <p className="late">{fieldProblem(command.problem, 'number')}</p>
      ) : null}
      <div>
        <p className="soft">{say('door.lists')}</p>
        <Checkbox.Group
          disabled={!mayEdit}
          value={sources ?? [...door.sources]}
          onChange={(next) => setSources(next as DoorList[])}
          options={doorLists
            .filter((list) => list !== 'import' || door.sources.includes(list))
            .map((list) => ({ value: list, label: say(`list.${list}`) }))}
        />
      </div>
      {touched ? <p className="soft">{say('door.editWhat')}</p> : null}
      <CommandNote progress={command.progress} shownFields={['number']} />
      {command.problem?.code === 'platform.changed_meanwhile' ? <p className="risk">{say('edit.moved')}</p> : null}
      <div className="place-edit-foot">
        {touched ? (
          <Button type="primary" loading={command.busy} disabled={number?.trim() === ''} onClick={() => void save()}>
            {say('action.save')}
          </Button>
        ) : null}
        {mayEdit ? <Button onClick={() => setSplitting(true)}>{say('act.split')}</Button> : null}
        {may('registry.getDoor') ? <Link to={`/doors/${door.id}`}>{say('door.record')}</Link> : null}
      </div>
      {splitting ? <SplitDialog door={door} close={() => setSplitting(false)} after={close} /> : null}
      {may(placeHistory.name) ? (
        <section>
          <h3>{say('tab.history')}</h3>
          <HistoryList place={door.id} />
        </section>
      ) : null}
    </div>
  )
}
