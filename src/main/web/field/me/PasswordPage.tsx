import { type ReactNode, useState } from 'react'
import { changePassword } from '#modules/agency/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'

const shortest = 12

/** A new password; the other sessions end with it. */
export default function PasswordPage(): ReactNode {
  const say = useWords('me')
  const back = useBack('/me')
  const command = useCommand(changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const [done, setDone] = useState(false)
  const length = [...next].length

  async function save(): Promise<void> {
    setAsked(true)
    if (!current || length < shortest || next !== again) return
    const outcome = await command.send({ current, next })
    if (outcome.state === 'accepted') setDone(true)
  }

  if (done)
    return (
      <Screen title={say('page.password')} back="/me">
        <Notice kind="done">{say('password.changed')}</Notice>
        <BigButton kind="main" onClick={back}>
          {say('password.back')}
        </BigButton>
      </Screen>
    )
  return (
    <Screen
      title={say('page.password')}
      back="/me"
      actions={
        <>
          <SendState
            progress={command.progress}
            problem={command.problem}
            shown={(path) => /\/(current|next)$/.test(path)}
          />
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say('password.go')}
          </BigButton>
        </>
      }
    >
      <TextField
        label={say('password.current')}
        value={current}
        onChange={setCurrent}
        kind="password"
        autoComplete="current-password"
        max={128}
        problem={asked && !current ? say('password.missing') : fieldProblem(command.problem, 'current')}
      />
      <TextField
        label={say('password.next')}
        hint={say('password.length', { count: length })}
        value={next}
        onChange={setNext}
        kind="password"
        autoComplete="new-password"
        max={128}
        problem={asked && length < shortest ? say('password.short') : fieldProblem(command.problem, 'next')}
      />
      <TextField
        label={say('password.again')}
        value={again}
        onChange={setAgain}
        kind="password"
        autoComplete="new-password"
        max={128}
        problem={asked && again !== next ? say('password.differs') : undefined}
      />
    </Screen>
  )
}
