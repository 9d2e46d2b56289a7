import type { ReactNode } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import type { HeadCountNow } from '../resident/useHeadCount.ts'
import { wrongAt } from './wrongAt.ts'

/** The head count after a coming or going: proposed, seen, changed by whoever knows better. */
export function HeadCountField({ count }: { count: HeadCountNow }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const { was, now, choose, command } = count
  const problem = now === null ? say('check.headCount') : fieldProblem(command.problem, 'headCount/is')
  return (
    <Field
      label={say('headCount.then')}
      extra={say('headCount.wasBefore', { count: format.number(was) })}
      {...wrongAt(problem)}
    >
      <NumberInput min={0} max={200} value={now} onChange={choose} />
    </Field>
  )
}
