import type { ReactNode } from 'react'
import { Page } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { currentEmergency } from '../contract/index.ts'
import { EndedPanel } from './EndedPanel.tsx'
import { LiveActions } from './LiveActions.tsx'
import { LiveEmergency } from './LiveEmergency.tsx'
import { NoEmergency } from './NoEmergency.tsx'
import './emergency.css'

/** What is in force: level, day, legal basis, changes; or that nothing is, and what then cannot be done. */
export default function EmergencyPage(): ReactNode {
  const say = useWords('emergency')
  const current = useQuery(currentEmergency, {}, { keep: true })
  if (!current.data) {
    if (current.isError) return <ProblemPane problem={current.error.body} retry={() => void current.refetch()} />
    return <WaitWords />
  }
  const { live, roll, basis, changes, ended, tasks } = current.data
  return (
    <Page
      title={say('title')}
      answers={say(live ? 'answers' : 'answersNone')}
      actions={live ? <LiveActions live={live} /> : undefined}
    >
      {live ? (
        <LiveEmergency live={live} roll={roll} basis={basis} changes={changes} tasks={tasks} />
      ) : (
        <NoEmergency isFirst={ended.length === 0} />
      )}
      {ended.length > 0 ? <EndedPanel ended={ended} /> : null}
    </Page>
  )
}
