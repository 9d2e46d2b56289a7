import { Button, Modal, Select } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { getArea } from '#modules/place/contract/index.ts'
import { PlacePicker } from '#modules/place/web/index.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'

/** Where, and whose. */
export function WorkFilters({
  area,
  agency,
  set,
}: {
  area: string | undefined
  agency: string | undefined
  set: (change: { area?: string | undefined; agency?: string | undefined }) => void
}): ReactNode {
  const say = useWords('report')
  const [isChoosing, setIsChoosing] = useState(false)
  const agencies = useQuery(listAgencies, {}, { keep: true })
  const here = useQuery(getArea, { id: area ?? '' }, { enabled: area !== undefined })
  return (
    <div className="work-filters no-print">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('work.filter.agency')}
        placeholder={say('work.filter.agency')}
        value={agency ?? null}
        onChange={(id: string | null | undefined) => set({ agency: id ?? undefined })}
        options={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button onClick={() => setIsChoosing(true)}>
        {area ? (here.data?.area.name ?? '…') : say('work.filter.area')}
      </Button>
      {area ? (
        <button type="button" className="link-button" onClick={() => set({ area: undefined })}>
          {say('work.filter.everywhere')}
        </button>
      ) : null}
      {isChoosing ? (
        <Modal open footer={null} title={say('work.filter.area')} onCancel={() => setIsChoosing(false)}>
          <Suspense fallback={<WaitWords />}>
            <PlacePicker
              value={here.data?.area ? { ...here.data.area, doors: here.data.area.dwellings ?? 0 } : undefined}
              chain={here.data?.above.map(({ id }) => id) ?? []}
              onPick={({ id }) => {
                set({ area: id })
                setIsChoosing(false)
              }}
            />
          </Suspense>
        </Modal>
      ) : null}
    </div>
  )
}
