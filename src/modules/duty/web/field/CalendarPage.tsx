import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { dropFeed, myDuty, renewFeed } from '../../contract/index.ts'

/** The secret address of my calendar: shown once, made anew or ended at any time. */
export default function CalendarPage(): ReactNode {
  const say = useWords('duty')
  const mine = useQuery(myDuty, {}, { keep: true })
  const renew = useCommand(renewFeed)
  const drop = useCommand(dropFeed)
  const [address, setAddress] = useState('')
  const [isCopied, setIsCopied] = useState(false)
  const has = mine.data?.hasFeed === true
  const make = async (): Promise<void> => {
    const outcome = await renew.send({})
    if (outcome.state !== 'accepted' || !outcome.result.path) return
    setIsCopied(false)
    setAddress(new URL(outcome.result.path, window.location.origin).href)
  }
  const end = async (): Promise<void> => {
    if ((await drop.send({})).state === 'accepted') setAddress('')
  }
  const copy = (): void => {
    void navigator.clipboard
      .writeText(address)
      .then(() => setIsCopied(true))
      .catch(() => undefined)
  }
  return (
    <Screen title={say('calendar.title')} back="/duty">
      <p>{say('calendar.hint')}</p>
      {address ? (
        <section className="f-card">
          <h2>{say('calendar.address')}</h2>
          <p className="duty-address">{address}</p>
          <BigButton kind="main" onClick={copy}>
            {say(isCopied ? 'calendar.copied' : 'calendar.copy')}
          </BigButton>
          <p className="f-quiet f-small">{say('calendar.secret')}</p>
        </section>
      ) : null}
      {has && !address ? <Notice kind="plain">{say('calendar.has')}</Notice> : null}
      <SendState progress={renew.progress} problem={renew.problem} />
      <SendState progress={drop.progress} problem={drop.problem} />
      <BigButton kind={has ? 'second' : 'main'} disabled={renew.busy} onClick={() => void make()}>
        {say(has ? 'calendar.renew' : 'calendar.make')}
      </BigButton>
      {has ? (
        <BigButton disabled={drop.busy} onClick={() => void end()}>
          {say('calendar.drop')}
        </BigButton>
      ) : null}
    </Screen>
  )
}
