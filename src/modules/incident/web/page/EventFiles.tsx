import type { ReactNode } from 'react'
import type { Attached } from '#platform/contract/file.ts'
import { KindIcon } from '#platform/web/desk/files/KindIcon.tsx'
import { sizeOf } from '#platform/web/files/size.ts'

/** What came with one note or result, by name; who attached it and its hash stand in the list of files above. */
export function EventFiles({
  files,
  addressOf,
}: {
  files: readonly Attached[]
  addressOf: (id: string) => string
}): ReactNode {
  if (files.length === 0) return null
  return (
    <ul className="incident-event-files">
      {files.map(({ id, kind, name, size }) => (
        <li key={id}>
          <KindIcon kind={kind} />{' '}
          <a href={addressOf(id)} download={name}>
            {name}
          </a>{' '}
          <span className="faint">{sizeOf(size)}</span>
        </li>
      ))}
    </ul>
  )
}
