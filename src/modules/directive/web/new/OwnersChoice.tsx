import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { type Agency, listAgencies } from '#modules/agency/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'

const groups = {
  towns: (agency: Agency) => agency.kind === 'town',
  departments: (agency: Agency) => !['town', 'community', 'property'].includes(agency.kind),
} as const

/** Which agencies: by name, or all towns or all departments of the county by one press. */
export function OwnersChoice({
  id,
  label,
  value,
  onChange,
  isCommon = false,
}: {
  id?: string
  label: string
  value: readonly string[]
  onChange: (owners: readonly string[]) => void
  /** Those of every demand that names none of its own. */
  isCommon?: boolean
}): ReactNode {
  const say = useWords('directive')
  const agencies = useQuery(listAgencies, {}, { keep: true })
  const open = (agencies.data?.items ?? []).filter(({ closed }) => !closed)
  const add = (test: (agency: Agency) => boolean): void =>
    onChange([...new Set([...value, ...open.filter(test).map((agency) => agency.id)])])
  const options = (['departments', 'towns'] as const).map((group) => ({
    label: say(`owners.${group}`),
    options: open.filter(groups[group]).map((agency) => ({ value: agency.id, label: agency.name })),
  }))
  const others = open.filter((agency) => !groups.towns(agency) && !groups.departments(agency))
  return (
    <div className="directive-owners">
      <Select
        {...(id ? { id } : {})}
        aria-label={label}
        mode="multiple"
        allowClear
        loading={agencies.isPending}
        maxTagCount={8}
        optionFilterProp="label"
        placeholder={say(isCommon ? 'owners.find' : 'owners.choose')}
        value={[...value]}
        onChange={(next: string[]) => onChange(next)}
        options={[
          ...options,
          { label: say('owners.others'), options: others.map(({ id: value, name }) => ({ value, label: name })) },
        ].filter(({ options: inside }) => inside.length > 0)}
      />
      <span className="directive-quick">
        {(['departments', 'towns'] as const).map((group) => (
          <Button key={group} size="small" onClick={() => add(groups[group])}>
            {say(`owners.all_${group}`, { count: open.filter(groups[group]).length })}
          </Button>
        ))}
        {value.length > 0 ? <span className="soft">{say('owners.count', { count: value.length })}</span> : null}
      </span>
    </div>
  )
}
