import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n.ts'

/** The SHA-256 of a file: its first signs on screen, all of them in print, and copied by a press. */
export function Fingerprint({ digest }: { digest: string }): ReactNode {
  const say = useWords()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(digest)
    } catch {
      // Over plain HTTP there is no clipboard; a selected text can still be copied.
      const area = document.createElement('textarea')
      area.value = digest
      document.body.append(area)
      area.select()
      document.execCommand('copy')
      area.remove()
    }
    setIsCopied(true)
    setTimeout(() => setIsCopied(false), 2000)
  }
  return (
    <span className="files-print">
      <span className="soft">{say('files.digest')}</span> <code className="no-print">{digest.slice(0, 8)}</code>
      <code className="print-only">{digest}</code>{' '}
      <button
        type="button"
        className="link-button no-print"
        title={digest}
        aria-label={say(isCopied ? 'files.copied' : 'files.copyDigest')}
        onClick={() => void copy()}
      >
        {isCopied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
      </button>
    </span>
  )
}
