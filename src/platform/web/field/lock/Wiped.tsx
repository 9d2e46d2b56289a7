import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../i18n.ts'
import type { WipedNote } from '../../store/db.ts'
import { phone, wipedNote } from '../../store/phone.ts'
import { countUnreadable } from '../../store/wipe.ts'
import { BigButton } from '../button.tsx'
import { LockFrame } from './Frame.tsx'

/** How often what is left is sent again, in milliseconds. */
const every = 20_000

/** What is said after the phone was emptied: why, what became of unsent work, what to do now. */
export function Wiped(): ReactNode {
  const say = useWords('field')
  const { deliver, acknowledge, db } = phone()
  const [note, setNote] = useState<WipedNote>()
  const [left, setLeft] = useState<number>()
  const [unread, setUnread] = useState(0)
  const [offline, setOffline] = useState(false)
  useEffect(() => {
    const look = async (): Promise<void> => {
      setLeft(await deliver())
      setUnread(await countUnreadable(db))
    }
    void wipedNote().then(setNote)
    void db.parcels.count().then(setLeft)
    void look()
    const timer = setInterval(() => void look(), every)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', look)
    }
  }, [deliver, db])
  if (!note || left === undefined) return null
  return (
    <LockFrame title={say('lock.wiped.title')}>
      <p>{say(`lock.wiped.${note.reason}`)}</p>
      {left > unread ? (
        <p className="f-notice f-is-waiting">{say('lock.wiped.sending', { count: left - unread })}</p>
      ) : null}
      {unread > 0 ? <p className="f-notice f-is-problem">{say('lock.wiped.unread', { count: unread })}</p> : null}
      {note.held > 0 ? <p className="f-notice f-is-waiting">{say('lock.wiped.held', { count: note.held })}</p> : null}
      {left + note.held === 0 ? <p className="f-notice f-is-done">{say('lock.wiped.sent')}</p> : null}
      <p>{say(`lock.wiped.next.${note.reason}`)}</p>
      {offline ? (
        <p className="f-problem" role="alert">
          {say('lock.wiped.offline')}
        </p>
      ) : null}
      <BigButton kind="main" onClick={() => void acknowledge().then((done) => setOffline(!done))}>
        {say('lock.wiped.go')}
      </BigButton>
    </LockFrame>
  )
}
