import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'

/** My account: password, second factor, sessions. */
export default function MePage(): ReactNode {
  const say = useWords('main')
  return <h1>{say('account.mine')}</h1>
}
