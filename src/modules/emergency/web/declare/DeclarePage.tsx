import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Page } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { currentEmergency, listPlaybooks } from '../../contract/index.ts'
import { DeclareForm } from './DeclareForm.tsx'
import '../emergency.css'

/** Declaring an emergency from a playbook; one runs at a time. */
export default function DeclarePage(): ReactNode {
  const say = useWords('emergency')
  const playbooks = useQuery(listPlaybooks, {})
  const current = useQuery(currentEmergency, {})
  const failed = playbooks.error ?? current.error
  return (
    <Page
      title={say('declare.title')}
      above={<Link to="/emergency">{say('title')}</Link>}
      answers={say('declare.answers')}
    >
      {failed ? (
        <ProblemPane problem={failed.body} retry={() => void Promise.all([playbooks.refetch(), current.refetch()])} />
      ) : !playbooks.data || !current.data ? (
        <WaitWords />
      ) : current.data.live ? (
        <EmptyPane
          title={say('declare.alreadyLive', { name: current.data.live.name })}
          hint={say('declare.alreadyLiveHint')}
          action={<Link to="/emergency">{say('declare.showLive')}</Link>}
        />
      ) : playbooks.data.items.length === 0 ? (
        <EmptyPane title={say('declare.noPlaybook')} hint={say('declare.noPlaybookHint')} />
      ) : (
        <DeclareForm playbooks={playbooks.data.items} />
      )}
    </Page>
  )
}
