import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { imports } from '../../contract/index.ts'

/** Everybody, those who came with one import, or those entered by hand. Nothing where no list came in. */
export function ImportFilter({
  value,
  pick,
}: {
  value: string | undefined
  pick: (next: string | undefined) => void
}): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const { data } = useQuery(imports, {}, { keep: true })
  if (!data || (data.items.length === 0 && value === undefined)) return null
  return (
    <Select
      aria-label={say('filter.import')}
      style={{ minWidth: 260 }}
      value={value ?? 'all'}
      onChange={(next: string) => pick(next === 'all' ? undefined : next)}
      options={[
        { value: 'all', label: say('filter.all') },
        { value: 'none', label: say('filter.none') },
        ...data.items.map(({ id, fileName, at }) => ({ value: id, label: `${fileName} · ${format.moment(at)}` })),
      ]}
    />
  )
}
