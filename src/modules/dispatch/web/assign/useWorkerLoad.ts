import { useQueries } from '@tanstack/react-query'
import { board } from '#modules/registry/contract/index.ts'
import { get } from '#platform/web/api.ts'
import { useSession } from '#platform/web/session.tsx'
import { listTasks } from '../../contract/index.ts'
import type { Worker } from './workers.ts'

/** What a worker has before them: doors in their place, doors of it that are open, tasks not done. */
export interface Load {
  doors?: number
  open?: number
  tasks?: number
  late?: number
}

/** The load of the first few workers offered; each is two small reads. */
export function useWorkerLoad(workers: readonly Worker[]): ReadonlyMap<string, Load> {
  const { may } = useSession()
  const some = workers.slice(0, 12)
  const boards = useQueries({
    queries: some.map(({ place }) => ({
      queryKey: [board.name, { area: place }],
      queryFn: () => get(board, { area: place }),
      enabled: may(board.name),
      staleTime: 30_000,
    })),
  })
  const tasks = useQueries({
    queries: some.map(({ id }) => ({
      queryKey: [listTasks.name, { assignee: id, limit: 1 }],
      queryFn: () => get(listTasks, { assignee: id, limit: 1 }),
      staleTime: 30_000,
    })),
  })
  return new Map(
    some.map(({ id }, index) => {
      const figures = boards[index]?.data?.area.figures
      const totals = tasks[index]?.data?.totals
      return [
        id,
        {
          ...(figures ? { doors: figures.doors, open: figures.unreached + figures.nobody_home } : {}),
          ...(totals ? { tasks: sum(totals) - (totals.done ?? 0), late: totals.late ?? 0 } : {}),
        },
      ]
    }),
  )
}

function sum(totals: Readonly<Record<string, number>>): number {
  return Object.values(totals).reduce((all, count) => all + count, 0)
}
