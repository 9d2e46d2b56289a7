import { Select } from 'antd'
import type { ReactNode } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { useQuery } from '#platform/web/query.ts'

export interface AgencyChoiceProps {
  label: string
  value: readonly string[]
  onChange: (agencies: readonly string[]) => void
  several?: boolean
}

/** One agency that takes part, or several, by letters of the name. */
export function AgencyChoice({ label, value, onChange, several = false }: AgencyChoiceProps): ReactNode {
  const agencies = useQuery(listAgencies, {}, { keep: true })
  const options = (agencies.data?.items ?? [])
    .filter(({ closed }) => !closed)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select
      aria-label={label}
      style={{ width: '100%' }}
      {...(several ? { mode: 'multiple' as const } : {})}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      value={several ? [...value] : (value[0] ?? null)}
      onChange={(next: string | string[] | null | undefined) =>
        onChange(Array.isArray(next) ? next : next ? [next] : [])
      }
      options={options}
    />
  )
}
