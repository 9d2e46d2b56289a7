import { CloseCircleFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useWords } from '../i18n.ts'

/** The cross that empties a text field, named in the reader's language; the kit's own is named in English. */
export function ClearIcon(): ReactNode {
  const say = useWords()
  return <CloseCircleFilled aria-label={say('action.clear')} />
}
