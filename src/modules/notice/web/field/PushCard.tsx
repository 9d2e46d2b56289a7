import { type ReactNode, useEffect, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice as Note } from '#platform/web/field/notice.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type OwnSettings, subscribe, unsubscribe } from '../../contract/index.ts'
import { bodyOf, digestOf, findPush, forgetPush, type PushState, pushState, startPush } from './push.ts'

interface PushCardProps {
  pushKey: string | null
  browsers: OwnSettings['browsers']
}

/** Whether this phone is woken up, and the one press that changes it. */
export function PushCard({ pushKey, browsers }: PushCardProps): ReactNode {
  const say = useWords('notice')
  const [state, setState] = useState<PushState>()
  const [here, setHere] = useState<string>()
  const [hasFailed, setHasFailed] = useState(false)
  const start = useCommand(subscribe)
  const stop = useCommand(unsubscribe)
  const known = browsers.find(({ digest }) => digest === here)
  useEffect(() => {
    if (pushKey === null) return
    void pushState(pushKey).then(setState)
    void findPush(pushKey).then(async (found) => setHere(found ? await digestOf(found) : undefined))
  }, [pushKey])
  if (pushKey === null)
    return (
      <section className="f-card">
        <h2>{say('push.title')}</h2>
        <p className="f-quiet">{say('own.pushOff')}</p>
      </section>
    )
  // What the browser still has and the server does not know is as good as nothing.
  const isOn = state === 'on' && known !== undefined
  const turnOn = async (): Promise<void> => {
    setHasFailed(false)
    const made = await startPush(pushKey).catch(() => undefined)
    if (!made) {
      setHasFailed(true)
      return setState(await pushState(pushKey))
    }
    const { state: outcome } = await start.send(bodyOf(made))
    if (outcome !== 'accepted') return
    setHere(await digestOf(made))
    setState('on')
  }
  const turnOff = async (): Promise<void> => {
    if (known && (await stop.send({ subscription: known.id })).state !== 'accepted') return
    await forgetPush()
    setState('off')
  }
  const isBusy = start.busy || stop.busy
  return (
    <section className="f-card">
      <h2>{say('push.title')}</h2>
      <p>{say(`push.${state === undefined ? 'looking' : isOn ? 'on' : state === 'on' ? 'off' : state}`)}</p>
      <p className="f-quiet f-small">{say('push.contentFree')}</p>
      {hasFailed && state !== 'denied' ? <Note kind="problem">{say('push.failed')}</Note> : null}
      <SendState progress={start.progress ?? stop.progress} problem={start.problem ?? stop.problem} />
      {isOn ? (
        <BigButton disabled={isBusy} onClick={() => void turnOff()}>
          {say('push.turnOff')}
        </BigButton>
      ) : state === 'off' || state === 'on' ? (
        <BigButton kind="main" disabled={isBusy} onClick={() => void turnOn()}>
          {say('push.turnOn')}
        </BigButton>
      ) : null}
    </section>
  )
}
