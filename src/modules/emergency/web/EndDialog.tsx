import { App, Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand, usePending } from '#platform/web/useCommand.ts'
import { type Emergency, endEmergency } from '../contract/index.ts'
import { ChangePreview } from './preview/ChangePreview.tsx'
import { useLevelPreview } from './preview/useLevelPreview.ts'
import { ReasonField } from './ReasonField.tsx'

const ends = ['write', 'phones', 'dispatch'] as const
const stays = ['records', 'again'] as const

/** The end: says plainly what ends with it, and asks for the county's name so that no stray click does it. */
export function EndDialog({ live, close }: { live: Emergency; close: () => void }): ReactNode {
  const say = useWords('emergency')
  const { message } = App.useApp()
  const { session, refresh } = useSession()
  const command = useCommand(endEmergency)
  const pending = usePending()
  const [typed, setTyped] = useState('')
  const [why, setWhy] = useState('')
  const preview = useLevelPreview(0)
  const { refetch } = preview
  const isOutdated = command.problem?.code === 'emergency.preview_outdated'
  useEffect(() => {
    if (isOutdated) void refetch()
  }, [isOutdated, refetch])
  const seen = preview.data?.seen
  const whyNote = fieldProblem(command.problem, 'why')
  const go = async (): Promise<void> => {
    const outcome = await command.send({
      id: live.id,
      version: live.version,
      why: why.trim(),
      ...(seen ? { seen } : {}),
    })
    if (outcome.state !== 'accepted') return
    void message.success(say('end.done'))
    close()
    await refresh()
  }
  return (
    <ConfirmDialog
      danger
      width={760}
      disabled={!seen || !why.trim() || typed.trim() !== session.county.name}
      title={say('end.title')}
      ok={say('end.now')}
      command={command}
      go={go}
      close={close}
    >
      <p>
        <strong>{say('end.nothing')}</strong>
      </p>
      <ul className="emergency-bullets">
        {ends.map((each) => (
          <li key={each}>{say(`end.ends_${each}`)}</li>
        ))}
      </ul>
      <ChangePreview preview={preview} />
      <h3>{say('end.stays')}</h3>
      <ul className="emergency-bullets">
        {stays.map((each) => (
          <li key={each}>{say(`end.stays_${each}`)}</li>
        ))}
      </ul>
      {pending > 0 ? <p className="risk">{say('end.pending', { count: pending })}</p> : null}
      <ReasonField label={say('end.why')} value={why} onChange={setWhy} wrong={whyNote} />
      <label htmlFor="end-county">{say('end.type', { county: session.county.name })}</label>
      <Input
        id="end-county"
        autoComplete="off"
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
      />
    </ConfirmDialog>
  )
}
