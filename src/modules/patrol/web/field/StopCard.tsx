import { type ReactNode, useEffect, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { useNow } from '#platform/web/field/kept.ts'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { checkInStop, type MyRun, mayTakeBack } from '../../contract/index.ts'
import { FindForm } from './FindForm.tsx'
import { locate } from './locate.ts'
import { type MyStop, nameOf } from './stops.ts'
import { WhyForm } from './WhyForm.tsx'

/** A second tap that was meant for the stop before must not check in at the one that took its place. */
const guardMs = 2500
let lastCheckIn = Number.NEGATIVE_INFINITY

function useTooSoon(stop: string): boolean {
  const [free, setFree] = useState<string>()
  useEffect(() => {
    const left = lastCheckIn + guardMs - performance.now()
    const timer = setTimeout(() => setFree(stop), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [stop])
  return free !== stop
}

/** The stop that comes next, or the one that was tapped: one tap checks in. */
export function StopCard({
  run,
  stop,
  place,
  locates,
  setLocates,
  stay,
  goOn,
}: {
  run: MyRun
  stop: MyStop
  place: { nth: number; of: number }
  locates: boolean
  setLocates: (locates: boolean) => void
  /** Keeps this stop in sight though it is settled. */
  stay: () => void
  goOn: () => void
}): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const command = useCommand(checkInStop)
  const [step, setStep] = useState<'skip' | 'takeBack' | 'find'>()
  const [isLocating, setIsLocating] = useState(false)
  const isTooSoon = useTooSoon(stop.id)
  const now = useNow()

  async function checkIn(): Promise<void> {
    // A patrol stays at the stop, to say what was found there.
    if (run.kind === 'patrol') stay()
    lastCheckIn = performance.now()
    setIsLocating(locates)
    const position = locates ? await locate() : undefined
    setIsLocating(false)
    const outcome = await savedOr(command.send({ stop: stop.id, ...(position ? { position } : {}) }))
    if (outcome?.state === 'accepted') showSaved()
    if ((!outcome || outcome.state === 'accepted') && run.kind === 'broadcast') goOn()
  }

  const isDone = stop.now === 'done'
  const times = { endsAt: Date.parse(run.endsAt), endedAt: run.endedAt ? Date.parse(run.endedAt) : null }
  // A run that began without signal is still planned as far as this phone knows.
  const state = run.state === 'planned' ? 'running' : run.state
  const mayUndo = mayTakeBack({ state, ...times }, now)
  const where = [stop.trade ? say(`trade.${stop.trade}`) : null, stop.name ? stop.placeName : null]
    .filter(Boolean)
    .join(' · ')
  return (
    <section className="f-card">
      <h2>{say(isDone ? 'here' : 'next', place)}</h2>
      <p className="f-big">{nameOf(stop)}</p>
      {where ? <p className="f-quiet">{where}</p> : null}
      {isDone ? (
        <p className="f-done f-strong">
          {stop.isWaiting && stop.state !== 'done'
            ? say('checkedHere')
            : say('checkedAt', { at: format.time(stop.at ?? '') })}
        </p>
      ) : null}
      {stop.now === 'skipped' ? <p className="f-strong">{say('skippedFor', { why: stop.why ?? '' })}</p> : null}
      <SendState progress={command.progress} problem={command.problem} />
      {step === 'skip' || step === 'takeBack' ? (
        <WhyForm key={step} what={step} stop={stop} close={() => setStep(undefined)} goOn={goOn} />
      ) : null}
      {step === 'find' ? <FindForm run={run} stop={stop} close={() => setStep(undefined)} /> : null}
      {step ? null : (
        <>
          {isDone ? null : (
            <>
              <BigButton kind="main" disabled={command.busy || isLocating || isTooSoon} onClick={() => void checkIn()}>
                {say(isLocating ? 'locating' : 'checkIn')}
              </BigButton>
              <label className="patrol-locates">
                <input type="checkbox" checked={locates} onChange={(event) => setLocates(event.target.checked)} />
                <span>
                  {say('locates')}
                  <span className="f-block f-quiet f-small">{say('locatesHint')}</span>
                </span>
              </label>
            </>
          )}
          {run.kind === 'patrol' || !isDone ? (
            <div className="f-buttons">
              {run.kind === 'patrol' ? <BigButton onClick={() => setStep('find')}>{say('find.open')}</BigButton> : null}
              {stop.now === 'open' ? <BigButton onClick={() => setStep('skip')}>{say('skip.open')}</BigButton> : null}
            </div>
          ) : null}
          {isDone ? (
            <BigButton kind="plain" onClick={goOn}>
              {say('goOn')}
            </BigButton>
          ) : null}
          {isDone && mayUndo ? (
            <BigButton kind="plain" onClick={() => setStep('takeBack')}>
              {say('takeBack.open')}
            </BigButton>
          ) : null}
        </>
      )}
    </section>
  )
}
