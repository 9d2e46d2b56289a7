import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { WholeVolunteer } from '../../contract/index.ts'

/** Who else waits or serves with the same number, or the same name and year of birth; nothing where there is nobody. */
export function Same({ same }: Pick<WholeVolunteer, 'same'>): ReactNode {
  const say = useWords('volunteer')
  if (same.length === 0) return null
  return (
    <Panel title={say('same.title')}>
      <ul className="volunteer-events">
        {same.map(({ id, no, state, placeName, byPhone }, index) => (
          <li key={id ?? `elsewhere-${index}`}>
            {id ? <Link to={`/volunteers/${id}`}>{say('noOf', { no: no ?? '' })}</Link> : say('same.elsewhere')}{' '}
            {[placeName, say(`state.${state}`), say(byPhone ? 'same.byPhone' : 'same.byName')]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
      <p className="soft">{say('same.hint')}</p>
    </Panel>
  )
}
