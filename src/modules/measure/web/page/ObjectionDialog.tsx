import { Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { objectionWays, recordObjection } from '../../contract/index.ts'

/** Writes down what somebody said at the counter or on the phone; the day to answer begins. */
export function ObjectionDialog({ measure, close }: { measure: string; close: () => void }): ReactNode {
  const say = useWords('measure')
  const command = useCommand(recordObjection)
  const [how, setHow] = useState<(typeof objectionWays)[number]>('phone')
  const [text, setText] = useState('')
  const go = async (): Promise<void> => {
    if (!text.trim()) return
    if ((await command.send({ measure, how, text: text.trim() })).state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('object.open')}
      ok={say('object.go')}
      disabled={!text.trim()}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('object.hint')}</p>
      <Radio.Group
        aria-label={say('object.how')}
        value={how}
        onChange={(event) => setHow(event.target.value as (typeof objectionWays)[number])}
        options={objectionWays.map((value) => ({ value, label: say(`objection.how.${value}`) }))}
      />
      <Input.TextArea
        aria-label={say('object.text')}
        placeholder={say('object.text')}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ConfirmDialog>
  )
}
