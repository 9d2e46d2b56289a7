import { Button, Progress } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { mostReceived, receive } from '../../contract/index.ts'

/** Signs for every lead that waits for the own agency, in lots, with how far it is. */
export function ReceiveAll({ waiting }: { waiting: number }): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const command = useCommand(receive)
  const [run, setRun] = useState<{ done: number; all: number }>()
  const go = async (): Promise<void> => {
    // Those that come meanwhile were not on the button: they wait for the next press.
    let done = 0
    while (done < waiting) {
      setRun({ done, all: waiting })
      const outcome = await command.send({ most: Math.min(mostReceived, waiting - done) })
      if (outcome.state !== 'accepted' || outcome.result.moved === 0) break
      done += outcome.result.moved
    }
    setRun(undefined)
  }
  if (!run && waiting === 0) return null
  return (
    <div className="lead-acts">
      <Button type="primary" loading={run !== undefined} onClick={() => void go()}>
        {say('mine.receive', { count: format.number(run?.all ?? waiting) })}
      </Button>
      {run && run.all > mostReceived ? (
        <span role="status" className="lead-progress">
          {say('mine.received', { done: format.number(run.done), all: format.number(run.all) })}
          <Progress percent={Math.floor((run.done / run.all) * 100)} size="small" showInfo={false} />
        </span>
      ) : null}
      <CommandNote progress={command.progress?.state === 'sending' ? undefined : command.progress} />
    </div>
  )
}
