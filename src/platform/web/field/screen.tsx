import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useWords } from '../i18n.ts'
import { Watermark } from '../watermark.tsx'
import { BackIcon } from './icons.tsx'

export interface ScreenProps {
  title: string
  /** The title as it is drawn, where it is more than its words. */
  head?: ReactNode
  sub?: ReactNode
  /** Where "back" leads when the screen was opened from outside; absent on the tabs. */
  back?: string
  /** At the right of the head. */
  end?: ReactNode
  /** Buttons within reach of the thumb. */
  actions?: ReactNode
  /** Shows persons: marked with who looks. */
  persons?: boolean
  children: ReactNode
}

/** What stands at the right of the head of every tab; given by the frame of the application. */
export const HeadEnd = createContext<ReactNode>(null)

/** Frame of every screen of the phone: head, what there is, and the actions at the bottom. */
export function Screen({ title, head, sub, back, end, actions, persons, children }: ScreenProps): ReactNode {
  useEffect(() => {
    document.title = title
  }, [title])
  const onEvery = useContext(HeadEnd)
  const frame = (
    <div className="f-screen">
      <header className={back ? 'f-head with-back' : 'f-head'}>
        {back ? <BackButton to={back} /> : null}
        <div className="f-head-words">
          <h1>{head ?? title}</h1>
          {sub ? <div className="f-head-sub">{sub}</div> : null}
        </div>
        {end}
        {back ? null : onEvery}
      </header>
      <main className="f-body">{children}</main>
      {actions ? <div className="f-actions">{actions}</div> : null}
    </div>
  )
  return persons ? <Watermark>{frame}</Watermark> : frame
}

/**
 * One step back in the history, as the phone's own back key does it; to `to` where the screen was opened from outside, for the
 * step before it would then leave the application, or load it anew and lock the phone.
 */
export function useBack(to: string): () => void {
  const navigate = useNavigate()
  const isFirst = useLocation().key === 'default'
  return () => void (isFirst ? navigate(to, { replace: true }) : navigate(-1))
}

function BackButton({ to }: { to: string }): ReactNode {
  const say = useWords()
  const back = useBack(to)
  return (
    <button type="button" className="f-icon-button" aria-label={say('action.back')} onClick={back}>
      <BackIcon />
    </button>
  )
}
