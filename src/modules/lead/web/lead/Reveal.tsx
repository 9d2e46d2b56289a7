import { Button, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { reveal } from '../../contract/index.ts'

/** Whole number and phone. */
export interface Revealed {
  idNumber: string | null
  phone: string | null
}
interface Props {
  lead: string
  shown: (whole: Revealed) => void
}
const reasons = ['call', 'identity', 'other'] as const

function useReveal({ lead, shown }: Props) {
  const command = useCommand(reveal)
  const show = async (why: string): Promise<void> => {
    const outcome = await command.send({ lead, why })
    if (outcome.state === 'accepted')
      shown({ idNumber: outcome.result.idNumber ?? null, phone: outcome.result.phone ?? null })
  }
  return { command, show }
}

/** Phone and number after a reason: one press for whoever calls, a choice for every other reason. */
export function RevealButtons(props: Props): ReactNode {
  const say = useWords('lead')
  const { command, show } = useReveal(props)
  const [asks, setAsks] = useState(false)
  return (
    <>
      <div className="lead-acts">
        <Button size="small" loading={command.busy} onClick={() => void show(say('reveal.reason.call'))}>
          {say('reveal.call')}
        </Button>
        <Button size="small" onClick={() => setAsks(true)}>
          {say('reveal.open')}
        </Button>
        <small className="soft">{say('reveal.hint')}</small>
      </div>
      {command.problem ? <ProblemNote problem={command.problem} /> : null}
      {asks ? <RevealDialog {...props} close={() => setAsks(false)} /> : null}
    </>
  )
}

function RevealDialog({ close, ...props }: Props & { close: () => void }): ReactNode {
  const say = useWords('lead')
  const [reason, setReason] = useState<(typeof reasons)[number]>('identity')
  const [said, setSaid] = useState('')
  const { command, show } = useReveal({
    ...props,
    shown: (whole) => {
      props.shown(whole)
      close()
    },
  })
  const why = reason === 'other' ? said.trim() : say(`reveal.reason.${reason}`)
  return (
    <ConfirmDialog
      title={say('reveal.open')}
      ok={say('reveal.go')}
      disabled={!why}
      command={command}
      go={async () => {
        if (why) await show(why)
      }}
      close={close}
    >
      <p>{say('reveal.hint')}</p>
      <Radio.Group
        aria-label={say('reveal.why')}
        value={reason}
        onChange={(event) => setReason(event.target.value as (typeof reasons)[number])}
        options={reasons.map((value) => ({ value, label: say(`reveal.reason.${value}`) }))}
      />
      {reason === 'other' ? (
        <Input
          aria-label={say('reveal.why')}
          placeholder={say('reveal.why')}
          maxLength={200}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      ) : null}
    </ConfirmDialog>
  )
}
