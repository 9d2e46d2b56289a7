import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { type AgencyKind, agencyKinds, listAgencies } from '../contract/index.ts'

export interface AgencySelectProps {
  value: string | undefined
  onChange: (agency: string | undefined) => void
  placeholder: string
  /** For filters: may be emptied, and closed agencies can be found. */
  isFilter?: boolean
  /** Left out of the list. */
  without?: string
  id?: string
  /** What it is called where a field names it; else the placeholder. */
  'aria-label'?: string
}

/** Chooses an agency by kind or by letters of its name. */
export function AgencySelect({
  value,
  onChange,
  placeholder,
  isFilter = false,
  without,
  id,
  'aria-label': name = placeholder,
}: AgencySelectProps): ReactNode {
  const say = useWords('agency')
  const agencies = useQuery(listAgencies, {})
  const items = (agencies.data?.items ?? []).filter((one) => (isFilter || !one.closed) && one.id !== without)
  const of = (kind: AgencyKind) =>
    items.filter((one) => one.kind === kind).map((one) => ({ value: one.id, label: one.name }))
  return (
    <Select
      {...(id ? { id } : {})}
      className="agency-select"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={isFilter}
      value={value ?? null}
      disabled={agencies.isPending}
      placeholder={placeholder}
      aria-label={name}
      onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
      options={agencyKinds
        .map((kind) => ({ label: say(`kind.${kind}`), options: of(kind) }))
        .filter(({ options }) => options.length > 0)}
    />
  )
}
