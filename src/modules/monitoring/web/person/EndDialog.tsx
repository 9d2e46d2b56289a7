import { Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { endFollowUp, endings } from '../../contract/index.ts'

/** Ends a follow-up before its day. What was recorded stays; the reason is on the person's own record. */
export function EndDialog({ schedule, close }: { schedule: string; close: () => void }): ReactNode {
  const say = useWords('monitoring')
  const command = useCommand(endFollowUp)
  const [how, setHow] = useState<(typeof endings)[number]>('moved')
  const go = async (): Promise<void> => {
    if ((await command.send({ schedule, how })).state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('followUp.end')}
      ok={say('followUp.endGo')}
      danger
      command={command}
      go={go}
      close={close}
    >
      <p>{say('followUp.endHint')}</p>
      <Radio.Group
        aria-label={say('followUp.endWhy')}
        value={how}
        onChange={(event) => setHow(event.target.value as (typeof endings)[number])}
        options={endings.map((value) => ({ value, label: say(`followUp.ending.${value}`) }))}
      />
    </ConfirmDialog>
  )
}
