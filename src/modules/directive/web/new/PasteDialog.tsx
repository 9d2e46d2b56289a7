import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { type SplitPaper, splitDemands } from './splitDemands.ts'

/** A paper that is written already: pasted whole, cut at its numbers. */
export function PasteDialog({ close, take }: { close: () => void; take: (paper: SplitPaper) => void }): ReactNode {
  const say = useWords('directive')
  const [paper, setPaper] = useState('')
  const cut = splitDemands(paper)
  return (
    <Modal
      open
      width={640}
      title={say('paste.title')}
      okText={say('paste.take', { count: Math.min(20, cut.demands.length) })}
      okButtonProps={{ disabled: cut.demands.length === 0 }}
      cancelText={say('action.cancel')}
      onOk={() => take(cut)}
      onCancel={close}
    >
      <p className="soft">{say('paste.hint')}</p>
      <Input.TextArea
        aria-label={say('paste.title')}
        autoSize={{ minRows: 8, maxRows: 16 }}
        value={paper}
        onChange={(event) => setPaper(event.target.value)}
      />
      {cut.closing.length > 0 ? <p className="soft">{say('paste.closing', { text: cut.closing.join(' ') })}</p> : null}
      {cut.demands.length > 20 ? <p className="late">{say('paste.tooMany', { count: cut.demands.length })}</p> : null}
    </Modal>
  )
}
