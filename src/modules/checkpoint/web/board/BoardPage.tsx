import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { board, define } from '../../contract/index.ts'
import { Breaches } from './Breaches.tsx'
import { Gaps } from './Gaps.tsx'
import { type Lane, Lanes } from './Lanes.tsx'
import { Pairs } from './Pairs.tsx'
import { SetupDialog } from './SetupDialog.tsx'
import './board.css'

/** Every entrance as it stands: who comes and goes, who waits, who stands there; breaches on top, gaps below. */
export default function BoardPage(): ReactNode {
  const say = useWords('checkpoint')
  const { may } = useSession()
  const found = useQuery(board, {}, { keep: true })
  const [dialog, setDialog] = useState<{ lane?: Lane }>()
  const [{ post }, setUrl] = useUrlState(['post'] as const)
  const mayDefine = may(define.name)
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data) return <WaitWords />
  return (
    <Page
      title={say('title')}
      answers={say('answers')}
      actions={
        mayDefine ? (
          <Button type="primary" onClick={() => setDialog({})}>
            {say('define')}
          </Button>
        ) : undefined
      }
    >
      {post !== undefined && !found.data.lanes.some(({ duty }) => duty?.post === post) ? (
        <Alert
          type="info"
          showIcon
          closable
          title={say('duty.notTied')}
          description={mayDefine ? say('duty.notTiedHint') : undefined}
          onClose={() => setUrl({ post: undefined })}
        />
      ) : null}
      <Breaches breaches={found.data.breaches} closed={found.data.closedBreaches} />
      <Panel>
        <Lanes
          lanes={found.data.lanes}
          post={post}
          {...(mayDefine ? { change: (lane: Lane) => setDialog({ lane }) } : {})}
        />
      </Panel>
      <div className="checkpoint-two">
        <Panel title={say('gaps.title')}>
          <Gaps />
        </Panel>
        <Panel title={say('pairs.title')}>
          <Pairs />
        </Panel>
      </div>
      {dialog ? <SetupDialog {...dialog} lanes={found.data.lanes} close={() => setDialog(undefined)} /> : null}
    </Page>
  )
}
