import { type ReactNode, useEffect, useState } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { FrameCanvas } from '#platform/web/field/scan/FrameCanvas.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { codeSeconds, codeWindow, type listCodes } from '../contract/index.ts'
import { codeText } from './code.ts'

/** The code of a post as it changes, big enough for any phone; the digits stand below for one without a camera. */
export function PostCode({ post, codes }: { post: string; codes: ResponseOf<typeof listCodes> }): ReactNode {
  const say = useWords('duty')
  const [at, setAt] = useState(() => countyNow().getTime())
  useEffect(() => {
    const timer = setInterval(() => setAt(countyNow().getTime()), 1000)
    return () => clearInterval(timer)
  }, [])
  const code = codes.codes[codeWindow(at) - codes.first]
  if (!code) return <p className="late">{say('code.over')}</p>
  const left = codeSeconds - (Math.floor(at / 1000) % codeSeconds)
  return (
    <div className="duty-code">
      <FrameCanvas text={codeText(post, code)} label={say('code.picture', { name: codes.postName })} />
      <p className="duty-digits">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
      <p className="soft">{say('code.left', { count: left })}</p>
    </div>
  )
}
