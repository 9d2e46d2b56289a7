import { Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { end, endReasons } from '../../contract/index.ts'

export interface EndDialogProps {
  measure: string
  isServed: boolean
  close: () => void
}

/** Ends a measure before its day, or takes a proposal back. It cannot be put in force again. */
export function EndDialog({ measure, isServed, close }: EndDialogProps): ReactNode {
  const say = useWords('measure')
  const command = useCommand(end)
  const [why, setWhy] = useState<(typeof endReasons)[number]>('no_longer_needed')
  const go = async (): Promise<void> => {
    if ((await command.send({ measure, why })).state === 'accepted') close()
  }
  return (
    <ConfirmDialog title={say('end.open')} ok={say('end.go')} danger command={command} go={go} close={close}>
      <p>{say(isServed ? 'end.hint' : 'end.hintProposal')}</p>
      <Radio.Group
        aria-label={say('end.why')}
        value={why}
        onChange={(event) => setWhy(event.target.value as (typeof endReasons)[number])}
        options={endReasons.map((value) => ({ value, label: say(`why.${value}`) }))}
      />
    </ConfirmDialog>
  )
}
