import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { addEvidence, evidenceKinds } from '../../contract/index.ts'

/** Evidence for the whole order, as long as nobody signed. */
export function EvidenceDialog({ order, close }: { order: string; close: () => void }): ReactNode {
  const say = useWords('measure')
  const command = useCommand(addEvidence)
  const [kind, setKind] = useState<(typeof evidenceKinds)[number]>('arrival')
  const [text, setText] = useState('')
  const go = async (): Promise<void> => {
    if (!text.trim()) return
    if ((await command.send({ order, evidence: { kind, text: text.trim() } })).state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('evidence.open')}
      ok={say('evidence.go')}
      disabled={!text.trim()}
      command={command}
      go={go}
      close={close}
    >
      <Select
        aria-label={say('evidence.kind')}
        style={{ width: '100%' }}
        value={kind}
        onChange={setKind}
        options={evidenceKinds.map((value) => ({ value, label: say(`evidence.of.${value}`) }))}
      />
      <Input.TextArea
        aria-label={say('evidence.text')}
        placeholder={say('evidence.hint')}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ConfirmDialog>
  )
}
