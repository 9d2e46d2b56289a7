import { type ReactNode, useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { listCodes } from '../../contract/index.ts'
import { PostCode } from '../PostCode.tsx'
import '../duty.css'

/** How often a screen asks for the codes to come, in milliseconds; it has two hours of them. */
const every = 10 * 60_000

/** The screen at a post: its code, which changes every 30 seconds and goes on for two hours without a network. */
export default function CodePage(): ReactNode {
  const say = useWords('duty')
  const { id = '' } = useParams()
  const found = useQuery(listCodes, { post: id }, { keep: true })
  const { refetch } = found
  useEffect(() => {
    const timer = setInterval(() => void refetch(), every)
    return () => clearInterval(timer)
  }, [refetch])
  return (
    <Page
      title={found.data ? say('code.title', { name: found.data.postName }) : say('code.any')}
      answers={say('code.answers')}
      above={<Link to="/duty">{say('title')}</Link>}
    >
      <Panel>
        {found.error && !found.data ? <ProblemPane problem={found.error.body} retry={() => void refetch()} /> : null}
        {found.data ? <PostCode post={id} codes={found.data} /> : found.error ? null : <WaitWords />}
      </Panel>
    </Page>
  )
}
