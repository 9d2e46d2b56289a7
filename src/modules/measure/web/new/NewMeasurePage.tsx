import { Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { PlacePicker } from '#modules/place/web/index.tsx'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { localInstant } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { EmptyPane, fieldProblem, WaitWords } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { bulkFrom, evidenceKinds, type kinds, mostPersons, propose } from '../../contract/index.ts'
import { useRules } from '../useRules.ts'
import { type Chosen, DoorPeople } from './DoorPeople.tsx'
import { StartField } from './StartField.tsx'
import '../measure.css'

type Kind = (typeof kinds)[number]

/** An order is proposed: what, by which law, why, for how long, what is owed, and for whom, named one by one. */
export default function NewMeasurePage(): ReactNode {
  const say = useWords('measure')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const words = useRules()
  const command = useCommand(propose)
  const [kindChosen, setKind] = useState<Kind>()
  const [basis, setBasis] = useState<string>()
  const [days, setDays] = useState<number | null>(null)
  const [start, setStart] = useState<Date>()
  const [restrictions, setRestrictions] = useState<readonly string[]>()
  const [help, setHelp] = useState<readonly string[]>()
  const [evidenceKind, setEvidenceKind] = useState<(typeof evidenceKinds)[number]>('arrival')
  const [text, setText] = useState('')
  const [doors, setDoors] = useState<readonly string[]>(search.get('door') ? [search.get('door') as string] : [])
  const [people, setPeople] = useState<Readonly<Record<string, readonly Chosen[]>>>({})
  const [isPicking, setIsPicking] = useState(!search.get('door'))
  const [isTried, setIsTried] = useState(false)
  const { measures, query } = words
  if (query.isPending) return <WaitWords />
  const kind = measures?.kinds.find(({ code }) => code === kindChosen) ?? measures?.kinds[0]
  if (!measures || !kind) return <EmptyPane title={say('new.noRules')} hint={say('new.noRulesHint')} />
  const asked = {
    basis: basis && kind.basis.includes(basis) ? basis : (kind.basis.find((code) => words.allows(code)) ?? ''),
    days: days ?? kind.days,
    restrictions: restrictions ?? measures.restrictions.map(({ code }) => code),
    help: help ?? measures.help.map(({ code }) => code),
  }
  const persons = doors.flatMap((door) => (people[door] ?? []).map(({ id }) => ({ person: id, door })))
  const at = (path: string, own: string | undefined) => {
    const note = (isTried ? own : undefined) ?? fieldProblem(command.problem, path)
    return note ? { validateStatus: 'error' as const, help: note } : {}
  }
  const go = async (): Promise<void> => {
    setIsTried(true)
    const isWhole = persons.length > 0 && asked.restrictions.length > 0 && asked.help.length > 0 && asked.basis
    if (!isWhole || persons.length > mostPersons) return
    const evidence = text.trim()
    const named = persons.map((one) => ({ ...one, measure: newId() }))
    const outcome = await command.send({
      ...{ kind: kind.code as Kind, basis: asked.basis, days: asked.days, startsAt: localInstant(start ?? new Date()) },
      ...{ restrictions: [...asked.restrictions], help: [...asked.help], persons: named },
      ...(evidence ? { evidence: { kind: evidenceKind, text: evidence } } : {}),
    })
    if (outcome.state === 'accepted') void navigate(`/measures/${named[0]?.measure}`, { replace: true })
  }
  const checks = (
    list: readonly { code: string }[],
    value: readonly string[],
    word: (code: string) => string,
    set: (codes: readonly string[]) => void,
  ) => (
    <Checkbox.Group
      className="measure-checks"
      value={[...value]}
      onChange={set}
      options={list.map(({ code }) => ({ value: code, label: word(code) }))}
    />
  )
  return (
    <Watermark>
      <Page title={say('new.title')} answers={say('new.answers')} above={<Link to="/measures">{say('title')}</Link>}>
        <Form layout="vertical" className="measure-form">
          <Panel title={say('new.whom', { count: persons.length })}>
            {doors.map((door) => (
              <DoorPeople
                key={door}
                door={door}
                value={people[door] ?? []}
                onChange={(chosen) => setPeople((all) => ({ ...all, [door]: chosen }))}
                remove={() => {
                  setDoors(doors.filter((one) => one !== door))
                  setPeople((all) => ({ ...all, [door]: [] }))
                }}
              />
            ))}
            {isPicking ? (
              <Suspense fallback={<WaitWords />}>
                <PlacePicker
                  value={undefined}
                  withDoors
                  onPick={(place) => {
                    if (place.kind !== 'dwelling') return
                    if (!doors.includes(place.id)) setDoors([...doors, place.id])
                    setIsPicking(false)
                  }}
                />
              </Suspense>
            ) : (
              <Button onClick={() => setIsPicking(true)}>{say('new.addDoor')}</Button>
            )}
            {isTried && persons.length === 0 ? <p className="late">{say('new.nobody')}</p> : null}
            {persons.length > mostPersons ? <p className="late">{say('new.tooMany', { most: mostPersons })}</p> : null}
            {persons.length > bulkFrom ? <p className="measure-bulk">{say('new.bulk', { most: bulkFrom })}</p> : null}
          </Panel>
          <Panel title={say('new.what')}>
            <Field label={say('kind')} {...at('kind', undefined)}>
              <Radio.Group
                value={kind.code}
                onChange={(event) => setKind(event.target.value as Kind)}
                options={measures.kinds.map(({ code }) => ({ value: code, label: words.kind(code) }))}
              />
            </Field>
            <Field
              label={say('basis')}
              extra={words.allows(asked.basis)}
              {...at('basis', asked.basis ? undefined : say('new.noLaw'))}
            >
              <Select
                value={asked.basis}
                onChange={setBasis}
                options={kind.basis
                  .filter((code) => words.allows(code))
                  .map((code) => ({ value: code, label: words.law(code) }))}
              />
            </Field>
            <Field
              label={say('new.days')}
              extra={say('new.daysHint', { most: measures.mostDays })}
              {...at('days', undefined)}
            >
              <NumberInput min={1} max={measures.mostDays} value={asked.days} onChange={setDays} />
            </Field>
            <StartField value={start} onChange={setStart} {...at('startsAt', undefined)} />
            <Field
              label={say('restrictions')}
              {...at('restrictions', asked.restrictions.length ? undefined : say('new.choose'))}
            >
              {checks(measures.restrictions, asked.restrictions, words.restriction, setRestrictions)}
            </Field>
            <Field label={say('help')} {...at('help', asked.help.length ? undefined : say('new.choose'))}>
              {checks(measures.help, asked.help, words.help, setHelp)}
            </Field>
          </Panel>
          <Panel title={say('evidence.title')}>
            <Field label={say('evidence.kind')}>
              <Select
                value={evidenceKind}
                onChange={setEvidenceKind}
                options={evidenceKinds.map((value) => ({ value, label: say(`evidence.of.${value}`) }))}
              />
            </Field>
            <Field label={say('evidence.text')} extra={say('evidence.hint')} {...at('evidence/text', undefined)}>
              <Input.TextArea
                autoSize={{ minRows: 3, maxRows: 8 }}
                maxLength={500}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </Field>
          </Panel>
          <div className="measure-paper-head" style={{ marginTop: 16 }}>
            <Button type="primary" size="large" loading={command.busy} onClick={() => void go()}>
              {say('new.go', { count: persons.length })}
            </Button>
            <CommandNote progress={command.progress} />
          </div>
        </Form>
      </Page>
    </Watermark>
  )
}
