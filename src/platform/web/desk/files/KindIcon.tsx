import {
  FileExcelOutlined,
  FileImageOutlined,
  FilePdfOutlined,
  FileTextOutlined,
  FileWordOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { FileKind } from '#platform/contract/file.ts'

const icons = {
  pdf: FilePdfOutlined,
  docx: FileWordOutlined,
  xlsx: FileExcelOutlined,
  jpeg: FileImageOutlined,
  png: FileImageOutlined,
  webp: FileImageOutlined,
  text: FileTextOutlined,
  csv: FileExcelOutlined,
} satisfies Record<FileKind, unknown>

/** What kind of file it is, to the eye; its ending says it to the ear. */
export function KindIcon({ kind }: { kind: FileKind }): ReactNode {
  const Icon = icons[kind]
  return <Icon aria-hidden className="files-icon" />
}
