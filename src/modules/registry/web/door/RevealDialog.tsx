import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { reveal } from '../../contract/index.ts'
import type { Revealed } from './household.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

export interface RevealDialogProps {
  household: string
  done: (revealed: Revealed) => void
  close: () => void
}

/** A reason before phones and identity numbers are shown. */
export function RevealDialog({ household, done, close }: RevealDialogProps): ReactNode {
  const say = useWords('registry')
  const command = useCommand(reveal)
  return (
    <ReasonDialog
      title={say('reveal.title')}
      command={command}
      close={close}
      show={async (why) => {
        const outcome = await command.send({ household, ...why })
        if (outcome.state !== 'accepted') return
        done(outcome.result)
        close()
      }}
    />
  )
}
