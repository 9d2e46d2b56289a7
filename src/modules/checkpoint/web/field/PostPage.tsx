import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { reportPost } from '../../contract/index.ts'
import { AtCheckpoint } from './AtCheckpoint.tsx'
import { OnDutyCard } from './OnDutyCard.tsx'
import type { Post } from './post.ts'

const staffs = ['1', '2', '3', '4', '5', '6'] as const
const minutes = ['0', '5', '10', '20', '40'] as const

/** How the post stands: who is there, how many wait, how long. */
export default function PostPage(): ReactNode {
  const say = useWords('checkpoint')
  return (
    <AtCheckpoint title={say('post.title')}>
      {(checkpoint, post) => <Form checkpoint={checkpoint} at={post.now} />}
    </AtCheckpoint>
  )
}

function Form({ checkpoint, at }: { checkpoint: Post['checkpoints'][number]; at: string | undefined }): ReactNode {
  const say = useWords('checkpoint')
  const navigate = useNavigate()
  const command = useCommand(reportPost)
  const [staff, setStaff] = useState(checkpoint.duty?.present ? String(checkpoint.duty.present) : '')
  const [waiting, setWaiting] = useState('')
  const [waitMinutes, setWaitMinutes] = useState<string>('0')
  const [isTried, setIsTried] = useState(false)
  const isStaffWrong = staff === '' || Number(staff) > 50
  const isWaitingWrong = Number(waiting) > 500
  const save = async (): Promise<void> => {
    setIsTried(true)
    if (isStaffWrong || isWaitingWrong) return
    const said = { staff: Number(staff), waiting: Number(waiting), waitMinutes: Number(waitMinutes) }
    const outcome = await savedOr(command.send({ checkpoint: checkpoint.id, ...said }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    void navigate('/pass', { replace: true })
  }
  return (
    <Screen
      title={say('post.title')}
      sub={checkpoint.name}
      back="/pass/more"
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say('post.send')}
          </BigButton>
        </>
      }
    >
      {checkpoint.duty ? <OnDutyCard duty={checkpoint.duty} at={at} /> : null}
      <Choice
        label={say('post.staff')}
        columns={6}
        value={staffs.find((value) => value === staff) ?? null}
        onChange={setStaff}
        options={staffs.map((value) => ({ value, text: value }))}
      />
      <TextField
        label={say('post.staffOther')}
        value={staff}
        onChange={(text) => setStaff(text.replace(/\D/g, ''))}
        keyboard="numeric"
        max={2}
        problem={isTried && isStaffWrong ? say('wrong.staff') : undefined}
      />
      <TextField
        label={say('post.waiting')}
        value={waiting}
        onChange={(text) => setWaiting(text.replace(/\D/g, ''))}
        keyboard="numeric"
        max={3}
        problem={isTried && isWaitingWrong ? say('wrong.waiting') : undefined}
      />
      <Choice
        label={say('post.minutes')}
        columns={5}
        value={minutes.find((value) => value === waitMinutes) ?? null}
        onChange={setWaitMinutes}
        options={minutes.map((value) => ({ value, text: value }))}
      />
    </Screen>
  )
}
