import { Select } from 'antd'
import type { ReactNode } from 'react'
import { residents } from '#modules/measure/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'

/** Somebody on the roll. */
export interface Resident {
  id: string
  name: string
  birthYear: number | null
}

/** Who of those on the roll behind a door it is: ties what is recorded to visits, measures and lists; empty where the person is none of them. */
export function ResidentChoice({
  door,
  value,
  onChange,
}: {
  door: string
  value: string | undefined
  onChange: (resident: Resident | undefined) => void
}): ReactNode {
  const say = useWords('monitoring')
  const { data, error } = useQuery(residents, { door }, { keep: true })
  if (error) return <ProblemNote problem={error.body} />
  if (!data) return <WaitWords />
  return (
    <Select
      aria-label={say('open.resident')}
      allowClear
      value={value ?? null}
      placeholder={say(data.items.length === 0 ? 'open.nobodyThere' : 'open.residentNone')}
      disabled={data.items.length === 0}
      onChange={(id) => onChange(data.items.find((one) => one.id === id))}
      options={data.items.map(({ id, name, birthYear }) => ({
        value: id,
        label: birthYear ? say('open.residentBorn', { name, year: birthYear }) : name,
      }))}
    />
  )
}
