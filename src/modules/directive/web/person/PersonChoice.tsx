import { Select } from 'antd'
import type { ReactNode } from 'react'
import { type ProblemBody, type ResponseOf, type Role, roleNames } from '#platform/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import type { InCharge, listPeople } from '../../contract/index.ts'

export interface PersonChoiceProps {
  label: string
  /** Absent while they are asked for. */
  people: ResponseOf<typeof listPeople>['items'] | undefined
  /** Why they could not be asked for. */
  failed?: ProblemBody | undefined
  value: InCharge | undefined
  onChange: (person: InCharge | undefined) => void
  /** The list is opened: people are asked for no sooner. */
  onOpen?: () => void
  placeholder?: string
}

/** Somebody of an agency, found by name, or nobody. */
export function PersonChoice(props: PersonChoiceProps): ReactNode {
  const { label, people, failed, value, onChange, onOpen, placeholder } = props
  const say = useWords('directive')
  const language = useLanguage()
  const whyNot = useProblemText(failed)
  const rolesOf = (roles: readonly string[]) =>
    roles.map((role) => roleNames[role as Role]?.[language] ?? role).join(say('person.and'))
  const byName = [...(people ?? [])].sort((a, b) => a.name.localeCompare(b.name, language))
  const options = byName.map(({ id, name, roles }) => ({
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
      loading={people === undefined && !failed}
      optionFilterProp="label"
      placeholder={placeholder ?? say('person.nobody')}
      notFoundContent={failed ? whyNot : say(people ? 'person.none' : 'person.wait')}
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
