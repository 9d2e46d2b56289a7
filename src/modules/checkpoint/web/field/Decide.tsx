import type { ReactNode } from 'react'
import type { ScreeningRule } from '#modules/emergency/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { decisions, recordPass } from '../../contract/index.ts'
import { bodyOf, type Draft } from './draft.ts'
import { rememberPass } from './post.ts'

const day = 86_400_000
const decisionFor = {
  pass: 'passed',
  register: 'passed',
  ask_health: 'asked_health',
  advise_back: 'advised_back',
} as const

export interface DecideProps {
  draft: Draft
  checkpoint: { id: string; name: string } | undefined
  rule: ScreeningRule | undefined
  isComplete: boolean
  /** Somebody decided before everything was there. */
  tried: () => void
  done: () => void
}

/** The officer's own decision, whatever the rule advises. It is written down and the next one can come. */
export function Decide({ draft, checkpoint, rule, isComplete, tried, done }: DecideProps): ReactNode {
  const say = useWords('checkpoint')
  const command = useCommand(recordPass)
  const go = async (decision: (typeof decisions)[number]): Promise<void> => {
    if (!checkpoint || !isComplete) return tried()
    const shown = rule ? { shown: { rule: rule.id, version: rule.version } } : {}
    const body = bodyOf(draft, checkpoint.id)
    const at = new Date()
    const outcome = await savedOr(command.send({ ...body, ...shown, decision }, { occurredAt: at }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    if (body.plate)
      rememberPass({
        ...{ plate: body.plate, direction: body.direction, at: at.toISOString(), checkpoint: checkpoint.name },
        ...{ headCount: body.headCount, origin: body.origin ?? null, destination: body.destination ?? null },
        destinationPlace: body.destinationPlace ?? null,
        // The server's word on how long it is kept comes with the next contact.
        until: new Date(at.getTime() + day).toISOString(),
      })
    done()
  }
  return (
    <>
      <SendState progress={command.progress} problem={command.problem} />
      {checkpoint ? null : <p className="f-problem">{say('wrong.checkpoint')}</p>}
      <div className="pass-decide">
        {decisions.map((decision) => (
          <BigButton
            key={decision}
            kind={rule && decisionFor[rule.outcome] === decision ? 'main' : 'second'}
            disabled={command.busy}
            onClick={() => void go(decision)}
          >
            {say(`decision.${decision}`)}
          </BigButton>
        ))}
      </div>
    </>
  )
}
