import { App, Button, DatePicker, Form, Input, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type ReactNode, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { localInstant } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { declareEmergency, type Playbook } from '../../contract/index.ts'
import { ChangePreview } from '../preview/ChangePreview.tsx'
import { useLevelPreview } from '../preview/useLevelPreview.ts'
import { BasisChoice } from './BasisChoice.tsx'
import { DeclareSummary } from './DeclareSummary.tsx'

/** Playbook, level, legal basis, start; beside it what begins with it. */
export function DeclareForm({ playbooks }: { playbooks: readonly Playbook[] }): ReactNode {
  const say = useWords('emergency')
  const language = useLanguage()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { refresh } = useSession()
  const command = useCommand(declareEmergency)
  const [id] = useState(newId)
  const [playbook, setPlaybook] = useState<Playbook | undefined>(playbooks.length === 1 ? playbooks[0] : undefined)
  // The record keeps one name; it begins as the playbook's own in Simplified Chinese, the language of the county.
  const [name, setName] = useState(playbook?.name['zh-Hans'] ?? '')
  const [level, setLevel] = useState<number>()
  const [basis, setBasis] = useState<readonly string[]>([])
  const [start, setStart] = useState<Dayjs | null>(() => dayjs().startOf('minute'))
  const [isTried, setIsTried] = useState(false)
  const isFuture = Boolean(start?.isAfter(dayjs())) || command.problem?.code === 'emergency.start_in_future'
  const preview = useLevelPreview(playbook ? level : undefined, playbook?.id)
  const { refetch } = preview
  const isOutdated = command.problem?.code === 'emergency.preview_outdated'
  useEffect(() => {
    if (isOutdated) void refetch()
  }, [isOutdated, refetch])
  const seen = preview.data?.to === level ? preview.data?.seen : undefined
  const missing = (isMissing: boolean, text: string) =>
    isTried && isMissing ? { validateStatus: 'error' as const, help: text } : {}

  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!playbook || !level || !seen || !name.trim() || basis.length === 0 || !start || start.isAfter(dayjs())) return
    const outcome = await command.send({
      id,
      playbook: playbook.id,
      name: name.trim(),
      level,
      legalBasis: [...basis],
      startedAt: localInstant(start.toDate()),
      seen,
    })
    if (outcome.state !== 'accepted') return
    void message.success(say('declare.done'))
    await refresh()
    void navigate('/emergency')
  }

  return (
    <div className="declare">
      <div>
        <Panel>
          <Form layout="vertical">
            <Field label={say('declare.playbook')} {...missing(!playbook, say('declare.playbookMissing'))}>
              <Radio.Group
                className="declare-playbooks"
                value={playbook?.id ?? null}
                onChange={(event) => {
                  const next = playbooks.find((one) => one.id === event.target.value)
                  setPlaybook(next)
                  setName(next?.name['zh-Hans'] ?? '')
                  setLevel(undefined)
                  setBasis([])
                }}
              >
                {playbooks.map((one) => (
                  <Radio key={one.id} value={one.id}>
                    {one.name[language] ?? one.id} <span className="faint">{one.version}</span>
                  </Radio>
                ))}
              </Radio.Group>
            </Field>
            <Field
              label={say('declare.name')}
              extra={say('declare.nameHint')}
              {...missing(!name.trim(), say('declare.nameMissing'))}
            >
              <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
            </Field>
            <Field label={say('declare.level')} {...missing(!level, say('declare.levelMissing'))}>
              <Radio.Group
                optionType="button"
                value={level ?? null}
                onChange={(event) => setLevel(event.target.value)}
                options={(playbook?.levels ?? []).map((one) => ({
                  value: one.level,
                  label: one.name[language] ?? say(`level.${one.level}`),
                }))}
              />
            </Field>
            <Field
              label={say('declare.start')}
              {...(isFuture
                ? { validateStatus: 'error' as const, help: say('declare.startFuture') }
                : missing(!start, say('declare.startMissing')))}
            >
              <DatePicker
                needConfirm={false}
                showTime={{ format: 'HH:mm' }}
                format="YYYY-MM-DD HH:mm"
                value={start}
                maxDate={dayjs()}
                onChange={(next) => {
                  setStart(next)
                  command.reset()
                }}
              />
            </Field>
            <Form.Item
              label={say('declare.basis')}
              {...missing(basis.length === 0, say('declare.basisMissing'))}
              extra={fieldProblem(command.problem, 'legalBasis')}
            >
              <BasisChoice playbook={playbook} chosen={basis} choose={setBasis} />
            </Form.Item>
          </Form>
        </Panel>
        {level && playbook ? (
          <Panel title={say('preview.title')}>
            <ChangePreview preview={preview} />
          </Panel>
        ) : null}
      </div>
      <Panel title={say('declare.summary')} className="declare-side">
        <DeclareSummary playbook={playbook} level={level} basis={basis.length} start={start?.toDate()} />
        <CommandNote progress={command.progress} shownFields={['legalBasis']} />
        <Button type="primary" size="large" block loading={command.busy} onClick={() => void go()}>
          {level ? say('declare.goLevel', { level: say(`level.${level}`) }) : say('declare.go')}
        </Button>
      </Panel>
    </div>
  )
}
