import { Select } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { listWorkers } from '#modules/agency/contract/index.ts'
import { AreaFilter } from '#modules/place/web/index.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'

export interface TaskFiltersProps {
  worker: string | undefined
  area: string | undefined
  set: (change: { worker?: string | undefined; area?: string | undefined }) => void
}

/** Whose tasks, and where. */
export function TaskFilters({ worker, area, set }: TaskFiltersProps): ReactNode {
  const say = useWords('dispatch')
  const { may } = useSession()
  const workers = useQuery(listWorkers, {}, { enabled: may(listWorkers.name), keep: true })
  const names = new Map((workers.data?.items ?? []).map((each) => [each.id, each]))
  return (
    <div className="dispatch-filters no-print">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="dispatch-filter-worker"
        aria-label={say('filter.worker')}
        placeholder={say('filter.worker')}
        {...(worker ? { value: worker } : {})}
        onChange={(id: string | undefined) => set({ worker: id })}
        options={[...names.values()].map(({ id, displayName, placeName }) => ({
          value: id,
          label: `${displayName} · ${placeName}`,
        }))}
      />
      <Suspense fallback={null}>
        <AreaFilter
          area={area}
          set={(next) => set({ area: next })}
          words={{ none: say('filter.area'), title: say('filter.areaTitle'), everywhere: say('filter.everywhere') }}
        />
      </Suspense>
    </div>
  )
}
