import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '#platform/web/api.ts'
import { request } from '#platform/web/api.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { setupToken } from './setupToken.ts'

interface Division {
  code: string
  name: string
}

/** Province, city, county from the official codes. */
export function CountyChoice({ choose }: { choose: (county: Division | undefined) => void }): ReactNode {
  const [province, setProvince] = useState<string>()
  const [city, setCity] = useState<string>()
  return (
    <>
      <Level
        level="province"
        parent={undefined}
        choose={(division) => {
          setProvince(division?.code)
          setCity(undefined)
          choose(undefined)
        }}
      />
      {province ? (
        <Level
          key={province}
          level="city"
          parent={province}
          choose={(division) => {
            setCity(division?.code)
            choose(undefined)
          }}
        />
      ) : null}
      {city ? <Level key={city} level="countyName" parent={city} choose={choose} /> : null}
    </>
  )
}

interface LevelProps {
  level: 'province' | 'city' | 'countyName'
  parent: string | undefined
  choose: (division: Division | undefined) => void
}

function Level({ level, parent, choose }: LevelProps): ReactNode {
  const say = useWords('main')
  const [code, setCode] = useState('')
  const divisions = useQuery<{ items: Division[] }, ApiProblem>({
    queryKey: ['setup.divisions', parent],
    queryFn: async () =>
      (await request(parent ? `/api/setup/divisions?parent=${parent}` : '/api/setup/divisions', {
        headers: { 'x-setup-token': setupToken() },
      })) as { items: Division[] },
  })
  if (divisions.isError) return <ProblemNote problem={divisions.error.body} retry={() => void divisions.refetch()} />
  return (
    <div className="entrance-field">
      <label htmlFor={level}>{say(`setup.${level}`)}</label>
      <select
        id={level}
        value={code}
        onChange={(event) => {
          setCode(event.target.value)
          choose(divisions.data?.items.find((division) => division.code === event.target.value))
        }}
      >
        <option value="">{divisions.isPending ? say('state.loading') : say('setup.choose')}</option>
        {(divisions.data?.items ?? []).map((division) => (
          <option key={division.code} value={division.code}>
            {division.name}
          </option>
        ))}
      </select>
    </div>
  )
}
