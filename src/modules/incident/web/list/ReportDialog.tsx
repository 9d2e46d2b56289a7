import { Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { clockHours, type IncidentKind, incidentKinds, reportIncident, sources } from '../../contract/index.ts'

/** Takes down what somebody reports: by phone, from a hotline note, or seen with one's own eyes. */
export function ReportDialog({ close }: { close: () => void }): ReactNode {
  const say = useWords('incident')
  const command = useCommand(reportIncident)
  const [kind, setKind] = useState<IncidentKind>()
  const [source, setSource] = useState<(typeof sources)[number]>('phone')
  const [place, setPlace] = useState<PickedPlace>()
  const [what, setWhat] = useState('')
  const [spot, setSpot] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [isTried, setIsTried] = useState(false)
  const note = (missing: boolean, words: string, path: string) => {
    const text = isTried && missing ? say(words) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }

  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!kind || !place || !what.trim()) return
    const contact = { ...(name.trim() ? { name: name.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) }
    const outcome = await command.send({
      place: place.id,
      kind,
      source,
      what: what.trim(),
      ...(spot.trim() ? { spot: spot.trim() } : {}),
      ...(Object.keys(contact).length > 0 ? { contact } : {}),
    })
    if (outcome.state === 'accepted') close()
  }

  return (
    <Modal
      open
      width={640}
      title={say('report.open')}
      okText={say('report.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="incident-form">
        <div className="incident-pair">
          <Field label={say('kindTitle')} {...note(!kind, 'wrong.kind', 'kind')}>
            <Select<IncidentKind>
              value={kind ?? null}
              placeholder={say('report.chooseKind')}
              onChange={setKind}
              options={incidentKinds.map((value) => ({
                value,
                label: say('report.kindWithin', { kind: say(`kind.${value}`), hours: clockHours[value] }),
              }))}
            />
          </Field>
          <Field label={say('source')}>
            <Select
              value={source}
              onChange={setSource}
              options={sources.map((value) => ({ value, label: say(`sourceOf.${value}`) }))}
            />
          </Field>
        </div>
        <Field label={say('what')} {...note(!what.trim(), 'wrong.what', 'what')}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={500}
            value={what}
            onChange={(event) => setWhat(event.target.value)}
          />
        </Field>
        <Form.Item
          label={place ? say('report.placeIs', { name: place.name }) : say('where')}
          {...note(!place, 'wrong.place', 'place')}
        >
          <PlacePicker value={place} onChange={setPlace} />
        </Form.Item>
        <Field label={say('spot')} {...note(false, '', 'spot')}>
          <Input maxLength={100} value={spot} onChange={(event) => setSpot(event.target.value)} />
        </Field>
        <div className="incident-pair">
          <Field label={say('contactName')} {...note(false, '', 'contact/name')}>
            <Input maxLength={50} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={say('contactPhone')} {...note(false, '', 'contact/phone')}>
            <Input maxLength={20} autoComplete="off" value={phone} onChange={(event) => setPhone(event.target.value)} />
          </Field>
        </div>
        <p className="soft">{say('report.contactHint')}</p>
      </Form>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
