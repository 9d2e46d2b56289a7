import { FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useWords } from '../i18n.ts'

export interface FilePickProps {
  /** What the file is, for a screen reader; a heading or a label beside it says it to the eye. */
  label: string
  /** Endings, as the browser's own field takes them: `.csv,.xlsx`. */
  accept: string
  multiple?: boolean
  take: (files: readonly File[]) => void
}

/** A file from this computer: a button in the reader's language, where the browser's own speaks the browser's, and what was chosen. */
export function FilePick({ label, accept, multiple = false, take }: FilePickProps): ReactNode {
  const say = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<string>()
  return (
    <div className="file-pick">
      <Button icon={<FileTextOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {say(names ? 'file.another' : multiple ? 'file.several' : 'file.choose')}
      </Button>
      <span className={names ? '' : 'soft'}>{names ?? say('file.none')}</span>
      <input
        ref={input}
        type="file"
        // Inside a form the kit shows a file field that is `hidden`.
        style={{ display: 'none' }}
        multiple={multiple}
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file may be chosen once more after it was mended.
          target.value = ''
          if (files.length === 0) return
          setNames(files.map(({ name }) => name).join('、'))
          take(files)
        }}
      />
    </div>
  )
}
