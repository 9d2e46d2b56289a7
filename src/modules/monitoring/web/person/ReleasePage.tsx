import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { person } from '../../contract/index.ts'
import './person.css'

/** The paper of a release: one page that says from when on somebody is free. */
export default function ReleasePage(): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const { session } = useSession()
  const { id = '' } = useParams()
  const query = useQuery(person, { id })
  useEffect(() => {
    document.title = say('paper.title')
  }, [say])
  if (query.isError) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (!query.data) return <WaitWords />
  const { person: one, progress } = query.data
  if (progress?.state !== 'released') return <p>{say('paper.notYet')}</p>
  const words = {
    ...{ name: one.name, address: one.address, days: progress.days },
    ...{ from: format.day(progress.startsOn), day: format.day(progress.releaseOn) },
  }
  return (
    <div className="page monitoring-paper">
      <div className="page-actions no-print">
        <Link to={`/monitoring/person/${id}`}>{one.code}</Link>
        <Button type="primary" onClick={() => window.print()}>
          {say('action.print')}
        </Button>
      </div>
      <h1>{say('paper.title')}</h1>
      <p className="soft">
        {session.county.name} · {session.account.agencyName} · {one.code}
      </p>
      <p>{say('paper.who', words)}</p>
      <p>{say('paper.what', words)}</p>
      <p>{say('paper.free', words)}</p>
      <p className="soft">{say('paper.note')}</p>
      <p>{say('paper.sign')}</p>
    </div>
  )
}
