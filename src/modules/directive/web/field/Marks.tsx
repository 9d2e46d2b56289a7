import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { OwnDeed, Owner } from '../../contract/index.ts'

export interface MarksProps extends Pick<Owner, 'state' | 'late' | 'person' | 'isForMe'> {
  deeds: readonly OwnDeed[]
}

/** Where a demand stands by the server, what of it waits here for signal, and who is in charge. */
export function Marks({ state, late, deeds, person, isForMe }: MarksProps): ReactNode {
  const say = useWords('directive')
  return (
    <span className="directive-marks f-small">
      <span className={late ? 'directive-mark is-late' : `directive-mark is-${state}`}>
        {say(`state.${state}`)}
        {late ? ` · ${say('late')}` : ''}
      </span>
      {[...new Set(deeds)].map((deed) => (
        <span key={deed} className="f-waiting-mark">
          {say(`waiting.${deed}`)}
        </span>
      ))}
      {isForMe ? <span className="f-strong">{say('person.mine')}</span> : null}
      {person && !isForMe ? <span className="f-quiet">{say('person.is', { name: person.name })}</span> : null}
    </span>
  )
}

/** By when it is due, as a time and in words. */
export function Due({ dueAt, late }: { dueAt: string; late: boolean }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  return (
    <span className={late ? 'f-block f-late f-small' : 'f-block f-quiet f-small'}>
      {say('due', { when: format.moment(dueAt), in: format.relative(dueAt) })}
    </span>
  )
}
