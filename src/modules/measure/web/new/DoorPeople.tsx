import { Button, Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { residents } from '../../contract/index.ts'

export interface Chosen {
  id: string
  name: string
}
export interface DoorPeopleProps {
  door: string
  value: readonly Chosen[]
  onChange: (people: readonly Chosen[]) => void
  remove: () => void
}

/** Who lives behind one door, to be named one by one: nobody is on an order because of a neighbour. */
export function DoorPeople({ door, value, onChange, remove }: DoorPeopleProps): ReactNode {
  const say = useWords('measure')
  const { data, error } = useQuery(residents, { door }, { keep: true })
  if (error) return <ProblemNote problem={error.body} />
  if (!data) return <WaitWords />
  const chosen = new Set(value.map(({ id }) => id))
  return (
    <fieldset className="measure-door" aria-label={data.address}>
      <p>
        <strong>{data.address}</strong>{' '}
        <Button size="small" type="text" onClick={remove}>
          {say('new.removeDoor')}
        </Button>
      </p>
      {data.items.length === 0 ? <p className="soft">{say('new.nobodyThere')}</p> : null}
      <div className="measure-checks">
        {data.items.map(({ id, name, birthYear }) => (
          <Checkbox
            key={id}
            checked={chosen.has(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, { id, name }] : value.filter((one) => one.id !== id))
            }
          >
            {name} {birthYear ? <span className="soft">{say('bornIn', { year: birthYear })}</span> : null}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
