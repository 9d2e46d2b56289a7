import { type ReactNode, useCallback } from 'react'
import { DoneProvider } from '#platform/web/desk/done.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { getArea, listAreas } from '../../contract/index.ts'
import type { PlaceNode } from '../kinds.ts'
import { PlaceSearch } from '../tree/PlaceSearch.tsx'
import { PlaceTree } from '../tree/PlaceTree.tsx'
import { AreaView } from './AreaView.tsx'
import './places.css'

/** The place tree: what stands where, who answers for it, and every way to change it. */
export default function PlacesPage(): ReactNode {
  const say = useWords('place')
  const [at, setAt] = useUrlState(['at', 'tab', 'door'] as const)
  const top = useQuery(listAreas, {}, { keep: true })
  const focus = at.at ?? top.data?.items[0]?.id
  const here = useQuery(getArea, { id: focus ?? '' }, { enabled: focus !== undefined, keep: true })
  const go = useCallback(
    (area: string, tab?: string) => setAt({ at: area, tab, door: undefined }, { push: true }),
    [setAt],
  )
  const open = useCallback(
    (node: PlaceNode) => {
      if (node.kind !== 'dwelling') go(node.id)
      else setAt({ at: node.area, tab: 'doors', door: node.id }, { push: true })
    },
    [go, setAt],
  )

  if (top.isError) return <ProblemPane problem={top.error.body} retry={() => void top.refetch()} />
  if (top.data?.items.length === 0) return <EmptyPane title={say('noReach')} hint={say('noReachHint')} />
  return (
    <DoneProvider>
      <div className="places">
        <Panel className="places-tree">
          <PlaceSearch go={open}>
            <PlaceTree current={focus} chain={here.data?.above.map(({ id }) => id) ?? []} go={open} />
          </PlaceSearch>
        </Panel>
        <div className="places-detail">
          {here.isError ? <ProblemPane problem={here.error.body} retry={() => void here.refetch()} /> : null}
          {here.isPending ? <WaitWords /> : null}
          {here.data && !here.isError ? (
            <AreaView key={here.data.area.id} found={here.data} at={at} setAt={setAt} go={go} />
          ) : null}
        </div>
      </div>
    </DoneProvider>
  )
}
