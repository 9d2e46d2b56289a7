import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { skipStop, takeBackCheckIn } from '../../contract/index.ts'
import type { MyStop } from './stops.ts'

const usual = {
  skip: ['closed', 'blocked', 'time'],
  takeBack: ['slip', 'wrongStop', 'notDone'],
} as const

/** Why a stop is left out, or its check-in taken back: three usual reasons, or own words. */
export function WhyForm({
  what,
  stop,
  close,
  goOn,
}: {
  what: keyof typeof usual
  stop: MyStop
  close: () => void
  goOn: () => void
}): ReactNode {
  const say = useWords('patrol')
  const command = useCommand(what === 'skip' ? skipStop : takeBackCheckIn)
  // Nearly always a slip of the finger.
  const [why, setWhy] = useState(what === 'skip' ? '' : say('takeBack.slip'))
  const [isTried, setIsTried] = useState(false)

  async function go(): Promise<void> {
    setIsTried(true)
    if (!why.trim()) return
    const outcome = await savedOr(command.send({ stop: stop.id, why: why.trim() }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    close()
    goOn()
  }

  return (
    <>
      <div className="patrol-usual">
        {usual[what].map((reason) => (
          <button key={reason} type="button" className="f-text-button" onClick={() => setWhy(say(`${what}.${reason}`))}>
            {say(`${what}.${reason}`)}
          </button>
        ))}
      </div>
      <TextField
        label={say(`${what}.why`)}
        value={why}
        onChange={setWhy}
        max={200}
        rows={2}
        problem={isTried && !why.trim() ? say(`${what}.missing`) : fieldProblem(command.problem, 'why')}
      />
      <SendState progress={command.progress} problem={command.problem} shown={(path) => path.endsWith('/why')} />
      <BigButton kind="main" disabled={command.busy} onClick={() => void go()}>
        {say(`${what}.go`)}
      </BigButton>
      <BigButton kind="plain" onClick={close}>
        {say('leave')}
      </BigButton>
    </>
  )
}
