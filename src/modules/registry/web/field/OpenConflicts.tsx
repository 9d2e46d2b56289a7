import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Notice } from '#platform/web/field/notice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useConflictCount } from './held-conflicts.ts'

/** Says that edits collided and wait for a person, wherever the phone is when it hears of it. Nothing where there are none. */
export function OpenConflicts(): ReactNode {
  const say = useWords('registry')
  const count = useConflictCount()
  if (count === 0) return null
  return (
    <Notice kind="problem">
      {say('conflicts.open', { count })}{' '}
      <Link className="f-tap" to="/conflicts">
        {say('edit.showConflicts')}
      </Link>
    </Notice>
  )
}
