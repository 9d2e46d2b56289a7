import { App, Modal, Radio } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { changeLevel, type Emergency } from '../contract/index.ts'
import { ChangePreview } from './preview/ChangePreview.tsx'
import { useLevelPreview } from './preview/useLevelPreview.ts'
import { ReasonField } from './ReasonField.tsx'

const levels = [1, 2, 3, 4] as const

/** Raises or lowers the level, with the reason that stands in the record. */
export function ChangeLevel({ live, close }: { live: Emergency; close: () => void }): ReactNode {
  const say = useWords('emergency')
  const { message } = App.useApp()
  const { refresh } = useSession()
  const command = useCommand(changeLevel)
  const [level, setLevel] = useState<number>()
  const [why, setWhy] = useState('')
  const [isTried, setIsTried] = useState(false)
  const reason = useRef<TextAreaRef>(null)
  const whyNote = isTried && !why.trim() ? say('level.whyMissing') : fieldProblem(command.problem, 'why')
  const preview = useLevelPreview(level)
  const { refetch } = preview
  const isOutdated = command.problem?.code === 'emergency.preview_outdated'
  useEffect(() => {
    if (isOutdated) void refetch()
  }, [isOutdated, refetch])
  const seen = preview.data?.to === level ? preview.data?.seen : undefined
  const go = async (): Promise<void> => {
    setIsTried(true)
    // Far above the button, where the preview is long.
    if (!why.trim()) return reason.current?.focus()
    if (!level || !seen) return
    const outcome = await command.send({ id: live.id, version: live.version, level, why: why.trim(), seen })
    if (outcome.state !== 'accepted') return
    void message.success(say('level.changed', { level: say(`level.${level}`) }))
    close()
    await refresh()
  }
  return (
    <Modal
      open
      width={760}
      title={say('level.changeTitle')}
      okText={
        level
          ? say(level < live.level ? 'level.raise' : 'level.lower', { level: say(`level.${level}`) })
          : say('level.change')
      }
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !seen, loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Radio.Group
        className="emergency-levels"
        value={level ?? live.level}
        onChange={(event) => setLevel(event.target.value)}
      >
        {levels.map((each) => (
          <Radio key={each} value={each} disabled={each === live.level}>
            {say(`level.${each}`)}
            {each === live.level ? <span className="faint"> · {say('level.now')}</span> : null}
          </Radio>
        ))}
      </Radio.Group>
      <ReasonField label={say('level.why')} value={why} onChange={setWhy} wrong={whyNote} input={reason} />
      {level ? (
        <div className="emergency-effects">
          <h3>{say('level.effects', { from: say(`level.${live.level}`), to: say(`level.${level}`) })}</h3>
          <ul>
            <li>{say('level.effect_shown')}</li>
            <li>{say('level.effect_roll')}</li>
            <li>{say('level.effect_kept')}</li>
          </ul>
          <ChangePreview preview={preview} />
        </div>
      ) : null}
      <CommandNote progress={command.progress} shownFields={['why']} />
    </Modal>
  )
}
