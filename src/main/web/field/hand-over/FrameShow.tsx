import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { splitFrames } from '#platform/sync/frames.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { FrameCanvas } from '#platform/web/field/scan/FrameCanvas.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'

/** How long a frame stands, in milliseconds: two pictures of a slow reader. */
const stands = 350

/** Shows a text as codes, one after the other and over again, until the colleague has them all. */
export function FrameShow({ text, onClose }: { text: string; onClose: (isDone: boolean) => void }): ReactNode {
  const say = useWords('handOver')
  const frames = useMemo(() => splitFrames(text), [text])
  const [at, setAt] = useState(0)
  const [isRunning, setRunning] = useState(true)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setAt((now) => (now + 1) % frames.length), stands)
    return () => clearInterval(timer)
  }, [isRunning, frames])
  const words = say('handOver.frame', { n: at + 1, total: frames.length })
  return (
    <Screen title={say('handOver.codesTitle')}>
      <p>{say('handOver.hold')}</p>
      <FrameCanvas text={frames[at] ?? ''} label={words} />
      <p className="f-strong">{words}</p>
      <BigButton onClick={() => setRunning(!isRunning)}>{say(isRunning ? 'handOver.pause' : 'handOver.run')}</BigButton>
      {isRunning ? null : <BigButton onClick={() => setAt((at + 1) % frames.length)}>{say('handOver.next')}</BigButton>}
      <BigButton kind="main" onClick={() => onClose(true)}>
        {say('handOver.has')}
      </BigButton>
      <BigButton kind="plain" onClick={() => onClose(false)}>
        {say('handOver.stop')}
      </BigButton>
    </Screen>
  )
}
