import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'

/** Ways to the sheet of an area for somebody without a phone, and back from it. */
export function PaperLinks({ area }: { area: string }): ReactNode {
  const say = useWords('registry')
  return (
    <>
      <Link className="no-print" to={`/paper/list?area=${area}`}>
        {say('paper.list.title')}
      </Link>
      <Link className="no-print" to={`/paper/entry?area=${area}`}>
        {say('paper.entry.title')}
      </Link>
    </>
  )
}
