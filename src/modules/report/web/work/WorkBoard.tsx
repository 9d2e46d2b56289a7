import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Page } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { listWork, type Piece, type WorkKind, type WorkTotal, workKinds, workStages } from '../../contract/index.ts'
import { useFollowed } from '../useFollowed.ts'
import { GivePanel } from './GivePanel.tsx'
import { choiceOf, givenBy, receivers } from './giving.ts'
import { KindLine } from './KindLine.tsx'
import { WorkColumn } from './WorkColumn.tsx'
import { WorkFilters } from './WorkFilters.tsx'

/** Every kind of open work in four columns, and beside them whom it is given to: by choosing and pressing, or by dragging. */
export function WorkBoard(): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const { may } = useSession()
  const [at, setAt] = useUrlState(['kind', 'area', 'agency', 'q'] as const)
  const kind = workKinds.find((one) => one === at.kind)
  const found = useFollowed(listWork, {
    ...(kind ? { kind } : {}),
    ...(at.area ? { area: at.area } : {}),
    ...(at.agency ? { agency: at.agency } : {}),
    ...(at.q ? { q: at.q } : {}),
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [dragged, setDragged] = useState<readonly Piece[]>()
  const clear = (): void => setChosen(new Set())
  const setKind = (next: string | undefined): void => setAt({ kind: next }, { push: true })
  useShortcuts([
    { keys: '0', label: 'report:work.key.all', run: () => setKind(undefined) },
    ...workKinds.map((one, nth) => ({
      keys: String(nth + 1),
      label: `report:work.kind.${one}`,
      run: () => setKind(one),
    })),
    ...(chosen.size > 0 ? [{ keys: 'Escape', label: 'report:work.key.clear', run: clear }] : []),
  ])
  if (!found.data)
    return found.error ? <ProblemPane problem={found.error.body} retry={() => void found.refetch()} /> : <WaitWords />
  const { items, totals, asOf } = found.data
  const picked = items.filter((piece) => chosen.has(choiceOf(piece)))
  const mayGive = (one: WorkKind): boolean => may(givenBy[one] ?? '')
  const taker = receivers[picked[0]?.kind ?? 'demand']
  // What is chosen together goes to one of the same sort: an agency, or a worker.
  const isOffered = (piece: Piece): boolean =>
    mayGive(piece.kind) && (taker === undefined || receivers[piece.kind] === taker)
  const shown = kind ? totals.filter((one) => one.kind === kind) : totals
  return (
    <Page
      title={say('work.title')}
      answers={say('work.answers')}
      actions={<Button onClick={() => window.print()}>{say('action.print')}</Button>}
    >
      <KindLine totals={totals} kind={kind} set={setKind} />
      <WorkFilters
        words={at.q}
        area={at.area}
        agency={at.agency}
        // A word typed is no step to come back to.
        set={(change) => setAt(change, { push: !('q' in change) })}
      />
      <div className="work" data-giving={workKinds.some(mayGive)}>
        <div className="work-columns">
          {workStages.map((stage) => (
            <WorkColumn
              key={stage}
              stage={stage}
              total={sum(shown, stage)}
              pieces={items.filter((piece) => piece.stage === stage)}
              isSearched={at.q !== undefined}
              chosen={chosen}
              isOffered={isOffered}
              choose={(pieces, isOn) => setChosen(changed(chosen, pieces, isOn))}
              drag={(piece) => setDragged(piece && chosen.has(choiceOf(piece)) ? picked : piece && [piece])}
            />
          ))}
        </div>
        {workKinds.some(mayGive) ? (
          <GivePanel
            picked={picked}
            dragged={dragged}
            lost={chosen.size - picked.length}
            clear={clear}
            done={() => setDragged(undefined)}
          />
        ) : null}
      </div>
      <p className="soft">{say('work.asOf', { at: format.moment(asOf) })}</p>
    </Page>
  )
}

function sum(totals: readonly WorkTotal[], stage: (typeof workStages)[number]): number {
  return totals.reduce((total, one) => total + one[stage], 0)
}

function changed(chosen: ReadonlySet<string>, pieces: readonly Piece[], isOn: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  for (const piece of pieces) {
    if (isOn) next.add(choiceOf(piece))
    else next.delete(choiceOf(piece))
  }
  return next
}
