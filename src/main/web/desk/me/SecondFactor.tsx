import { Button, Input, QRCode } from 'antd'
import { type ReactNode, useState } from 'react'
import { dropTotp, enableTotp } from '#modules/agency/contract/index.ts'
import { type ApiProblem, asProblem, request } from '#platform/web/api.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'

/** Six digits from an authenticator at every sign-in: turn it on with a code, off with the password. */
export function SecondFactor(): ReactNode {
  const say = useWords('main')
  const { session } = useSession()
  return (
    <Panel title={say('totp.title')} aside={say(session.account.totp ? 'totp.on' : 'totp.off')} className="me-form">
      {session.account.totp ? <TurnOff /> : <TurnOn />}
    </Panel>
  )
}

function TurnOn(): ReactNode {
  const say = useWords('main')
  const { refresh } = useSession()
  const command = useCommand(enableTotp)
  const [fresh, setFresh] = useState<{ secret: string; uri: string }>()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const begin = async (): Promise<void> => {
    try {
      setFresh((await request('/api/agency/totp')) as { secret: string; uri: string })
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const confirm = async (): Promise<void> => {
    if (!fresh || code.length !== 6) return
    const outcome = await command.send({ secret: fresh.secret, code })
    if (outcome.state === 'accepted') await refresh()
    else setCode('')
  }
  if (!fresh) {
    return (
      <>
        <p className="soft">{say('totp.why')}</p>
        <Button onClick={() => void begin()}>{say('totp.begin')}</Button>
        {problem ? <ProblemNote problem={problem.body} retry={() => void begin()} /> : null}
      </>
    )
  }
  return (
    <div className="totp">
      <QRCode type="svg" value={fresh.uri} size={148} color="#000" bgColor="#fff" />
      <div>
        <p>{say('totp.scan')}</p>
        <p className="mono totp-secret">{fresh.secret.match(/.{1,4}/g)?.join(' ')}</p>
        <label htmlFor="totp-code">{say('totp.code')}</label>
        <Input.OTP id="totp-code" length={6} value={code} onChange={setCode} />
        <Button type="primary" disabled={code.length !== 6} loading={command.busy} onClick={() => void confirm()}>
          {say('totp.confirm')}
        </Button>
        <CommandNote progress={command.progress} />
      </div>
    </div>
  )
}

function TurnOff(): ReactNode {
  const say = useWords('main')
  const { refresh } = useSession()
  const command = useCommand(dropTotp)
  const [password, setPassword] = useState('')
  const drop = async (): Promise<void> => {
    if (!password) return
    const outcome = await command.send({ password })
    if (outcome.state === 'accepted') await refresh()
  }
  return (
    <>
      <label htmlFor="totp-password">{say('totp.password')}</label>
      <Input.Password
        id="totp-password"
        value={password}
        autoComplete="current-password"
        onChange={(event) => setPassword(event.target.value)}
        onPressEnter={() => void drop()}
      />
      <Button disabled={!password} loading={command.busy} onClick={() => void drop()}>
        {say('totp.drop')}
      </Button>
      <CommandNote progress={command.progress} />
    </>
  )
}
