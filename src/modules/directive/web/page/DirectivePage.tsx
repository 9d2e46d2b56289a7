import { Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { getDirective, getOwn, linkObjective, type Whole } from '../../contract/index.ts'
import { ObjectiveDialog } from '../objective/ObjectiveDialog.tsx'
import { ChaseDialog } from './ChaseDialog.tsx'
import { EventList } from './EventList.tsx'
import { Matrix } from './Matrix.tsx'
import { MatrixOnPaper } from './MatrixOnPaper.tsx'
import { OwnDemands } from './OwnDemands.tsx'
import { OwnerDrawer } from './OwnerDrawer.tsx'
import { PaperHead } from './PaperHead.tsx'
import { PostsOnPaper } from './PostsOnPaper.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import '../directive.css'

/** One directive: what it asks, what of it is ours, and for the issuer who stands where. */
export default function DirectivePage(): ReactNode {
  const { id = '' } = useParams()
  const { may } = useSession()
  return may(getDirective.name) ? <Led id={id} /> : <Own id={id} />
}

function Led({ id }: { id: string }): ReactNode {
  const found = useQuery(getDirective, { id }, { keep: true })
  // Somebody of a town who is a commander elsewhere reads what the own agency owns.
  if (found.error?.code === 'platform.not_found') return <Own id={id} />
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} leads /> : <WaitWords />
}

function Own({ id }: { id: string }): ReactNode {
  const found = useQuery(getOwn, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} leads={false} /> : <WaitWords />
}

function Shown({ whole, leads }: { whole: Whole; leads: boolean }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { may } = useSession()
  const [{ demand, agency, unsigned }, setUrl] = useUrlState(['demand', 'agency', 'unsigned'] as const)
  const [doing, setDoing] = useState<'chase' | 'withdraw' | 'objective'>()
  const { directive, demands, owners, events } = whole
  const isLive = directive.withdrawnAt === null
  useShortcuts([{ keys: 'p', label: 'directive:key.print', run: () => window.print() }])
  const close = (): void => setDoing(undefined)
  const chosen = owners.find((owner) => owner.agency === agency && String(owner.demand) === demand)
  const waiting = new Set(owners.filter(({ state }) => state === 'issued').map((owner) => owner.agency))
  const shown = unsigned ? owners.filter((owner) => waiting.has(owner.agency)) : owners
  const open = owners.filter(({ state }) => !['reported', 'signed_off', 'ended'].includes(state)).length
  return (
    <Page
      title={directive.title}
      answers={say('page.answers', {
        number: say('numberOf', { year: directive.year, no: directive.no }),
        by: directive.issuedBy,
        agency: directive.issuerAgency,
        at: format.moment(directive.issuedAt),
      })}
      above={<Link to="/directives">{say('title')}</Link>}
      actions={
        <>
          <Button onClick={() => window.print()}>{say('action.print')}</Button>
          {leads && isLive && may(linkObjective.name) ? (
            <Button onClick={() => setDoing('objective')}>
              {say(directive.objective ? 'objective.change' : 'objective.link')}
            </Button>
          ) : null}
          {leads && isLive && !directive.isByLevel ? (
            <Button onClick={() => setDoing('withdraw')}>{say('withdraw.open')}</Button>
          ) : null}
          {leads && isLive && open > 0 ? (
            <Button type="primary" onClick={() => setDoing('chase')}>
              {say('chase.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {isLive ? null : (
        <p className="directive-withdrawn">{say('withdrawn.why', { why: directive.withdrawnWhy ?? '' })}</p>
      )}
      <PaperHead whole={whole} leads={leads} />
      {owners.some(({ isMine }) => isMine) ? <OwnDemands whole={whole} demand={demand} /> : null}
      {leads ? (
        <Panel
          title={say('matrix.title', { count: new Set(owners.map((owner) => owner.agency)).size })}
          aside={
            <Checkbox
              className="no-print"
              checked={unsigned !== undefined}
              onChange={({ target }) => setUrl({ unsigned: target.checked ? 'yes' : undefined })}
            >
              {say('matrix.unsigned', { count: waiting.size })}
            </Checkbox>
          }
        >
          <Matrix
            demands={demands}
            owners={shown}
            open={(owner) => setUrl({ demand: String(owner.demand), agency: owner.agency })}
          />
          {unsigned ? <p className="print-only">{say('matrix.unsigned', { count: waiting.size })}</p> : null}
          <MatrixOnPaper demands={demands} owners={shown} />
        </Panel>
      ) : null}
      {leads ? <PostsOnPaper owners={owners} /> : null}
      <Panel title={say('events.title')} className="no-print">
        {events.length > 0 ? <EventList events={events} /> : <p className="soft">{say('drawer.nothing')}</p>}
      </Panel>
      {leads && chosen ? (
        <OwnerDrawer whole={whole} owner={chosen} close={() => setUrl({ demand: undefined, agency: undefined })} />
      ) : null}
      {doing === 'chase' ? <ChaseDialog directive={directive.id} open={open} close={close} /> : null}
      {doing === 'objective' ? <ObjectiveDialog whole={whole} close={close} /> : null}
      {doing === 'withdraw' ? <WithdrawDialog directive={directive.id} close={close} /> : null}
    </Page>
  )
}
