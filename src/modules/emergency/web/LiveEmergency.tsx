import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Change, currentEmergency, Emergency, LegalBasis, Roll } from '../contract/index.ts'
import { BasisList } from './BasisList.tsx'
import { ChangeList } from './ChangeList.tsx'
import { RollPanel } from './RollPanel.tsx'
import { TasksPanel } from './TasksPanel.tsx'
import { usePlaybook } from './usePlaybook.ts'

type Current = ResponseOf<typeof currentEmergency>

/** The live emergency: level and day first, then on what it stands, how it changed, and how far the roll may go. */
export function LiveEmergency({
  live,
  roll,
  basis,
  changes,
  tasks,
}: {
  live: Emergency
  roll: Roll | null
  basis: readonly LegalBasis[]
  changes: readonly Change[]
  tasks: Current['tasks']
}): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const language = useLanguage()
  const playbook = usePlaybook(live.playbook)
  const name = playbook?.name['zh-Hans'] === live.name ? (playbook.name[language] ?? live.name) : live.name
  return (
    <>
      <section className="emergency-head">
        <div>
          <p className="emergency-level">{say(`level.${live.level}`)}</p>
          <p className="emergency-day">{say('day', { day: live.day })}</p>
        </div>
        <div>
          <p className="emergency-name">{name}</p>
          <p className="soft">{say('startedAt', { at: format.moment(live.startedAt) })}</p>
        </div>
      </section>
      <div className="emergency-grid">
        <div>
          <TasksPanel live={live} tasks={tasks} />
          <Panel title={say('basis.title')} aside={say('basis.count', { count: basis.length })}>
            <BasisList basis={basis} />
          </Panel>
        </div>
        <div>
          <Panel title={say('changes.title')}>
            <ChangeList changes={changes} startedAt={live.startedAt} />
          </Panel>
          {roll ? <RollPanel roll={roll} /> : null}
        </div>
      </div>
    </>
  )
}
