import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { FileField } from '#platform/web/desk/files/FileField.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { taken } from '#platform/web/files/useUploads.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { issue, listObjectives } from '../../contract/index.ts'
import { ObjectiveChoice } from '../objective/ObjectiveChoice.tsx'
import { bodyOf, personsOf, wrongWith } from './body.ts'
import { DemandRow } from './DemandRow.tsx'
import { type DraftDemand, emptyDemand, useDraft } from './draft.ts'
import { OwnersChoice } from './OwnersChoice.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { PersonsChoice } from './PersonsChoice.tsx'
import { useHomePlace } from './useHomePlace.ts'
import '../directive.css'

/** A directive is written: who and until when once for all, then the demands; each may differ. */
export default function NewDirectivePage(): ReactNode {
  const say = useWords('directive')
  const navigate = useNavigate()
  const { draft, change, drop } = useDraft()
  const home = useHomePlace()
  const objectives = useQuery(listObjectives, {}, { keep: true })
  const [place, setPlace] = useState<PickedPlace>()
  const [isTried, setIsTried] = useState(false)
  const [isPlacing, setIsPlacing] = useState(false)
  const [isPasting, setIsPasting] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const command = useCommand(issue)
  const wrong = isTried ? wrongWith(draft) : undefined
  const at = (path: string, own: string | undefined) => {
    const text = (own ? say(own) : undefined) ?? fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const demands = (next: readonly DraftDemand[]): void => change({ demands: next.length > 0 ? next : [emptyDemand()] })
  const target = place?.id ?? home?.id
  const personProblem = (demand: DraftDemand, index: number): string | undefined =>
    personsOf(draft, demand)
      .map((_, nth) => fieldProblem(command.problem, `demands/${index}/persons/${nth}/person`))
      .find((text) => text !== undefined)

  const go = async (): Promise<void> => {
    setIsTried(true)
    if (wrongWith(draft) || isSending || !target) return
    const outcome = await command.send(bodyOf(draft, target))
    if (outcome.state !== 'accepted') return
    taken(draft.files)
    drop()
    void navigate('/directives', { replace: true })
  }

  return (
    <Page
      title={say('new.title')}
      answers={say('new.answers')}
      above={<Link to="/directives">{say('title')}</Link>}
      actions={<Button onClick={() => setIsPasting(true)}>{say('new.paste')}</Button>}
    >
      <Form layout="vertical" className="directive-form">
        <Panel>
          <Field label={say('subject')} {...at('title', wrong?.title)}>
            <Input maxLength={80} value={draft.title} onChange={(event) => change({ title: event.target.value })} />
          </Field>
          <Field label={say('new.preamble')} {...at('preamble', undefined)}>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 10 }}
              maxLength={2000}
              value={draft.preamble}
              onChange={(event) => change({ preamble: event.target.value })}
            />
          </Field>
          <Form.Item label={say('new.place', { name: place?.name ?? home?.name ?? '' })}>
            {isPlacing ? (
              <PlacePicker value={place} onChange={setPlace} />
            ) : (
              <Button size="small" onClick={() => setIsPlacing(true)}>
                {say('new.changePlace')}
              </Button>
            )}
          </Form.Item>
          {objectives.data && objectives.data.items.length > 0 ? (
            <Field label={say('objective.field')} {...at('objective', undefined)}>
              <ObjectiveChoice
                items={objectives.data.items}
                value={draft.objective}
                onChange={(objective) => change({ objective })}
              />
            </Field>
          ) : null}
        </Panel>
        <Panel title={say('new.forAll')}>
          <Form.Item label={say('due')} {...at('', wrong?.due)}>
            <DueChoice value={draft.dueAt} onChange={(dueAt) => change({ dueAt })} />
          </Form.Item>
          <Form.Item label={say('new.owners')} {...at('', wrong?.owners)}>
            <OwnersChoice
              isCommon
              label={say('new.owners')}
              value={draft.owners}
              onChange={(owners) => change({ owners })}
            />
            <PersonsChoice
              owners={draft.owners}
              value={draft.persons ?? {}}
              onChange={(persons) => change({ persons })}
            />
          </Form.Item>
        </Panel>
        <Panel title={say('new.demands', { count: draft.demands.length })}>
          <ol className="directive-demands">
            {draft.demands.map((demand, index) => (
              <DemandRow
                key={demand.id}
                ord={index + 1}
                demand={demand}
                ofAll={draft}
                wrong={
                  wrong?.demands.has(demand.id)
                    ? say('wrong.text')
                    : (fieldProblem(command.problem, `demands/${index}/text`) ?? personProblem(demand, index))
                }
                change={(part) =>
                  demands(draft.demands.map((one) => (one.id === demand.id ? { ...one, ...part } : one)))
                }
                remove={
                  draft.demands.length > 1
                    ? () => demands(draft.demands.filter(({ id }) => id !== demand.id))
                    : undefined
                }
              />
            ))}
          </ol>
          {draft.demands.length < 20 ? (
            <Button onClick={() => demands([...draft.demands, emptyDemand()])}>{say('new.add')}</Button>
          ) : null}
        </Panel>
        <Panel title={say('new.files')}>
          <FileField
            label={say('new.filesLabel')}
            value={draft.files}
            onChange={(files) => change({ files })}
            onWay={setIsSending}
            isTried={isTried}
            problem={command.problem}
          />
        </Panel>
        <div className="directive-foot">
          <Button type="primary" size="large" loading={command.busy} onClick={() => void go()}>
            {say('new.issue')}
          </Button>
          {wrong ? <span className="late">{say('wrong.first')}</span> : null}
          {isTried && isSending ? <span className="late">{say('files.wait')}</span> : null}
          <CommandNote progress={command.progress} />
        </div>
      </Form>
      {isPasting ? (
        <PasteDialog
          close={() => setIsPasting(false)}
          take={({ title, preamble, demands: texts }) => {
            change({
              ...(title && !draft.title.trim() ? { title } : {}),
              ...(preamble ? { preamble } : {}),
              demands: texts.slice(0, 20).map((text) => ({ ...emptyDemand(), text: text.slice(0, 500) })),
            })
            setIsPasting(false)
          }}
        />
      ) : null}
    </Page>
  )
}
