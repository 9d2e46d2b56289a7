import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { draftSituation, type ListedSituation, listSituations } from '../../contract/index.ts'
import './situation.css'

/** Situation reports by number; one press drafts the next from the system's own figures. */
export default function SituationsPage(): ReactNode {
  const say = useWords('report')
  const navigate = useNavigate()
  const { may } = useSession()
  const reports = useQuery(listSituations, {}, { keep: true })
  const command = useCommand(draftSituation)
  const [id] = useState(newId)
  const items = reports.data?.items ?? []
  const [last] = items
  const canDraft = may(draftSituation.name) && (!last || last.signedAt !== null)
  const draft = async (): Promise<void> => {
    const outcome = await command.send({}, { id })
    if (outcome.state === 'accepted') void navigate(`/situation/${id}`)
  }
  const begin = (
    <Button type="primary" loading={command.busy} onClick={() => void draft()}>
      {say('situation.draft')}
    </Button>
  )
  return (
    <Page
      title={say('situation.title')}
      answers={say('situation.answers')}
      actions={canDraft && last ? begin : undefined}
    >
      <CommandNote progress={command.progress} />
      {reports.error && !reports.data ? (
        <ProblemPane problem={reports.error.body} retry={() => void reports.refetch()} />
      ) : !reports.data ? (
        <WaitWords />
      ) : items.length === 0 ? (
        <EmptyPane
          title={say('situation.none')}
          hint={say('situation.noneHint')}
          {...(canDraft ? { action: begin } : {})}
        />
      ) : (
        <Panel>
          <ol className="situation-list">
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </ol>
        </Panel>
      )}
    </Page>
  )
}

function Row({ item }: { item: ListedSituation }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  return (
    <li>
      <Link to={`/situation/${item.id}`}>
        <strong>{say('situation.no', { no: item.no })}</strong>
        <span>{say('situation.period', { from: format.moment(item.from), to: format.moment(item.to) })}</span>
        <span className={item.signedAt ? 'done' : 'risk'}>
          {item.signedAt
            ? say('situation.signedBy', { name: item.signedName ?? '', at: format.moment(item.signedAt) })
            : say('situation.waits')}
        </span>
      </Link>
    </li>
  )
}
