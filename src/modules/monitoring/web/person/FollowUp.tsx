import { Button, Checkbox, Form, InputNumber, Modal, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { endFollowUp, issueCode, type PersonPage, type Progress, recordFollowUp, ways } from '../../contract/index.ts'
import { EndDialog } from './EndDialog.tsx'
import { IssueDialog } from './IssueDialog.tsx'

/** The follow-up: every time since its beginning, and the way to enter one. */
export function FollowUp({ data, progress }: { data: PersonPage; progress: Progress }): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const { may } = useSession()
  const [entering, setEntering] = useState(false)
  const [isEnding, setIsEnding] = useState(false)
  const [isIssuing, setIsIssuing] = useState(false)
  const isOpen = progress.state === 'running' || progress.state === 'ahead'
  const open = data.slots.filter(({ state }) => state === 'due' || state === 'missed')
  return (
    <Panel
      title={say('followUp.title', { day: progress.day, days: progress.days })}
      aside={<span>{say(`progress.${progress.state}`, { day: format.day(progress.releaseOn) })}</span>}
    >
      <p>
        {progress.missed > 0 ? (
          <strong className="late">{say('missedTimes', { count: progress.missed })}</strong>
        ) : null}{' '}
        {progress.alert ? <strong className="late">{say('alert')}</strong> : null}
      </p>
      <ol className="monitoring-slots">
        {data.slots.map(({ day, slot, state }) => (
          <li key={`${day} ${slot}`} className={`is-${state}`}>
            {say('slot', { day: format.shortDay(day), slot })} {say(`slotState.${state}`)}
          </li>
        ))}
      </ol>
      {progress.state === 'running' && open.length > 0 ? (
        <Button type="primary" onClick={() => setEntering(true)}>
          {say('followUp.enter')}
        </Button>
      ) : null}
      {isOpen && !data.paper && may(issueCode.name) ? (
        <Button className="monitoring-end" onClick={() => setIsIssuing(true)}>
          {say('note.issue')}
        </Button>
      ) : null}
      {isOpen && may(endFollowUp.name) ? (
        <Button className="no-print monitoring-end" onClick={() => setIsEnding(true)}>
          {say('followUp.end')}
        </Button>
      ) : null}
      {isOpen && data.paper ? (
        <p className="soft">
          {say('note.issuedBy', { by: data.paper.by, at: format.moment(data.paper.issuedAt) })}{' '}
          <Link to={`/monitoring/note/${data.person.id}`}>{say('note.open')}</Link>
        </p>
      ) : null}
      {isIssuing ? (
        <IssueDialog
          person={data.person.id}
          schedule={progress.id}
          language={data.language}
          close={() => setIsIssuing(false)}
        />
      ) : null}
      {isEnding ? <EndDialog schedule={progress.id} close={() => setIsEnding(false)} /> : null}
      {entering ? <Enter data={data} progress={progress} open={open} close={() => setEntering(false)} /> : null}
    </Panel>
  )
}

interface EnterProps {
  data: PersonPage
  progress: Progress
  open: PersonPage['slots']
  close: () => void
}

function Enter({ data, progress, open, close }: EnterProps): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const language = useLanguage()
  const command = useCommand(recordFollowUp)
  const [at, setAt] = useState(open.length - 1)
  const [how, setHow] = useState<(typeof ways)[number]>('phone')
  const [reached, setReached] = useState(true)
  const [degrees, setDegrees] = useState<number | null>(null)
  const [symptoms, setSymptoms] = useState<string[]>([])
  const slot = open[at]
  const isReady = slot !== undefined && (!reached || degrees !== null)
  const save = async (): Promise<void> => {
    if (!slot || !isReady) return
    const found = reached && degrees !== null ? { temperature: Math.round(degrees * 10), symptoms } : {}
    const { day, slot: number } = slot
    const outcome = await command.send({ schedule: progress.id, day, slot: number, how, reached, ...found })
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      title={say('followUp.enter')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !isReady, loading: command.busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" onFinish={() => void save()}>
        <Field label={say('followUp.time')}>
          <Select
            value={at}
            onChange={setAt}
            options={open.map(({ day, slot: number }, value) => ({
              ...{ value, label: say('slot', { day: format.shortDay(day), slot: number }) },
            }))}
          />
        </Field>
        <Field label={say('followUp.how')}>
          <Radio.Group
            value={how}
            onChange={(event) => setHow(event.target.value as (typeof ways)[number])}
            options={ways.map((value) => ({ value, label: say(`way.${value}`) }))}
          />
        </Field>
        <Form.Item>
          <Checkbox checked={!reached} onChange={(event) => setReached(!event.target.checked)}>
            {say('line.notReached')}
          </Checkbox>
        </Form.Item>
        {reached ? (
          <>
            <Field label={say('followUp.temperature')} required>
              <InputNumber
                controls={false}
                value={degrees}
                min={30}
                max={45}
                step={0.1}
                precision={1}
                onChange={setDegrees}
              />
            </Field>
            <Form.Item label={say('followUp.symptoms')}>
              <Checkbox.Group
                value={symptoms}
                onChange={(values) => setSymptoms(values.map(String))}
                options={data.asked.symptoms.map(({ code, text }) => ({ value: code, label: text[language] ?? code }))}
              />
            </Form.Item>
          </>
        ) : null}
      </Form>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
