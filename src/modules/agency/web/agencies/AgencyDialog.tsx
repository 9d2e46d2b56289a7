import { Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Agency, type AgencyKind, agencyKinds, createAgency, editAgency } from '../../contract/index.ts'
import { note } from '../note.ts'

/** A new agency, or another name and kind for one. An agency keeps its place. */
export function AgencyDialog({ agency, close }: { agency?: Agency; close: () => void }): ReactNode {
  const say = useWords('agency')
  const create = useCommand(createAgency)
  const edit = useCommand(editAgency)
  const command = agency ? edit : create
  const [id] = useState(agency?.id ?? newId())
  const [name, setName] = useState(agency?.name ?? '')
  const [kind, setKind] = useState<AgencyKind | undefined>(agency?.kind)
  const [place, setPlace] = useState<PickedPlace>()
  const [isTried, setIsTried] = useState(false)
  const trimmed = name.trim()

  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!trimmed || !kind || (!agency && !place)) return
    const outcome = agency
      ? await edit.send({ id, version: agency.version, name: trimmed, kind })
      : await create.send({ id, kind, name: trimmed, place: place?.id ?? '' })
    if (outcome.state === 'accepted') close()
  }
  const nameNote = isTried && !trimmed ? say('agency.nameMissing') : nameProblem(command.problem)

  return (
    <Modal
      open
      width={560}
      title={say(agency ? 'agencies.editTitle' : 'agencies.new')}
      okText={say(agency ? 'action.save' : 'agencies.make')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="agency-form">
        <Field label={say('agency.kind')} {...note(isTried && !kind ? say('agency.kindMissing') : undefined)}>
          <Select<AgencyKind>
            value={kind ?? null}
            placeholder={say('agency.chooseKind')}
            onChange={setKind}
            options={agencyKinds.map((each) => ({ value: each, label: say(`kind.${each}`) }))}
          />
        </Field>
        <Field label={say('agency.name')} {...note(nameNote)}>
          <Input
            value={name}
            maxLength={60}
            onChange={(event) => {
              setName(event.target.value)
              if (command.problem) command.reset()
            }}
          />
        </Field>
        {agency ? null : (
          <Form.Item
            label={place ? say('agency.placeIs', { place: place.name }) : say('agency.place')}
            extra={say('agency.placeHint')}
            {...note(isTried && !place ? say('agency.placeMissing') : undefined)}
          >
            <PlacePicker value={place} onChange={setPlace} />
          </Form.Item>
        )}
      </Form>
      {nameProblem(command.problem) ? null : <CommandNote progress={command.progress} />}
    </Modal>
  )
}

function nameProblem(problem: ProblemBody | undefined): string | undefined {
  return problem?.code === 'agency.name_taken' ? problem.title : fieldProblem(problem, 'name')
}
