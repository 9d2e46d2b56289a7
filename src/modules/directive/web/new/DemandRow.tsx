import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { asksFor } from '../../contract/index.ts'
import type { Draft, DraftDemand } from './draft.ts'
import { OwnersChoice } from './OwnersChoice.tsx'
import { PersonsChoice } from './PersonsChoice.tsx'

export interface DemandRowProps {
  ord: number
  demand: DraftDemand
  /** What is set for all demands. */
  ofAll: Pick<Draft, 'owners' | 'persons'>
  /** What is wrong with it, in words. */
  wrong: string | undefined
  change: (part: Partial<DraftDemand>) => void
  /** Absent on the only one. */
  remove: (() => void) | undefined
}

/** One numbered demand; deadline and owners follow those of all until it gets its own. */
export function DemandRow({ ord, demand, ofAll, wrong, change, remove }: DemandRowProps): ReactNode {
  const say = useWords('directive')
  const [isOwn, setIsOwn] = useState(
    demand.dueAt !== undefined || demand.owners !== undefined || demand.persons !== undefined,
  )
  const label = say('new.demand', { ord })
  return (
    <li>
      <span className="directive-ord">{ord}</span>
      <div>
        <Input.TextArea
          aria-label={label}
          aria-invalid={wrong !== undefined}
          {...(wrong ? { status: 'error' as const } : {})}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={500}
          value={demand.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        {wrong ? <p className="late">{wrong}</p> : null}
        <div className="directive-demand-more">
          <Select
            size="small"
            aria-label={say('new.asks', { ord })}
            value={demand.asks}
            onChange={(asks) => change({ asks })}
            options={asksFor.map((asks) => ({ value: asks, label: say(`asks.${asks}`) }))}
          />
          {isOwn ? null : (
            <Button size="small" type="text" onClick={() => setIsOwn(true)}>
              {say('new.own')}
            </Button>
          )}
          {remove ? (
            <Button size="small" type="text" onClick={remove}>
              {say('new.remove')}
            </Button>
          ) : null}
        </div>
        {isOwn ? (
          <div className="directive-own">
            <DueChoice value={demand.dueAt} onChange={(dueAt) => change({ dueAt })} keep={say('new.dueOfAll')} />
            <OwnersChoice
              label={say('new.ownersOf', { ord })}
              value={demand.owners ?? []}
              onChange={(owners) => change({ owners: owners.length > 0 ? owners : undefined })}
            />
            <PersonsChoice
              owners={demand.owners ?? ofAll.owners}
              value={demand.persons ?? {}}
              ofAll={ofAll.persons ?? {}}
              onChange={(persons) => change({ persons: Object.keys(persons).length > 0 ? persons : undefined })}
            />
          </div>
        ) : null}
      </div>
    </li>
  )
}
