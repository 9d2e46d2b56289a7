import { Select } from 'antd'
import type { ReactNode } from 'react'
import { type ResponseOf, type Role, roleNames } from '#platform/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { InCharge, listPeople } from '../../contract/index.ts'

export interface PersonChoiceProps {
  label: string
  /** Absent while they are asked for. */
  people: ResponseOf<typeof listPeople>['items'] | undefined
  value: InCharge | undefined
  onChange: (person: InCharge | undefined) => void
  /** The list is opened: people are asked for no sooner. */
  onOpen?: () => void
  placeholder?: string
}

/** Somebody of an agency, found by name, or nobody. */
export function PersonChoice(props: PersonChoiceProps): ReactNode {
  const { label, people, value, onChange, onOpen, placeholder } = props
  const say = useWords('directive')
  const language = useLanguage()
  const rolesOf = (roles: readonly string[]) =>
    roles.map((role) => roleNames[role as Role]?.[language] ?? role).join(say('person.and'))
  const options = (people ?? []).map(({ id, name, roles }) => ({
    value: id,
    label: say('person.option', { name, roles: rolesOf(roles) }),
  }))
  // Chosen before they were asked for, or able to answer no longer.
  if (value && !options.some((option) => option.value === value.id))
    options.unshift({ value: value.id, label: value.name })
  return (
    <Select
      aria-label={label}
      className="directive-person-choice"
      showSearch
      allowClear
      loading={people === undefined}
      optionFilterProp="label"
      placeholder={placeholder ?? say('person.nobody')}
      notFoundContent={people ? say('person.none') : say('person.wait')}
      options={options}
      value={value?.id ?? null}
      onOpenChange={(isOpen) => (isOpen ? onOpen?.() : undefined)}
      onChange={(next) => {
        const found = people?.find(({ id }) => id === next)
        onChange(found ? { id: found.id, name: found.name } : undefined)
      }}
    />
  )
}
