import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { CameraScan } from '#platform/web/field/scan/CameraScan.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { checkIn, type MyShift, metresBetween, myDuty, nearMetres } from '../../contract/index.ts'
import { readCode } from '../code.ts'
import { useKept } from './own.ts'
import './duty-field.css'

/** Checks in at the post: scan the code that is shown there, type its digits, or compare the position once. */
export default function CheckInPage(): ReactNode {
  const say = useWords('duty')
  const { id } = useParams()
  const answer = useKept('mine', myDuty, {})
  const shift = answer.data?.shifts.find((one) => one.id === id)
  if (answer.data && shift) return <CheckIn shift={shift} />
  return (
    <Screen title={say('checkIn.title')} back="/duty">
      <KeptNote of="duty" answer={answer} />
      {answer.data ? <p className="f-card">{say('gone')}</p> : null}
    </Screen>
  )
}

function CheckIn({ shift }: { shift: MyShift }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const back = useBack('/duty')
  const command = useCommand(checkIn)
  const [isScanning, setIsScanning] = useState(false)
  const [digits, setDigits] = useState('')
  const [wrong, setWrong] = useState('')
  const [isTried, setIsTried] = useState(false)
  const code = digits.replace(/\D/g, '')

  const send = async (how: { code: string } | { distance: number }): Promise<void> => {
    setWrong('')
    const outcome = await savedOr(command.send({ shift: shift.id, ...how }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    back()
  }
  const read = (text: string): void => {
    const found = readCode(text)
    if (found?.post === shift.post) {
      setIsScanning(false)
      void send({ code: found.code })
    } else setWrong(say(found ? 'checkIn.otherPost' : 'checkIn.noCode'))
  }
  const locate = (): void => {
    const { position } = shift
    if (!position) return
    setWrong('')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const metres = metresBetween(position, { lat: coords.latitude, lon: coords.longitude })
        // What the phone is unsure of counts for the person.
        const distance = Math.max(0, metres - Math.min(100, Math.round(coords.accuracy)))
        if (distance > nearMetres) setWrong(say('checkIn.far', { metres, near: nearMetres }))
        else void send({ distance })
      },
      () => setWrong(say('checkIn.noPosition')),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    )
  }

  return (
    <Screen
      title={say('checkIn.title')}
      sub={`${shift.postName} ${format.moment(shift.startsAt)}`}
      back="/duty"
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton
            kind="main"
            disabled={command.busy}
            onClick={() => {
              setIsTried(true)
              if (code.length === 8) void send({ code })
            }}
          >
            {say('checkIn.send')}
          </BigButton>
        </>
      }
    >
      {wrong ? <Notice kind="problem">{wrong}</Notice> : null}
      {isScanning ? (
        <CameraScan onRead={read} />
      ) : (
        <BigButton onClick={() => setIsScanning(true)}>{say('checkIn.scan')}</BigButton>
      )}
      <TextField
        label={say('checkIn.digits')}
        hint={say('checkIn.digitsHint')}
        value={digits}
        onChange={setDigits}
        keyboard="numeric"
        max={9}
        problem={isTried && code.length !== 8 ? say('checkIn.eight') : undefined}
      />
      {shift.position ? (
        <section className="f-card">
          <p className="f-quiet">{say('checkIn.positionHint', { near: nearMetres })}</p>
          <BigButton disabled={command.busy} onClick={locate}>
            {say('checkIn.position')}
          </BigButton>
        </section>
      ) : null}
      <p className="f-quiet">{say('checkIn.orLeader')}</p>
    </Screen>
  )
}
