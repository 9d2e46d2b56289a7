import { CaretRightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { type InCharge, listPeople } from '../../contract/index.ts'
import { PersonChoice } from '../person/PersonChoice.tsx'
import type { Persons } from './draft.ts'

export interface PersonsChoiceProps {
  /** Agencies that are chosen. */
  owners: readonly string[]
  value: Persons
  onChange: (persons: Persons) => void
  /** Of these where nothing else is said. */
  ofAll?: Persons
}

/** Who is in charge within each chosen agency; folded away, for nobody has to be named. */
export function PersonsChoice({ owners, value, onChange, ofAll = {} }: PersonsChoiceProps): ReactNode {
  const say = useWords('directive')
  const [isOpen, setIsOpen] = useState(false)
  const agencies = useQuery(listAgencies, {}, { keep: true })
  if (owners.length === 0) return null
  const named = owners.filter((agency) => value[agency]).length
  const nameOf = new Map(agencies.data?.items.map(({ id, name }) => [id, name]))
  const set = (agency: string, person: InCharge | undefined): void => {
    const { [agency]: _, ...rest } = value
    onChange(person ? { ...rest, [agency]: person } : rest)
  }
  return (
    <div className="directive-persons">
      <Button
        size="small"
        icon={<CaretRightOutlined aria-hidden rotate={isOpen ? 90 : 0} />}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {named > 0 ? say('new.personsNamed', { count: named }) : say('new.persons')}
      </Button>
      {isOpen ? (
        <ul>
          {owners.map((agency) => (
            <li key={agency}>
              <span>{nameOf.get(agency) ?? ''}</span>
              <OneOf
                agency={agency}
                label={say('new.personOf', { agency: nameOf.get(agency) ?? '' })}
                value={value[agency]}
                ofAll={ofAll[agency]}
                onChange={(person) => set(agency, person)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function OneOf(props: {
  agency: string
  label: string
  value: InCharge | undefined
  ofAll: InCharge | undefined
  onChange: (person: InCharge | undefined) => void
}): ReactNode {
  const { agency, label, value, ofAll, onChange } = props
  const say = useWords('directive')
  const [isAsked, setIsAsked] = useState(false)
  const people = useQuery(listPeople, { agency }, { enabled: isAsked })
  return (
    <PersonChoice
      label={label}
      people={isAsked ? people.data?.items : []}
      failed={people.error?.body}
      value={value}
      onChange={onChange}
      onOpen={() => setIsAsked(true)}
      placeholder={ofAll ? say('new.personOfAll', { name: ofAll.name }) : say('person.nobody')}
    />
  )
}
