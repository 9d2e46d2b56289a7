import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Page } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { board } from '../../contract/index.ts'
import { Sheet } from './Sheet.tsx'
import { SmallerArea } from './SmallerArea.tsx'
import { type PaperList, paperLists, useDoors } from './useDoors.ts'
import './paper.css'

/** The door list of an area on paper, for a grid worker without a phone: as it will be printed. */
export default function ListPage(): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const [at, setAt] = useUrlState(['area', 'list'] as const)
  const list: PaperList = paperLists.find((one) => one === at.list) ?? 'due'
  const here = useQuery(board, at.area ? { area: at.area } : {}, { keep: true })
  const found = useDoors(here.data?.area.id, list, false)
  const ready = found.data?.complete === true && found.data.doors.length > 0
  const print = (): void => {
    if (ready) window.print()
  }
  useShortcuts([{ keys: 'p', label: 'registry:key.print', run: print }])
  if (here.isError) return <ProblemPane problem={here.error.body} retry={() => void here.refetch()} />
  if (!here.data) return <WaitWords />
  const { area, above } = here.data
  return (
    <div className="paper-page">
      <Page
        title={say('paper.list.title')}
        above={<Link to={`/coverage?area=${area.id}`}>‹ {area.name}</Link>}
        answers={say('paper.list.answers')}
        actions={
          <>
            <Link className="plain-button" to={`/paper/entry?area=${area.id}`}>
              {say('paper.entry.title')}
            </Link>
            <Button type="primary" disabled={!ready} onClick={print}>
              {say('paper.list.print')}
            </Button>
          </>
        }
      >
        <div className="paper-bar no-print">
          <Segmented<PaperList>
            aria-label={say('doors.title')}
            value={list}
            options={paperLists.map((one) => ({ value: one, label: say(`filter.${one}`) }))}
            onChange={(next) => setAt({ list: next })}
          />
          {found.data?.complete ? (
            <span className="soft">{say('doors.count', { count: format.number(found.data.doors.length) })}</span>
          ) : null}
        </div>
        {found.isError ? (
          <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
        ) : !found.data ? (
          <WaitWords />
        ) : !found.data.complete ? (
          <SmallerArea board={here.data} to="/paper/list" />
        ) : found.data.doors.length === 0 ? (
          <EmptyPane title={say('doors.none')} hint={say(`filter.${list}None`)} />
        ) : (
          <Sheet
            area={[...above.slice(-1), area].map(({ name }) => name).join(' ')}
            list={list}
            doors={found.data.doors}
          />
        )}
      </Page>
    </div>
  )
}
