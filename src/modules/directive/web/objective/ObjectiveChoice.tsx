import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { listObjectives } from '../../contract/index.ts'

/** One objective of the plan, or none. */
export function ObjectiveChoice({
  items,
  value,
  onChange,
  none,
}: {
  items: ResponseOf<typeof listObjectives>['items']
  value: string | undefined
  onChange: (objective: string | undefined) => void
  /** What none means, where it means another than that none is served. */
  none?: string
}): ReactNode {
  const say = useWords('directive')
  return (
    <Select
      aria-label={say('objective.title')}
      className="directive-objective-choice"
      showSearch
      allowClear
      optionFilterProp="label"
      placeholder={none ?? say('objective.none')}
      options={items.map(({ id, ord, text }) => ({ value: id, label: say('objective.option', { ord, text }) }))}
      value={items.some(({ id }) => id === value) ? (value ?? null) : null}
      onChange={(objective) => onChange(objective ?? undefined)}
    />
  )
}
