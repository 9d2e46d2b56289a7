import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { check, checkWays, type Volunteer } from '../../contract/index.ts'

/** How the community knows the person; written as it is ticked, and ticked back where it could not be written. */
export function Checks({ volunteer }: { volunteer: Volunteer }): ReactNode {
  const say = useWords('volunteer')
  const command = useCommand(check)
  const [marked, setMarked] = useState(volunteer.checks)
  const send = async (next: Volunteer['checks']): Promise<void> => {
    setMarked(next)
    const outcome = await command.send({ volunteer: volunteer.id, version: volunteer.version, checks: next })
    if (outcome.state !== 'accepted') setMarked(volunteer.checks)
  }
  return (
    <div className="volunteer-row">
      <span>{say('checks')}</span>
      <Checkbox.Group
        disabled={command.busy}
        value={marked}
        onChange={(next) => void send(next)}
        options={checkWays.map((value) => ({ value, label: say(`check.${value}`) }))}
      />
      <CommandNote progress={command.progress} />
    </div>
  )
}
