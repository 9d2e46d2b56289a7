import { Form, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, ProblemNote } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { changeOwnRun, changeRun, type WholeRun } from '../../contract/index.ts'
import { type Draft, emptyDraft } from '../plan/draft.ts'
import type { Note } from '../plan/note.ts'
import { WhoFields } from '../plan/WhoFields.tsx'

/** Another hour, vehicle or crew of a run that is not over; the stops stay as they are. */
export function ChangeDialog({ whole, close }: { whole: WholeRun; close: () => void }): ReactNode {
  const say = useWords('patrol')
  const { may } = useSession()
  const leads = may(changeRun.name)
  const command = useCommand(leads ? changeRun : changeOwnRun)
  const { run, crew } = whole
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ ...emptyDraft(countyNow()), kind: run.kind, name: run.name, agency: run.agency },
    ...{ vehicle: run.vehicle ?? '', crew: crew.map(({ id }) => id), startsAt: run.startsAt, endsAt: run.endsAt },
  }))
  const [isTried, setIsTried] = useState(false)
  const missing = { name: !draft.name.trim(), crew: draft.crew.length === 0 }
  const note: Note = (key, path) => {
    const isMissing = isTried && (key === 'name' || key === 'crew') && missing[key]
    const text = isMissing ? say(`wrong.${key}`) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error', help: text } : {}
  }

  async function go(): Promise<void> {
    setIsTried(true)
    if (missing.name || missing.crew) return
    const outcome = await command.send({
      ...{ run: run.id, version: run.version, name: draft.name.trim(), crew: [...draft.crew] },
      ...(draft.vehicle.trim() ? { vehicle: draft.vehicle.trim() } : {}),
      ...{ startsAt: draft.startsAt, endsAt: draft.endsAt },
    })
    if (outcome.state === 'accepted') close()
  }

  return (
    <Modal
      open
      width={560}
      title={say('change.title')}
      okText={say('change.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="patrol-form">
        <WhoFields
          draft={draft}
          change={(more) => setDraft((before) => ({ ...before, ...more }))}
          note={note}
          leads={leads}
          isFixed
        />
      </Form>
      {command.problem && (command.problem.fields ?? []).length === 0 ? (
        <ProblemNote problem={command.problem} />
      ) : null}
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
