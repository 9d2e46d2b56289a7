import { DownloadOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Attached } from '#platform/contract/file.ts'
import { sizeOf } from '../../files/size.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../i18n.ts'
import { Fingerprint } from './Fingerprint.tsx'
import { KindIcon } from './KindIcon.tsx'
import './files.css'

/** Files that hang on a record: saved by a press, each with its size, its hash, and who attached it when. */
export function FileList({
  title,
  files,
  addressOf,
  actionOf,
}: {
  title?: string
  files: readonly Attached[]
  addressOf: (id: string) => string
  /** What can be done about one here. */
  actionOf?: (file: Attached) => ReactNode
}): ReactNode {
  const say = useWords()
  const format = useFormat()
  if (files.length === 0) return null
  return (
    <section className="files" {...(title ? { 'aria-label': title } : {})}>
      {title ? <h3>{title}</h3> : null}
      <ul className="files-list">
        {files.map((file) => (
          <li key={file.id} className="files-one">
            <KindIcon kind={file.kind} />
            <div>
              <p>
                <a href={addressOf(file.id)} download={file.name}>
                  {file.name} <DownloadOutlined aria-hidden className="no-print" />
                </a>{' '}
                <span className="soft">{sizeOf(file.size)}</span>{' '}
                {file.hasNumbers ? <span className="files-mark">{say('files.hasNumbers')}</span> : null}
              </p>
              <p className="soft">
                {say('files.byAt', { by: file.by, at: format.moment(file.at) })} <Fingerprint digest={file.digest} />
              </p>
            </div>
            {actionOf?.(file)}
          </li>
        ))}
      </ul>
    </section>
  )
}
