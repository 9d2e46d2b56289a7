import { Button, Form, Input, Modal, Popconfirm, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { changePoint, openPoint, type Point, pointKinds } from '../../contract/index.ts'

/** Opens a warehouse or a post, or renames and closes one. */
export function PointDialog({ point, close }: { point?: Point; close: () => void }): ReactNode {
  const say = useWords('supply')
  const opening = useCommand(openPoint)
  const changing = useCommand(changePoint)
  const command = point ? changing : opening
  const [kind, setKind] = useState<(typeof pointKinds)[number]>(point?.kind ?? 'post')
  const [name, setName] = useState(point?.name ?? '')
  const [place, setPlace] = useState<PickedPlace>()
  const [isTried, setIsTried] = useState(false)
  const note = (isMissing: boolean, path: string) => {
    const text = isTried && isMissing ? say('wrong.needed') : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const save = async (closed: boolean): Promise<void> => {
    setIsTried(true)
    if (!name.trim() || (!point && !place)) return
    const outcome = point
      ? await changing.send({ point: point.id, version: point.version, kind, name: name.trim(), closed })
      : await opening.send({ place: place?.id ?? '', kind, name: name.trim() })
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      width={560}
      title={say(point ? 'point.change' : 'point.open')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void save(false)}
      onCancel={close}
    >
      <Form layout="vertical" className="supply-form">
        <Field label={say('point.name')} {...note(!name.trim(), 'name')}>
          <Input maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={say('point.kind')}>
          <Radio.Group
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={pointKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          />
        </Field>
        {point ? null : (
          <Form.Item
            label={place ? say('point.placeIs', { name: place.name }) : say('point.place')}
            {...note(!place, 'place')}
          >
            <PlacePicker value={place} onChange={setPlace} />
          </Form.Item>
        )}
      </Form>
      {point ? (
        <Popconfirm
          title={say('point.closeAsk')}
          okText={say('point.close')}
          cancelText={say('action.cancel')}
          onConfirm={() => save(true)}
        >
          <Button danger>{say('point.close')}</Button>
        </Popconfirm>
      ) : null}
      <CommandNote progress={command.progress} shownFields={['name', 'place']} />
    </Modal>
  )
}
