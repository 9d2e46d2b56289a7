import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useWorkerLoad } from './useWorkerLoad.ts'
import type { Worker } from './workers.ts'

export interface WorkerChoiceProps {
  workers: readonly Worker[]
  value: string | undefined
  onChange: (worker: string) => void
}

/** Those who can be sent, each with what lies before them already. */
export function WorkerChoice({ workers, value, onChange }: WorkerChoiceProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const loads = useWorkerLoad(workers)
  return (
    <Radio.Group
      className="dispatch-workers"
      value={value}
      onChange={(event) => onChange(event.target.value as string)}
    >
      {workers.map((worker) => {
        const load = loads.get(worker.id) ?? {}
        return (
          <Radio key={worker.id} value={worker.id}>
            <span className="dispatch-worker">
              <span>
                <strong>{worker.displayName}</strong> <span className="soft">{worker.placeName}</span>
                {worker.lent ? <span className="faint"> {say('worker.lent')}</span> : null}
              </span>
              <span className="soft">
                {load.open === undefined ? '' : say('worker.open', { open: format.number(load.open) })}
                {load.tasks ? say('worker.tasks', { count: format.number(load.tasks) }) : ''}
                {load.late ? (
                  <span className="late">{say('worker.late', { count: format.number(load.late) })}</span>
                ) : null}
              </span>
            </span>
          </Radio>
        )
      })}
    </Radio.Group>
  )
}
