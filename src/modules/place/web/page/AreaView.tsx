import { Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { editArea, type getArea, listDwellings, placeHistory } from '../../contract/index.ts'
import { DoorsPanel } from '../doors/DoorsPanel.tsx'
import { Redraw } from '../grids/Redraw.tsx'
import { AreaActions } from './AreaActions.tsx'
import { AreaFacts } from './AreaFacts.tsx'
import { BelowTable } from './BelowTable.tsx'
import { EditArea } from './EditArea.tsx'
import { HistoryList } from './HistoryList.tsx'

export interface AreaViewProps {
  found: ResponseOf<typeof getArea>
  at: { tab?: string; door?: string }
  setAt: (change: { tab?: string | undefined; door?: string | undefined }, options?: { push?: boolean }) => void
  go: (area: string, tab?: string) => void
}

/** One area: its facts, what stands in it, its doors, its history. */
export function AreaView({ found, at, setAt, go }: AreaViewProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const { may } = useSession()
  const [editing, setEditing] = useState(false)
  const { area, above } = found
  const isCommittee = area.kind === 'community' || area.kind === 'village'
  const tabs = [
    ...(area.children > 0 || area.kind !== 'unit'
      ? [{ key: 'below', label: say('tab.below', { count: format.number(area.children) }) }]
      : []),
    ...(isCommittee && may(editArea.name) ? [{ key: 'redraw', label: say('tab.redraw') }] : []),
    ...(may(listDwellings.name) && area.dwellings !== undefined
      ? [{ key: 'doors', label: say('tab.doors', { count: format.number(area.dwellings) }) }]
      : []),
    ...(may(placeHistory.name) && area.dwellings !== undefined ? [{ key: 'history', label: say('tab.history') }] : []),
  ]
  const first = area.children === 0 && tabs.some(({ key }) => key === 'doors') ? 'doors' : tabs[0]?.key
  const tab = tabs.some(({ key }) => key === at.tab) ? at.tab : first
  return (
    <Page
      title={area.name}
      above={<Chain above={above} go={go} />}
      answers={[say(`kind.${area.kind}`), /^x/.test(area.code) ? '' : area.code].filter(Boolean).join(' · ')}
      actions={
        editing ? null : (
          <AreaActions
            area={area}
            above={above}
            edit={() => setEditing(true)}
            go={go}
            openTab={(key) => setAt({ tab: key })}
          />
        )
      }
    >
      <Panel>{editing ? <EditArea area={area} close={() => setEditing(false)} /> : <AreaFacts area={area} />}</Panel>
      <Panel className="places-tabs">
        <Tabs
          items={tabs}
          activeKey={tab ?? ''}
          onChange={(key) => setAt({ tab: key, door: undefined }, { push: true })}
        />
        {tab === 'below' ? <BelowTable area={area} go={go} /> : null}
        {tab === 'redraw' ? <Redraw committee={area} /> : null}
        {tab === 'doors' ? (
          <DoorsPanel
            area={area}
            above={above.map(({ name }) => name)}
            door={at.door}
            open={(door) => setAt({ door }, { push: true })}
          />
        ) : null}
        {tab === 'history' ? <HistoryList place={area.id} /> : null}
      </Panel>
    </Page>
  )
}

function Chain({
  above,
  go,
}: {
  above: readonly { id: string; name: string }[]
  go: (area: string) => void
}): ReactNode {
  return above.map((area) => (
    <span key={area.id}>
      <button type="button" className="link-button" onClick={() => go(area.id)}>
        {area.name}
      </button>
      <span className="faint"> › </span>
    </span>
  ))
}
