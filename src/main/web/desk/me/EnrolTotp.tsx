import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, QRCode } from 'antd'
import { type ReactNode, useState } from 'react'
import { enableTotp } from '#modules/agency/contract/index.ts'
import { type ApiProblem, request } from '#platform/web/api.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'

/** Puts a fresh secret on the person's phone: by the code on screen or by hand; on only once a code proves it. */
export function EnrolTotp({ close }: { close: () => void }): ReactNode {
  const say = useWords('me')
  const { message } = App.useApp()
  const { refresh } = useSession()
  const command = useCommand(enableTotp)
  const [code, setCode] = useState('')
  const fresh = useQuery<{ secret: string; uri: string }, ApiProblem>({
    queryKey: ['me.totp'],
    queryFn: async () => (await request('/api/agency/totp')) as { secret: string; uri: string },
    // A secret is for one enrolment: it stays while the panel is open and is gone with it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const isWrong = command.problem?.code === 'agency.totp_wrong'
  if (fresh.isError) return <ProblemNote problem={fresh.error.body} retry={() => void fresh.refetch()} />
  if (!fresh.data) return <WaitWords />
  const { secret, uri } = fresh.data

  const go = async (typed: string): Promise<void> => {
    if (!/^\d{6}$/.test(typed)) return
    const outcome = await command.send({ secret, code: typed })
    if (outcome.state !== 'accepted') return setCode('')
    void message.success(say('totp.nowOn'))
    close()
    await refresh()
  }
  return (
    <form
      className="me-totp"
      onSubmit={(event) => {
        event.preventDefault()
        void go(code)
      }}
    >
      <ol>
        <li>{say('totp.step1')}</li>
        <li>
          {say('totp.step2')}
          <div className="me-qr">
            <QRCode type="svg" value={uri} size={168} bordered={false} color="#000" bgColor="#fff" />
          </div>
          <p className="soft">{say('totp.byHand')}</p>
          <p className="me-secret mono">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</p>
        </li>
        <li>
          <label htmlFor="totp-code">{say('totp.step3')}</label>
          <Input
            id="totp-code"
            className="me-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            {...(isWrong ? { status: 'error' as const } : {})}
            onChange={(event) => {
              const typed = event.target.value.replace(/\D/g, '').slice(0, 6)
              setCode(typed)
              if (command.problem) command.reset()
            }}
          />
          {isWrong ? <p className="late">{command.problem?.title}</p> : <CommandNote progress={command.progress} />}
        </li>
      </ol>
      <Button type="primary" htmlType="submit" loading={command.busy} disabled={code.length !== 6}>
        {say('totp.turnOnNow')}
      </Button>
    </form>
  )
}
