import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { editSituation, getSituation, situationFile, type WholeSituation } from '../../contract/index.ts'
import { SignButton } from './SignButton.tsx'
import { SituationEditor } from './SituationEditor.tsx'
import { SituationPaper } from './SituationPaper.tsx'
import './situation.css'

/** One situation report: written beside its figures while it is a draft; signed, it is read and printed. */
export default function SituationPage(): ReactNode {
  const { id = '' } = useParams()
  const found = useQuery(getSituation, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? (
    <Shown key={found.data.situation.id} whole={found.data} reload={() => void found.refetch()} />
  ) : (
    <WaitWords />
  )
}

function Shown({ whole, reload }: { whole: WholeSituation; reload: () => void }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const language = useLanguage()
  const { may } = useSession()
  const { situation } = whole
  const writes = situation.signedAt === null && may(editSituation.name)
  const sheet = (kind: 'csv' | 'json'): string => addressOf(situationFile, { id: situation.id, format: kind, language })
  useShortcuts([{ keys: 'p', label: 'report:key.print', run: () => window.print() }])
  return (
    <Page
      title={say('situation.pageTitle', { no: situation.no })}
      answers={`${situation.emergencyName} · ${say('situation.period', { from: format.moment(situation.from), to: format.moment(situation.to) })}`}
      above={<Link to="/situation">{say('situation.title')}</Link>}
      actions={
        <>
          <Button href={sheet('csv')} download>
            {say('csv')}
          </Button>
          <Button href={sheet('json')} download>
            {say('situation.json')}
          </Button>
          <Button onClick={() => window.print()}>{say('action.print')}</Button>
          {situation.signedAt ? null : <SignButton whole={whole} />}
        </>
      }
    >
      {writes ? <SituationEditor whole={whole} reload={reload} /> : null}
      <Panel className={writes ? 'print-only' : ''}>
        <SituationPaper whole={whole} />
      </Panel>
    </Page>
  )
}
