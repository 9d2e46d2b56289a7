import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n.ts'
import { Notice } from '../notice.tsx'
import { openReader } from './reader.ts'
import './scan.css'

export interface CameraScanProps {
  /** Gets everything that is read, the same code again and again while it is in view. */
  onRead: (text: string) => void
}

/** How often a picture is looked at, in milliseconds. */
const every = 80

/** Shows what the camera behind sees, and reads codes from it, until it is taken off the screen. */
export function CameraScan({ onRead }: CameraScanProps): ReactNode {
  const say = useWords('field')
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef(onRead)
  latest.current = onRead
  const [failed, setFailed] = useState<'denied' | 'none'>()

  useEffect(() => {
    let stream: MediaStream | undefined
    let isOver = false
    const run = async (): Promise<void> => {
      const camera = { facingMode: 'environment', width: { ideal: 1280 } }
      stream = await navigator.mediaDevices.getUserMedia({ video: camera, audio: false })
      const read = await openReader()
      const screen = video.current
      if (isOver || !screen) return stop(stream)
      screen.srcObject = stream
      await screen.play()
      while (!isOver) {
        const text = await read(screen).catch(() => undefined)
        if (text && !isOver) latest.current(text)
        await new Promise((resolve) => setTimeout(resolve, every))
      }
    }
    run().catch((error: unknown) => {
      if (!isOver) setFailed((error as Error | null)?.name === 'NotAllowedError' ? 'denied' : 'none')
    })
    return () => {
      isOver = true
      stop(stream)
    }
  }, [])

  if (failed) return <Notice kind="problem">{say(`scan.${failed}`)}</Notice>
  return <video ref={video} className="f-scan" muted playsInline aria-label={say('scan.view')} />
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
