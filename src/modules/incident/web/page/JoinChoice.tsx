import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { usePages } from '#platform/web/query.ts'
import { type Incident, listIncidents } from '../../contract/index.ts'

/** Another live incident of the same kind that this one may be a second report of. */
export function JoinChoice({
  incident,
  value,
  onChange,
}: {
  incident: Incident
  value: string | undefined
  onChange: (into: string) => void
}): ReactNode {
  const say = useWords('incident')
  const others = usePages(listIncidents, { show: 'live', kind: incident.kind }, { keep: true })
  return (
    <Select
      showSearch
      optionFilterProp="label"
      aria-label={say('moves.into')}
      placeholder={say('moves.into')}
      notFoundContent={say('moves.noOthers')}
      value={value ?? null}
      onChange={onChange}
      options={others.rows
        .filter(({ id }) => id !== incident.id)
        .map(({ id, year, no, what }) => ({ value: id, label: `${say('numberOf', { year, no })} ${what}` }))}
    />
  )
}
