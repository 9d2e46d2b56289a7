import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerSwap, type myDuty } from '../../contract/index.ts'

type Swap = ResponseOf<typeof myDuty>['swaps'][number]

/** Swaps that wait for somebody's word, and what became of the last ones. */
export function SwapCards({ swaps }: { swaps: readonly Swap[] }): ReactNode {
  return swaps.map((swap) => <SwapCard key={swap.id} swap={swap} />)
}

function SwapCard({ swap }: { swap: Swap }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const command = useCommand(answerSwap)
  const brief = ({ postName, startsAt, endsAt }: Swap['gives']) =>
    `${postName} ${format.moment(startsAt)}–${format.time(endsAt)}`
  const answer = (word: 'agreed' | 'declined' | 'withdrawn') => void command.send({ swap: swap.id, answer: word })
  const who = { name: swap.other.name, agency: swap.other.agencyName }
  return (
    <section className="f-card">
      <h2>{say(swap.isMine ? 'swap.asked' : 'swap.asksYou', who)}</h2>
      <p>{say(swap.isMine ? 'swap.youGive' : 'swap.youTake', { shift: brief(swap.gives) })}</p>
      {swap.takes ? <p>{say(swap.isMine ? 'swap.youTake' : 'swap.youGive', { shift: brief(swap.takes) })}</p> : null}
      {swap.said ? <p className="f-quiet">{swap.said}</p> : null}
      <SendState progress={command.progress} problem={command.problem} />
      {swap.state !== 'asked' ? <p className="f-strong">{say(`swap.state.${swap.state}`)}</p> : null}
      {swap.state === 'asked' && swap.isMine ? (
        <BigButton disabled={command.busy} onClick={() => answer('withdrawn')}>
          {say('swap.withdraw')}
        </BigButton>
      ) : null}
      {swap.state === 'asked' && !swap.isMine ? (
        <div className="f-buttons">
          <BigButton kind="main" disabled={command.busy} onClick={() => answer('agreed')}>
            {say('swap.agree')}
          </BigButton>
          <BigButton disabled={command.busy} onClick={() => answer('declined')}>
            {say('swap.decline')}
          </BigButton>
        </div>
      ) : null}
    </section>
  )
}
