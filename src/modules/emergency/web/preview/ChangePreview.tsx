import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { LawChange } from './LawChange.tsx'
import { TaskGroup } from './TaskGroup.tsx'
import type { Shown, useLevelPreview } from './useLevelPreview.ts'

const order = ['starts', 'ends', 'goes_on'] as const

/** What will happen, before it is signed: tasks that begin, end and go on with their agencies and deadlines, and what the law allows. */
export function ChangePreview({ preview }: { preview: ReturnType<typeof useLevelPreview> }): ReactNode {
  const say = useWords('emergency')
  if (!preview.data) {
    if (preview.error) return <ProblemPane problem={preview.error.body} retry={() => void preview.refetch()} />
    return <WaitWords />
  }
  const shown = preview.data
  const count = (change: (typeof order)[number]): number =>
    shown.tasks.filter(({ owners }) => owners.some((owner) => owner.change === change)).length
  const nothing = count('starts') + count('ends') === 0
  return (
    <section className="change-preview" aria-label={say('preview.title')}>
      <dl className="change-figures">
        {order.map((change) => (
          <div key={change} className={`is-${change}`}>
            <dt>{say(`preview.${change}`)}</dt>
            <dd>
              {say('preview.tasks', { count: count(change) })}
              <small>{say('preview.agencies', { count: agenciesOf(shown, change) })}</small>
            </dd>
          </div>
        ))}
      </dl>
      {shown.running ? <Running running={shown.running} /> : null}
      {shown.unheld > 0 ? (
        <p className="change-unheld" role="note">
          {say('preview.unheld', { count: shown.unheld })}
        </p>
      ) : null}
      {nothing ? <p className="soft">{say('preview.nothing')}</p> : null}
      {order.map((change) => (
        <TaskGroup key={change} shown={shown} change={change} />
      ))}
      <LawChange law={shown.law} />
    </section>
  )
}

function agenciesOf({ agencies }: Shown, change: (typeof order)[number]): number {
  return change === 'starts' ? agencies.starts : change === 'ends' ? agencies.ends : agencies.goesOn
}

/** What still runs for persons: counts and nobody's name. */
function Running({ running }: { running: NonNullable<Shown['running']> }): ReactNode {
  const say = useWords('emergency')
  return (
    <div className="change-running">
      <h3>{say('preview.persons')}</h3>
      <p>{say('preview.running', { measures: running.measures, followUps: running.followUps })}</p>
      <p className="soft">{say('preview.runningHint')}</p>
    </div>
  )
}
