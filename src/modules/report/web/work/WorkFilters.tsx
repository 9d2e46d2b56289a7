import { Select } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { AreaFilter } from '#modules/place/web/index.tsx'
import { SearchField } from '#platform/web/desk/SearchField.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'

/** By words, where, and whose. */
export function WorkFilters({
  words,
  area,
  agency,
  set,
}: {
  words: string | undefined
  area: string | undefined
  agency: string | undefined
  set: (change: Partial<Record<'q' | 'area' | 'agency', string | undefined>>) => void
}): ReactNode {
  const say = useWords('report')
  const agencies = useQuery(listAgencies, {}, { keep: true })
  return (
    <div className="work-filters no-print">
      <SearchField value={words} set={(q) => set({ q })} label={say('work.find')} help="report:work.key.find" />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('work.filter.agency')}
        placeholder={say('work.filter.agency')}
        value={agency ?? null}
        onChange={(id: string | null | undefined) => set({ agency: id ?? undefined })}
        options={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Suspense fallback={null}>
        <AreaFilter
          area={area}
          set={(next) => set({ area: next })}
          words={{
            none: say('work.filter.area'),
            title: say('work.filter.area'),
            everywhere: say('work.filter.everywhere'),
          }}
        />
      </Suspense>
    </div>
  )
}
