import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { Owner } from '../../contract/index.ts'

/** Who is in charge: the reader by a mark, somebody else by name; nothing where nobody is. */
export function PersonMark({ person, isForMe }: Pick<Owner, 'person' | 'isForMe'>): ReactNode {
  const say = useWords('directive')
  if (isForMe) return <span className="directive-for-me">{say('person.mine')}</span>
  return person ? <span className="directive-person">{say('person.is', { name: person.name })}</span> : null
}
