import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { propose } from '#modules/measure/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { Watermark } from '#platform/web/watermark.tsx'
import { type PersonPage as Data, person } from '../../contract/index.ts'
import { EditDialog } from './EditDialog.tsx'
import { Exposures } from './Exposures.tsx'
import { Facts } from './Facts.tsx'
import { FollowUp } from './FollowUp.tsx'
import { RevealDialog, type Revealed } from './RevealDialog.tsx'
import { Samples } from './Samples.tsx'
import { TimeLine } from './TimeLine.tsx'
import './person.css'

/** One person: what is known, whom they met, samples, follow-up, one line of time, and who looked. */
export default function PersonPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useQuery(person, { id })
  if (query.isError) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (!query.data) return <WaitWords />
  return (
    <Watermark>
      <Shown key={id} data={query.data} />
    </Watermark>
  )
}

function Shown({ data }: { data: Data }): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const language = useLanguage()
  const { may } = useSession()
  const [dialog, setDialog] = useState<'reveal' | 'edit'>()
  const [revealed, setRevealed] = useState<Revealed>()
  const { person: one, progress } = data
  const known: [string, ReactNode][] = [
    [say('kindHead'), `${say(`kind.${one.kind}`)} · ${say(`status.${one.status}`)} · ${say(`outcome.${one.outcome}`)}`],
    [say('address'), one.address],
    [say('phone'), revealed?.phone ?? one.phone ?? '–'],
    [say('idNumber'), revealed?.idNumber ?? one.idNumber ?? '–'],
    [say('sex'), one.sex ? say(`sexOf.${one.sex}`) : '–'],
    [say('birthYear'), one.birthYear ?? '–'],
    [say('onsetOn'), one.onsetOn ? format.day(one.onsetOn) : '–'],
    [say('purpose'), data.purpose[language] ?? '–'],
    [say('retainUntil'), format.day(one.retainUntil)],
  ]
  return (
    <Page
      title={`${one.name} ${one.code}`}
      above={<Link to="/monitoring">{say('title')}</Link>}
      actions={
        <>
          {one.door && may(propose.name) ? (
            <Link to={`/measures/new?door=${one.door}`}>{say('measure.propose')}</Link>
          ) : null}
          {progress?.state === 'released' ? <Link to={`/monitoring/paper/${one.id}`}>{say('paper.title')}</Link> : null}
          <Button onClick={() => setDialog('reveal')}>{say('reveal.title')}</Button>
          <Button onClick={() => setDialog('edit')}>{say('edit.title')}</Button>
        </>
      }
    >
      <div className="monitoring-columns">
        <div>
          <Panel title={say('known')}>
            <dl className="monitoring-known">
              {known.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </Panel>
          <Exposures data={data} />
          <Samples data={data} />
          <Facts data={data} texts={revealed?.facts} />
          <Panel title={say('looks')}>
            {data.looks.map((look) => (
              <p key={`${look.at}${look.by}`} className="soft">
                {format.moment(look.at)} {look.by}
                {look.reason ? ` · ${say(`reason.${look.reason}`)}` : ''}
              </p>
            ))}
          </Panel>
        </div>
        <div>
          {progress ? <FollowUp data={data} progress={progress} /> : null}
          <TimeLine data={data} />
        </div>
      </div>
      {dialog === 'reveal' ? (
        <RevealDialog person={one.id} done={setRevealed} close={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'edit' ? <EditDialog person={one} close={() => setDialog(undefined)} /> : null}
    </Page>
  )
}
