import { type ReactNode, useRef } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { type DoorRow, type Figures, getDoor, listDoors, recordVisit } from '../../contract/index.ts'
import { DoorDrawer } from '../door/DoorDrawer.tsx'
import { PaperLinks } from '../paper/PaperLinks.tsx'
import { DoorFilterBar } from './DoorFilterBar.tsx'
import { DoorSearch } from './DoorSearch.tsx'
import { useDoorColumns } from './doorColumns.tsx'
import { type DoorFilter, doorFilters, paramsOf, readFilter } from './doorFilters.ts'
import { PrintDoors, PrintHead } from './PrintDoors.tsx'

export interface DoorListProps {
  area: { id: string; name: string; figures: Figures }
  filter: { state?: string; q?: string; door?: string }
  setFilter: (
    change: { state?: string | undefined; q?: string | undefined; door?: string | undefined },
    options?: { push?: boolean },
  ) => void
}

/** Doors of the area by reason: filters in the address, number keys for filters, arrows for rows, Enter for the door. */
export function DoorList({ area, filter, setFilter }: DoorListProps): ReactNode {
  const say = useWords('registry')
  const { may } = useSession()
  const state = readFilter(filter.state)
  const doors = usePages(listDoors, paramsOf(area.id, state, filter.q), { keep: true })
  const columns = useDoorColumns(state)
  const field = useRef<HTMLInputElement>(null)
  const set = (next: DoorFilter): void => setFilter({ state: next }, { push: true })
  useShortcuts([
    ...doorFilters.map((name, index) => ({
      keys: String((index + 1) % 10),
      label: `registry:filter.${name}`,
      run: () => set(name),
    })),
    { keys: 'f', label: 'registry:key.filter', run: () => field.current?.select() },
  ])
  const total = filter.q ? undefined : totalOf(area.figures, state)
  return (
    <Panel
      className="door-list"
      title={<span id="door-list">{say('doors.title')}</span>}
      aside={
        <span className="door-tools">
          <DoorSearch field={field} q={filter.q} search={(q) => setFilter({ q })} />
          {may(recordVisit.name) ? <PaperLinks area={area.id} /> : null}
          <PrintDoors doors={doors} />
        </span>
      }
    >
      <DoorFilterBar figures={area.figures} state={state} set={set} />
      <PrintHead filter={state} q={filter.q} shown={doors.rows.length} total={total} complete={!doors.hasMore} />
      <PagedTable<DoorRow>
        paged={doors}
        columns={columns}
        {...(total === undefined ? {} : { total })}
        {...(may(getDoor.name) ? { open: (row) => setFilter({ door: row.id }, { push: true }) } : {})}
        empty={
          <EmptyPane
            title={say(filter.q ? 'doors.noneFound' : 'doors.none', { q: filter.q ?? '' })}
            hint={say(`filter.${state}None`)}
          />
        }
      />
      <DoorDrawer id={filter.door} close={() => setFilter({ door: undefined })} />
    </Panel>
  )
}

/** Doors that a filter finds, where the figures know it; `due` moves with the clock. */
function totalOf(figures: Figures, filter: DoorFilter): number | undefined {
  if (filter === 'due') return undefined
  return filter === 'all' ? figures.doors : figures[filter]
}
