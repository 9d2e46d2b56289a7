import { Form, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { changeOwnRun, changeRun, type WholeRun } from '../../contract/index.ts'
import { bodyOf, type Draft, draftOf, missingOf } from '../plan/draft.ts'
import { type Note, shownFields } from '../plan/note.ts'
import { StopsEditor } from '../plan/StopsEditor.tsx'
import { WhoFields } from '../plan/WhoFields.tsx'

/** Another hour, vehicle or crew of a run that is not over; other stops of one that nobody has begun. */
export function ChangeDialog({ whole, close }: { whole: WholeRun; close: () => void }): ReactNode {
  const say = useWords('patrol')
  const { may } = useSession()
  const leads = may(changeRun.name)
  const command = useCommand(leads ? changeRun : changeOwnRun)
  const { run } = whole
  const isBegun = run.state !== 'planned'
  const [begun] = useState<Draft>(() => draftOf(whole))
  const [draft, setDraft] = useState(begun)
  const change = (more: Partial<Draft>): void => setDraft((before) => ({ ...before, ...more }))
  const [isTried, setIsTried] = useState(false)
  const missing = missingOf(draft, false)
  const note: Note = (key, path) => {
    const text = isTried && missing.has(key) ? say(`wrong.${key}`) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error', help: text } : {}
  }

  async function go(): Promise<void> {
    setIsTried(true)
    if (missing.size > 0) return
    const { stops } = bodyOf(draft)
    const outcome = await command.send({
      ...{ run: run.id, version: run.version, name: draft.name.trim(), crew: [...draft.crew] },
      ...(draft.vehicle.trim() ? { vehicle: draft.vehicle.trim() } : {}),
      ...{ startsAt: draft.startsAt, endsAt: draft.endsAt },
      ...(draft.despite.trim() ? { despite: draft.despite.trim() } : {}),
      ...(isBegun || draft.stops === begun.stops ? {} : { stops }),
    })
    if (outcome.state === 'accepted') close()
  }

  return (
    <Modal
      open
      width={isBegun ? 560 : 860}
      title={say('change.title')}
      okText={say('change.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="patrol-form">
        <WhoFields draft={draft} change={change} note={note} leads={leads} problem={command.problem} isFixed />
        {isBegun ? null : (
          <StopsEditor
            draft={draft}
            change={change}
            note={note}
            missing={isTried ? missing : new Set()}
            problemOf={(nth, field) => fieldProblem(command.problem, `stops/${nth}/${field}`)}
          />
        )}
      </Form>
      <CommandNote progress={command.progress} shownFields={shownFields(draft)} />
    </Modal>
  )
}
