import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { Household } from './draft.ts'

type Resident = NonNullable<Household>['residents'][number]

/** One resident in a line: name, sex, year of birth; what the playbook does not ask is not there. */
export function MemberWords({ resident }: { resident: Resident }): ReactNode {
  const say = useWords('registry')
  const rest = [
    ...(resident.sex && resident.sex !== 'unknown' ? [say(`sex.${resident.sex}`)] : []),
    ...(resident.birthYear ? [say('born', { year: resident.birthYear })] : []),
  ]
  return (
    <>
      <span className="f-strong">{resident.name}</span>
      {rest.length > 0 ? <span className="f-quiet"> {rest.join(' · ')}</span> : null}
    </>
  )
}
