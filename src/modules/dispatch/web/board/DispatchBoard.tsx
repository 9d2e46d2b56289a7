import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { board } from '#modules/registry/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { assign, listTasks, stages, type Task } from '../../contract/index.ts'
import { AssignDrawer } from '../assign/AssignDrawer.tsx'
import { BulkBar } from './BulkBar.tsx'
import { StageLine } from './StageLine.tsx'
import { TaskDrawer } from './TaskDrawer.tsx'
import { TaskFilters } from './TaskFilters.tsx'
import { useTaskColumns } from './taskColumns.tsx'

/** Who goes where by when, and how far that is: totals by stage, then the tasks by deadline. */
export function DispatchBoard(): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const { may } = useSession()
  const [at, setAt] = useUrlState(['stage', 'worker', 'area', 'task', 'assign', 'place'] as const)
  const stage = stages.find((each) => each === at.stage)
  const tasks = usePages(
    listTasks,
    {
      ...(stage ? { stage } : {}),
      ...(at.worker ? { assignee: at.worker } : {}),
      ...(at.area ? { area: at.area } : {}),
    },
    { keep: true },
  )
  useFreshFigures(at.area, () => void tasks.query.refetch())
  const columns = useTaskColumns()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const mayAssign = may(assign.name)
  const start = mayAssign ? startOf(at.assign ?? at.place) : undefined
  const openAssign = (): void => setAt({ assign: at.area ?? 'new' }, { push: true })
  const setStage = (next: string | undefined): void => setAt({ stage: next, task: undefined }, { push: true })
  useShortcuts([
    ...(mayAssign ? [{ keys: 'a', label: 'dispatch:key.assign', run: openAssign }] : []),
    { keys: '0', label: 'dispatch:key.all', run: () => setStage(undefined) },
    ...stages.map((each, index) => ({
      keys: String(index + 1),
      label: `dispatch:stage.${each}`,
      run: () => setStage(each),
    })),
  ])

  const totals = tasks.first?.totals ?? {}
  const all = Object.values(totals).reduce((sum, count) => sum + count, 0)
  const picked = tasks.rows.filter(({ id }) => chosen.includes(id))
  const isFiltered = Boolean(at.stage ?? at.worker ?? at.area)
  return (
    <Page
      title={say('title')}
      answers={say('answers')}
      actions={
        mayAssign ? (
          <Button type="primary" onClick={openAssign}>
            {say('assign.open')}
          </Button>
        ) : null
      }
    >
      <StageLine totals={totals} stage={stage} set={setStage} known={tasks.first !== undefined} />
      <Panel>
        <TaskFilters worker={at.worker} area={at.area} set={(change) => setAt(change, { push: true })} />
        {picked.length > 0 ? <BulkBar tasks={picked} clear={() => setChosen([])} /> : null}
        <PagedTable<Task>
          paged={tasks}
          columns={columns}
          total={stage ? (totals[stage] ?? 0) : all}
          open={(task) => setAt({ task: task.id }, { push: true })}
          {...(mayAssign
            ? { rowSelection: { selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) } }
            : {})}
          empty={
            isFiltered ? (
              <EmptyPane
                title={say('noneFiltered')}
                action={
                  <Button
                    onClick={() => setAt({ stage: undefined, worker: undefined, area: undefined }, { push: true })}
                  >
                    {say('showAll', { count: format.number(all) })}
                  </Button>
                }
              />
            ) : (
              <EmptyPane title={say('none')} hint={say(mayAssign ? 'noneHint' : 'noneHintRead')} />
            )
          }
        />
      </Panel>
      <TaskDrawer task={tasks.rows.find(({ id }) => id === at.task)} close={() => setAt({ task: undefined })} />
      <AssignDrawer start={start} close={() => setAt({ assign: undefined, place: undefined })} />
    </Page>
  )
}

/** Visits move the figures of tasks, and so does the clock: the list is read again after both. */
function useFreshFigures(area: string | undefined, refetch: () => void): void {
  const { may } = useSession()
  const coverage = useQuery(board, area ? { area } : {}, { enabled: may(board.name) })
  const seen = coverage.dataUpdatedAt
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment at which coverage was read is what matters
  useEffect(() => {
    if (seen > 0) refetch()
  }, [seen])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one clock for as long as the page is open
  useEffect(() => {
    const timer = setInterval(refetch, 60_000)
    return () => clearInterval(timer)
  }, [])
}

function startOf(asked: string | undefined): string[] | undefined {
  if (!asked) return undefined
  return asked === 'new' ? [] : asked.split(',')
}
