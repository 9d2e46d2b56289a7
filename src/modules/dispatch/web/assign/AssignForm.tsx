import { Button, Input } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { listWorkers } from '#modules/agency/contract/index.ts'
import { isWithin, type PlaceNode, PlacePicker } from '#modules/place/web/index.tsx'
import { countyNow } from '#platform/web/clock.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { duePresets } from '#platform/web/desk/due.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { assign } from '../../contract/index.ts'
import { withdrawStep } from '../board/steps.ts'
import { type PartChoice, PartsList } from './PartsList.tsx'
import { SendParts } from './SendParts.tsx'
import { WorkerChoice } from './WorkerChoice.tsx'
import { covering, partsBelow } from './workers.ts'

export interface AssignFormProps {
  start: readonly PlaceNode[]
  close: () => void
}

const mostPlaces = 200

/** Where, who, until when: in this order, because where decides who can be sent. */
export function AssignForm({ start, close }: AssignFormProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(assign)
  const [places, setPlaces] = useState<readonly PlaceNode[]>(start)
  const [worker, setWorker] = useState<string>()
  const [dueAt, setDueAt] = useState(() => duePresets(countyNow())[0]?.at)
  const [note, setNote] = useState('')
  const [choice, setChoice] = useState<PartChoice>({})
  const first = places[0]
  const workers = useQuery(listWorkers, areaOf(first), { enabled: first !== undefined, keep: true })
  const able = covering(
    workers.data?.items ?? [],
    places.map(({ path }) => path),
  )
  const chosen = able.some(({ id }) => id === worker) ? worker : able.length === 1 ? able[0]?.id : undefined
  const parts =
    able.length === 0 && places.length === 1 && first ? partsBelow(workers.data?.items ?? [], first.path) : []
  const doors = places.reduce((sum, place) => sum + place.doors, 0)

  const pick = (node: PlaceNode): void => {
    const isThere = places.some(({ id }) => id === node.id)
    // What stands below a chosen area is given with it.
    const others = places.filter(({ id, path }) => id !== node.id && !isWithin(path, node.path))
    setPlaces(isThere ? others : [...others, node])
  }
  const send = async (): Promise<void> => {
    if (!chosen || !dueAt) return
    const tasks = places.map(({ id }) => ({ task: newId(), place: id }))
    const outcome = await command.send({
      assignee: chosen,
      dueAt,
      places: tasks,
      ...(note.trim() ? { note: note.trim() } : {}),
    })
    if (outcome.state !== 'accepted') return
    const name = able.find(({ id }) => id === chosen)?.displayName ?? ''
    const { assigned, replaced } = outcome.result
    tell({
      text:
        say('done.assigned', { name, count: format.number(assigned), due: format.moment(dueAt) }) +
        (replaced > 0 ? say('done.replaced', { count: format.number(replaced) }) : ''),
      undo: {
        label: say('undo.assign'),
        steps: async () => [
          withdrawStep(
            tasks.map(({ task }) => task),
            name,
          ),
        ],
      },
    })
    close()
  }

  return (
    <div className="dispatch-form">
      <section>
        <h3>{say('assign.where')}</h3>
        {places.length > 0 ? (
          <ul className="dispatch-chosen">
            {places.map((place) => (
              <li key={place.id}>
                {place.name} <span className="soft">{say('assign.doors', { count: format.number(place.doors) })}</span>
                <button type="button" className="link-button" onClick={() => pick(place)}>
                  {say('assign.remove')}
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <Suspense fallback={<WaitWords />}>
          <PlacePicker values={places} onPick={pick} withDoors />
        </Suspense>
        {places.length > mostPlaces ? <p className="late">{say('assign.most', { most: mostPlaces })}</p> : null}
      </section>
      <section>
        <h3>{say('assign.who')}</h3>
        {workers.isError ? <ProblemNote problem={workers.error.body} retry={() => void workers.refetch()} /> : null}
        {places.length === 0 ? <p className="soft">{say('assign.whereFirst')}</p> : null}
        {able.length > 0 ? <WorkerChoice workers={able} value={chosen} onChange={setWorker} /> : null}
        {parts.length > 0 && first ? (
          <PartsList area={first.name} parts={parts} choice={choice} choose={setChoice} />
        ) : null}
        {places.length > 0 && workers.data && able.length === 0 && parts.length === 0 ? (
          <p className="risk">{say(places.length > 1 ? 'assign.nobodyForAll' : 'assign.nobody')}</p>
        ) : null}
      </section>
      <section>
        <h3>{say('assign.until')}</h3>
        <DueChoice value={dueAt} onChange={setDueAt} />
        {dueAt ? <p className="soft">{format.moment(dueAt)}</p> : null}
      </section>
      <section>
        <h3>{say('assign.note')}</h3>
        <Input.TextArea
          aria-label={say('assign.note')}
          value={note}
          maxLength={200}
          autoSize={{ minRows: 1, maxRows: 4 }}
          placeholder={say('assign.noteHint')}
          onChange={(event) => setNote(event.target.value)}
        />
      </section>
      {parts.length > 0 && first ? (
        <SendParts area={first.name} parts={parts} choice={choice} dueAt={dueAt} note={note} close={close} />
      ) : (
        <div className="dispatch-foot">
          <CommandNote progress={command.progress} />
          <Button
            type="primary"
            disabled={!chosen || !dueAt || places.length === 0 || places.length > mostPlaces}
            loading={command.busy}
            onClick={() => void send()}
          >
            {say('assign.go', { places: format.number(places.length), doors: format.number(doors) })}
          </Button>
          <span className="soft">{say(able.length > 0 && !chosen ? 'assign.whoFirst' : 'assign.what')}</span>
        </div>
      )}
    </div>
  )
}

/** Whom to ask for; a door that came by its id alone names no area, and then everybody in reach is read and sorted here. */
function areaOf(place: PlaceNode | undefined): { area?: string } {
  const area = place?.kind === 'dwelling' ? place.area : place?.id
  return area ? { area } : {}
}
