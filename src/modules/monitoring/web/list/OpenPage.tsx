import { Button, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, Suspense, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type PlaceNode, PlacePicker } from '#modules/place/web/index.tsx'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem, WaitWords } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { dayAfter, kinds, open, settings, sexes, startsAhead, startsBack, statusesOf } from '../../contract/index.ts'
import { type Resident, ResidentChoice } from './ResidentChoice.tsx'

/** A new case, contact or arrival; with `?source=` a contact of that person. */
export default function OpenPage(): ReactNode {
  const say = useWords('monitoring')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [source, code] = [search.get('source'), search.get('code')]
  const command = useCommand(open)
  const [kind, setKind] = useState<(typeof kinds)[number]>('contact')
  const [status, setStatus] = useState<(typeof statusesOf.case)[number]>('suspected')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [sex, setSex] = useState<(typeof sexes)[number]>()
  const [birthYear, setBirthYear] = useState<number | null>(null)
  const [place, setPlace] = useState<PlaceNode>()
  const [resident, setResident] = useState<string>()
  const [onsetOn, setOnsetOn] = useState<string>()
  const [startsOn, setStartsOn] = useState<string>()
  const [setting, setSetting] = useState<(typeof settings)[number]>('household')
  const [asked, setAsked] = useState(false)
  const choose = (one: Resident | undefined): void => {
    setResident(one?.id)
    if (!one) return
    setName(one.name)
    setBirthYear(one.birthYear)
  }
  const save = async (): Promise<void> => {
    setAsked(true)
    if (name.trim() === '' || !place) return
    const id = newId()
    const outcome = await command.send(
      {
        ...{ kind, status: kind === 'case' ? status : 'observed', place: place.id, name: name.trim() },
        ...(resident ? { resident } : {}),
        ...(phone.trim() ? { phone: phone.trim() } : {}),
        ...(idNumber.trim() ? { idNumber: idNumber.trim() } : {}),
        ...(sex ? { sex } : {}),
        ...(birthYear ? { birthYear } : {}),
        ...(kind === 'case' && onsetOn ? { onsetOn } : {}),
        ...(kind !== 'case' && startsOn ? { startsOn } : {}),
        ...(source ? { source, exposure: { setting } } : {}),
      },
      { id },
    )
    if (outcome.state === 'accepted') navigate(`/monitoring/person/${id}`, { replace: true })
  }
  return (
    <Page
      title={source ? say('open.contactOf', { code: code ?? '' }) : say('open.title')}
      answers={say('open.answers')}
      above={<Link to="/monitoring">{say('title')}</Link>}
    >
      <Panel>
        <Form layout="vertical" style={{ maxWidth: 560 }} onFinish={() => void save()}>
          {source ? (
            <Field label={say('exposure.setting')}>
              <Select
                value={setting}
                onChange={setSetting}
                options={settings.map((value) => ({ value, label: say(`setting.${value}`) }))}
              />
            </Field>
          ) : (
            <Field label={say('kindHead')}>
              <Radio.Group
                value={kind}
                onChange={(event) => setKind(event.target.value as (typeof kinds)[number])}
                options={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
              />
            </Field>
          )}
          {kind === 'case' ? (
            <Field label={say('statusHead')}>
              <Select
                value={status}
                onChange={setStatus}
                options={statusesOf.case.map((value) => ({ value, label: say(`status.${value}`) }))}
              />
            </Field>
          ) : null}
          <Field
            label={say('name')}
            required
            validateStatus={asked && name.trim() === '' ? 'error' : ''}
            help={asked && name.trim() === '' ? say('open.nameMissing') : fieldProblem(command.problem, 'name')}
          >
            <Input value={name} maxLength={50} autoComplete="off" onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={say('phone')} help={fieldProblem(command.problem, 'phone')}>
            <Input value={phone} maxLength={20} autoComplete="off" onChange={(event) => setPhone(event.target.value)} />
          </Field>
          <Field label={say('idNumber')} help={fieldProblem(command.problem, 'idNumber')}>
            <Input
              value={idNumber}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => setIdNumber(event.target.value)}
            />
          </Field>
          <Field label={say('sex')}>
            <Radio.Group
              value={sex}
              onChange={(event) => setSex(event.target.value as (typeof sexes)[number])}
              options={sexes.map((value) => ({ value, label: say(`sexOf.${value}`) }))}
            />
          </Field>
          <Field label={say('birthYear')} help={fieldProblem(command.problem, 'birthYear')}>
            <InputNumber controls={false} value={birthYear} min={1880} max={2200} onChange={setBirthYear} />
          </Field>
          {kind === 'case' ? (
            <Field label={say('onsetOn')} help={fieldProblem(command.problem, 'onsetOn')}>
              <DatePicker maxDate={dayjs(today())} onChange={(_, day) => setOnsetOn(String(day ?? '') || undefined)} />
            </Field>
          ) : (
            <Field
              label={say('open.startsOn')}
              extra={say('open.startsHint')}
              help={fieldProblem(command.problem, 'startsOn')}
            >
              <DatePicker
                minDate={dayjs(dayAfter(today(), -startsBack))}
                maxDate={dayjs(dayAfter(today(), startsAhead))}
                onChange={(_, day) => setStartsOn(String(day ?? '') || undefined)}
              />
            </Field>
          )}
          <Form.Item
            label={say('open.place')}
            required
            validateStatus={asked && !place ? 'error' : ''}
            help={asked && !place ? say('open.placeMissing') : undefined}
          >
            {place ? <p>{place.name}</p> : null}
            <Suspense fallback={<WaitWords />}>
              <PlacePicker
                value={place}
                onPick={(picked) => {
                  setPlace(picked)
                  setResident(undefined)
                }}
                withDoors
              />
            </Suspense>
          </Form.Item>
          {place?.kind === 'dwelling' ? (
            <Field
              label={say('open.resident')}
              extra={say('open.residentHint')}
              validateStatus={fieldProblem(command.problem, 'resident') ? 'error' : ''}
              help={fieldProblem(command.problem, 'resident')}
            >
              <Suspense fallback={<WaitWords />}>
                <ResidentChoice door={place.id} value={resident} onChange={choose} />
              </Suspense>
            </Field>
          ) : null}
          <CommandNote
            progress={command.progress}
            shownFields={['name', 'phone', 'idNumber', 'birthYear', 'onsetOn', 'startsOn', 'resident']}
          />
          <Button type="primary" htmlType="submit" loading={command.busy}>
            {say('action.save')}
          </Button>
        </Form>
      </Panel>
    </Page>
  )
}
