import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { look, lookReasons, type WholeVolunteer } from '../../contract/index.ts'

/** Name and phone: shown against a reason that stays in the record, gone when the page is left. */
export function Contact({ whole }: { whole: WholeVolunteer }): ReactNode {
  const say = useWords('volunteer')
  const command = useCommand(look)
  const { volunteer, isErased } = whole
  const [reason, setReason] = useState<(typeof lookReasons)[number]>(volunteer.state === 'new' ? 'vetting' : 'shift')
  const [shown, setShown] = useState<ResultOf<typeof look>>()
  if (isErased) return <p className="soft">{say('contact.erased')}</p>
  if (shown)
    return (
      <p className="volunteer-contact" data-testid="contact">
        {[shown.name, shown.phone].filter(Boolean).join('  ') || say('contact.lost')}
      </p>
    )
  const show = async (): Promise<void> => {
    const outcome = await command.send({ volunteer: volunteer.id, reason })
    if (outcome.state === 'accepted') setShown(outcome.result)
  }
  return (
    <div className="volunteer-row no-print">
      <Select
        aria-label={say('contact.reason')}
        value={reason}
        onChange={setReason}
        options={lookReasons.map((value) => ({ value, label: say(`said.${value}`) }))}
      />
      <Button loading={command.busy} onClick={() => void show()}>
        {say('contact.show')}
      </Button>
      <span className="soft">{say('contact.hint')}</span>
      <CommandNote progress={command.progress} />
    </div>
  )
}
