import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useListKeys } from '#platform/web/keyboard.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { listConflicts } from '../../contract/index.ts'
import { ConflictCard } from './ConflictCard.tsx'
import './conflicts.css'

/** Two people changed one field from the same value: both are here until a person chooses. */
export default function ConflictsPage(): ReactNode {
  const say = useWords('registry')
  const navigate = useNavigate()
  const conflicts = usePages(listConflicts, {})
  const { active } = useListKeys(
    conflicts.rows.length,
    (index) => void navigate(`/doors/${conflicts.rows[index]?.door}`),
  )
  return (
    <Page title={say('conflicts.title')} answers={say('conflicts.answers')}>
      {conflicts.query.isPending ? <WaitWords /> : null}
      {conflicts.query.isError ? (
        <ProblemPane problem={conflicts.query.error.body} retry={() => void conflicts.query.refetch()} />
      ) : null}
      {conflicts.query.isSuccess && conflicts.rows.length === 0 ? (
        <Panel>
          <EmptyPane title={say('conflicts.none')} hint={say('conflicts.noneHint')} />
        </Panel>
      ) : null}
      <div className="conflicts">
        <Watermark>
          {conflicts.rows.map((conflict, index) => (
            <ConflictCard
              key={`${conflict.id}${conflict.ord}`}
              conflict={conflict}
              index={index}
              active={index === active}
            />
          ))}
        </Watermark>
      </div>
      {conflicts.hasMore ? (
        <div className="list-foot">
          <Button onClick={conflicts.loadMore}>{say('action.more')}</Button>
        </div>
      ) : null}
    </Page>
  )
}
