import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { listWorkers } from '#modules/agency/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { duePresets } from '#platform/web/desk/due.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { reassign, type Task } from '../../contract/index.ts'
import { WorkerChoice } from '../assign/WorkerChoice.tsx'
import { covering } from '../assign/workers.ts'
import { handBackSteps } from './steps.ts'

export interface TasksDialogProps {
  tasks: readonly Task[]
  close: () => void
  after: () => void
}

/** Hands tasks to another worker; place and note stay, the deadline too where it has not passed. */
export function ReassignDialog({ tasks, close, after }: TasksDialogProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(reassign)
  const workers = useQuery(listWorkers, {})
  const hasLate = tasks.some(({ stage }) => stage === 'late')
  const [worker, setWorker] = useState<string>()
  const [dueAt, setDueAt] = useState(() => (hasLate ? duePresets(countyNow())[0]?.at : undefined))
  const own = new Set(tasks.map(({ assignee }) => assignee))
  const able = covering(
    workers.data?.items ?? [],
    tasks.map(({ path }) => path),
  ).filter(({ id }) => own.size > 1 || !own.has(id))

  const send = async (): Promise<void> => {
    if (!worker) return
    const next = new Map(tasks.map(({ id }) => [id, newId()]))
    const outcome = await command.send({
      tasks: [...next].map(([task, id]) => ({ task, next: id })),
      assignee: worker,
      ...(dueAt === undefined ? {} : { dueAt }),
    })
    if (outcome.state !== 'accepted') return
    const name = able.find(({ id }) => id === worker)?.displayName ?? ''
    tell({
      text: say('done.reassigned', { count: format.number(outcome.result.count), name }),
      undo: { label: say('undo.reassign'), steps: async () => handBackSteps(tasks, next, countyNow()) },
    })
    close()
    after()
  }

  return (
    <Modal
      open
      width={600}
      title={say('reassign.title', { count: format.number(tasks.length) })}
      okText={say('reassign.go')}
      okButtonProps={{ disabled: !worker, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void send()}
      onCancel={close}
    >
      <TaskNames tasks={tasks} />
      <div className="dispatch-form">
        <section>
          <h3>{say('assign.who')}</h3>
          {workers.isError ? <ProblemNote problem={workers.error.body} retry={() => void workers.refetch()} /> : null}
          {workers.isPending ? <WaitWords /> : null}
          {able.length > 0 ? <WorkerChoice workers={able} value={worker} onChange={setWorker} /> : null}
          {workers.data && able.length === 0 ? (
            <p className="risk">{say(tasks.length > 1 ? 'reassign.nobodyForAll' : 'reassign.nobody')}</p>
          ) : null}
        </section>
        <section>
          <h3>{say('assign.until')}</h3>
          <DueChoice value={dueAt} onChange={setDueAt} {...(hasLate ? {} : { keep: say('due.keep') })} />
        </section>
        <ul className="dispatch-what soft">
          <li>{say('reassign.what')}</li>
          <li>{say('reassign.kept')}</li>
        </ul>
        <CommandNote progress={command.progress} />
      </div>
    </Modal>
  )
}

/** The first few tasks by their places, and whose they are. */
export function TaskNames({ tasks }: { tasks: readonly Task[] }): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  return (
    <ul className="dispatch-names">
      {tasks.slice(0, 5).map((task) => (
        <li key={task.id}>
          {task.placeName} <span className="soft">{task.assigneeName}</span>
        </li>
      ))}
      {tasks.length > 5 ? (
        <li className="soft">{say('bulk.more', { count: format.number(tasks.length - 5) })}</li>
      ) : null}
    </ul>
  )
}
