import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { acknowledgeCall, type myDuty } from '../../contract/index.ts'

type OwnCall = ResponseOf<typeof myDuty>['calls'][number]

/** A call-out: where to and what for, and the one answer that is waited for. */
export function CallCards({ calls }: { calls: readonly OwnCall[] }): ReactNode {
  return calls.map((call) => <CallCard key={call.id} call={call} />)
}

function CallCard({ call }: { call: OwnCall }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const command = useCommand(acknowledgeCall)
  const answer = async (coming: boolean): Promise<void> => {
    const outcome = await savedOr(command.send({ call: call.id, coming }))
    if (outcome?.state === 'accepted') showSaved()
  }
  return (
    <section className="f-card f-marked" role="alert">
      <h2>{say('call.title')}</h2>
      <p className="f-big">{call.whereTo}</p>
      <p>{call.what}</p>
      <p className="f-quiet f-small">{format.moment(call.calledAt)}</p>
      {call.acknowledgedAt ? <p className="f-strong">{say(call.isComing ? 'call.coming' : 'call.notComing')}</p> : null}
      <SendState progress={command.progress} problem={command.problem} />
      <div className="f-buttons">
        {call.isComing ? null : (
          <BigButton kind="main" disabled={command.busy} onClick={() => void answer(true)}>
            {say('call.come')}
          </BigButton>
        )}
        {call.isComing === false ? null : (
          <BigButton disabled={command.busy} onClick={() => void answer(false)}>
            {say('call.cannot')}
          </BigButton>
        )}
      </div>
    </section>
  )
}
