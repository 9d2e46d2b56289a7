import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { addExposure, type PersonPage } from '../../contract/index.ts'
import { LinkDialog } from './LinkDialog.tsx'

/** Who exposed this person, whom this person exposed, and the way to add a contact. */
export function Exposures({ data }: { data: PersonPage }): ReactNode {
  const say = useWords('monitoring')
  const { may } = useSession()
  const [isLinking, setIsLinking] = useState(false)
  const { id, code } = data.person
  const rows = (others: PersonPage['contacts'], none: string) =>
    others.length === 0 ? (
      <p className="soft">{say(none)}</p>
    ) : (
      others.map((other) => (
        <p key={other.id}>
          <Link to={`/monitoring/person/${other.id}`}>{other.code}</Link> {say(`kind.${other.kind}`)} ·{' '}
          {say(`setting.${other.setting}`)}
        </p>
      ))
    )
  return (
    <Panel
      title={say('exposure.title')}
      aside={<Link to={`/monitoring/new?source=${id}&code=${code}`}>{say('exposure.add')}</Link>}
    >
      <h3>{say('exposure.sources')}</h3>
      {rows(data.sources, 'exposure.noSource')}
      <h3>{say('exposure.contacts')}</h3>
      {rows(data.contacts, 'exposure.noContact')}
      {may(addExposure.name) ? (
        <p className="no-print">
          <Button size="small" onClick={() => setIsLinking(true)}>
            {say('exposure.link')}
          </Button>
        </p>
      ) : null}
      {isLinking ? <LinkDialog person={id} close={() => setIsLinking(false)} /> : null}
    </Panel>
  )
}
