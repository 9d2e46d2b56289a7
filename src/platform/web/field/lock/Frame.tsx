import { type ReactNode, useEffect } from 'react'
import './lock.css'

/** Frame of the screens before the phone is open: nothing of anybody, and no way round. */
export function LockFrame({ title, children }: { title: string; children: ReactNode }): ReactNode {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="f-screen">
      <main className="f-body f-lock">
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
