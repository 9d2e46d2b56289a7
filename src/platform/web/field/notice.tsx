import type { ReactNode } from 'react'

export interface NoticeProps {
  kind: 'plain' | 'waiting' | 'done' | 'problem'
  /** A button at its right. */
  action?: ReactNode
  children: ReactNode
}

/** Says what is so. Problems are read out at once, the rest when there is time. */
export function Notice({ kind, action, children }: NoticeProps): ReactNode {
  return (
    <div className={`f-notice f-is-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      {action ? (
        <div className="f-notice-row">
          <div>{children}</div>
          {action}
        </div>
      ) : (
        children
      )}
    </div>
  )
}
