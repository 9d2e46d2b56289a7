import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { listSealed } from '../../contract/index.ts'
import { DismissSealed } from './DismissSealed.tsx'
import { ReleaseSealed } from './ReleaseSealed.tsx'
import { type Asking, SealedPanel } from './SealedPanel.tsx'
import './sealed.css'

const states = ['waiting', 'decided'] as const

/** What came sealed from phones and that their people may not do any more: somebody in charge releases or dismisses it. */
export default function SealedPage(): ReactNode {
  const say = useWords('agency')
  const [filter, setFilter] = useUrlState(['state'] as const)
  const state = states.find((each) => each === filter.state) ?? 'waiting'
  const phones = usePages(listSealed, { state }, { keep: true })
  // Above the panels: one whose last command was decided goes away, and what became of it is still to be read.
  const [asking, ask] = useState<Asking>()
  const dialog = asking && { phone: asking.phone, commands: asking.commands, close: () => ask(undefined) }
  return (
    <Watermark>
      <Page title={say('sealed.title')} answers={say('sealed.answers')}>
        <div className="agency-filters no-print">
          <Select
            className="device-filter"
            value={state}
            aria-label={say('sealed.which')}
            onChange={(next) => setFilter({ state: next === 'waiting' ? undefined : next })}
            options={states.map((each) => ({ value: each, label: say(`sealed.state_${each}`) }))}
          />
        </div>
        {phones.query.isPending ? <WaitWords /> : null}
        {phones.query.error && phones.rows.length === 0 ? (
          <ProblemPane problem={phones.query.error.body} retry={() => void phones.query.refetch()} />
        ) : null}
        {phones.query.isSuccess && phones.rows.length === 0 ? (
          <Panel>
            <EmptyPane title={say(`sealed.none_${state}`)} hint={say('sealed.noneHint')} />
          </Panel>
        ) : null}
        {phones.rows.length > 0 && state === 'waiting' ? <Help /> : null}
        {phones.rows.map((phone) => (
          <SealedPanel key={`${state}${phone.id}`} phone={phone} isWaiting={state === 'waiting'} ask={ask} />
        ))}
        {phones.hasMore ? (
          <div className="list-foot no-print">
            <Button size="small" loading={phones.query.isFetchingNextPage} onClick={phones.loadMore}>
              {say('action.more')}
            </Button>
          </div>
        ) : null}
        {dialog && asking.what === 'release' ? <ReleaseSealed {...dialog} /> : null}
        {dialog && asking.what === 'dismiss' ? <DismissSealed {...dialog} /> : null}
      </Page>
    </Watermark>
  )
}

function Help(): ReactNode {
  const say = useWords('agency')
  return (
    <dl className="sealed-help">
      {(['seen', 'release', 'dismiss'] as const).map((what) => (
        <div key={what}>
          <dt>{say(`sealed.help_${what}`)}</dt>
          <dd>{say(`sealed.help_${what}Text`)}</dd>
        </div>
      ))}
    </dl>
  )
}
