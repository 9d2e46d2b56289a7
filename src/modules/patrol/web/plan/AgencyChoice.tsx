import { Select } from 'antd'
import type { ReactNode } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'

/** One of the county's agencies. */
export function AgencyChoice({
  value,
  onChange,
  placeholder,
  allowClear = false,
  id,
}: {
  value: string | undefined
  onChange: (agency: string | undefined) => void
  placeholder?: string
  allowClear?: boolean
  id?: string
}): ReactNode {
  const say = useWords('patrol')
  const { may } = useSession()
  const known = useQuery(listAgencies, {}, { enabled: may(listAgencies.name) })
  return (
    <Select
      {...(id ? { id } : {})}
      className="patrol-agency"
      showSearch
      allowClear={allowClear}
      optionFilterProp="label"
      aria-label={say('agency')}
      placeholder={placeholder ?? say('plan.agencyHint')}
      value={value ?? null}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      options={(known.data?.items ?? [])
        .filter(({ closed }) => !closed)
        .map(({ id: agency, name }) => ({ value: agency, label: name }))}
    />
  )
}
