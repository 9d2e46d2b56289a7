import type { ReactNode } from 'react'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { emergencyPass, emergencyReasons } from '../../contract/index.ts'

export interface EmergencyProps {
  checkpoint: string | undefined
  direction: 'in' | 'out'
  plate: string
  done: () => void
}

/** Care, fire, birth, food, death: one tap lets through and writes it down. Always at the same place. */
export function Emergency({ checkpoint, direction, plate, done }: EmergencyProps): ReactNode {
  const say = useWords('checkpoint')
  const command = useCommand(emergencyPass)
  const go = async (reason: (typeof emergencyReasons)[number]): Promise<void> => {
    if (!checkpoint) return
    const sign = plate ? { plate } : {}
    const outcome = await savedOr(command.send({ checkpoint, direction, reason, ...sign }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    done()
  }
  return (
    <div className="pass-emergency">
      <fieldset aria-label={say('emergency')}>
        <span aria-hidden="true">{say('emergencyShort')}</span>
        {emergencyReasons.map((reason) => (
          <button key={reason} type="button" disabled={!checkpoint || command.busy} onClick={() => void go(reason)}>
            {say(`emergencyReason.${reason}`)}
          </button>
        ))}
      </fieldset>
      <SendState progress={command.progress} problem={command.problem} />
    </div>
  )
}
