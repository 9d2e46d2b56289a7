import { Button, Modal, Select } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { listWorkers } from '#modules/agency/contract/index.ts'
import { getArea } from '#modules/place/contract/index.ts'
import { PlacePicker } from '#modules/place/web/index.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
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
  const [choosing, setChoosing] = useState(false)
  const workers = useQuery(listWorkers, {}, { enabled: may(listWorkers.name), keep: true })
  const here = useQuery(getArea, { id: area ?? '' }, { enabled: area !== undefined })
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
      <Button onClick={() => setChoosing(true)}>{area ? (here.data?.area.name ?? '…') : say('filter.area')}</Button>
      {area ? (
        <button type="button" className="link-button" onClick={() => set({ area: undefined })}>
          {say('filter.everywhere')}
        </button>
      ) : null}
      {choosing ? (
        <Modal open footer={null} title={say('filter.areaTitle')} onCancel={() => setChoosing(false)}>
          <Suspense fallback={<WaitWords />}>
            <PlacePicker
              value={here.data?.area ? { ...here.data.area, doors: here.data.area.dwellings ?? 0 } : undefined}
              chain={here.data?.above.map(({ id }) => id) ?? []}
              onPick={({ id }) => {
                set({ area: id })
                setChoosing(false)
              }}
            />
          </Suspense>
        </Modal>
      ) : null}
    </div>
  )
}
