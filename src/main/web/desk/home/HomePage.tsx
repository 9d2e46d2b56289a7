import type { ReactNode } from 'react'
import { board } from '#modules/registry/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { Page } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { SixFigures } from './SixFigures.tsx'
import { WaitingList } from './WaitingList.tsx'
import './home.css'

/** What needs me now, and six figures of my area. Nothing else. */
export default function HomePage(): ReactNode {
  const say = useWords('main')
  const format = useFormat()
  const { session, may } = useSession()
  return (
    <Page
      title={say('home.title')}
      answers={say('home.answers', { name: session.account.displayName, day: format.day(countyNow()) })}
    >
      <div className="home">
        <WaitingList />
        {may(board.name) ? <SixFigures /> : null}
      </div>
    </Page>
  )
}
