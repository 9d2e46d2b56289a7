import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'

/** Lines of the form by how far they are; `typed` is all of them. */
export interface Count {
  typed: number
  ready: number
  open: number
  sent: number
  done: number
}

export interface EntryFootProps {
  count: Count
  checking: boolean
  /** False while the day and time of the sheet have not come. */
  mayGo: boolean
  submit: () => void
  begin: () => void
}

const figures = ['typed', 'done', 'sent', 'ready', 'open'] as const
const colours = { open: 'late', done: 'done' } as Readonly<Record<string, string>>

/** How far the sheet is, and the one thing to do next: send what is ready, or take the next sheet. */
export function EntryFoot({ count, checking, mayGo, submit, begin }: EntryFootProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const isDone = count.typed > 0 && count.done === count.typed
  return (
    <div className="paper-foot">
      <p role="status">
        {count.typed === 0
          ? say('paper.entry.keys')
          : figures
              .filter((name) => name === 'typed' || count[name] > 0)
              .map((name) => (
                <span key={name} className={colours[name] ?? ''}>
                  {say(`paper.progress.${name}`, { count: format.number(count[name]) })}
                </span>
              ))}
      </p>
      {count.typed === 0 ? null : <span className="faint">{say('paper.entry.keysShort')}</span>}
      {isDone ? (
        <Button type="primary" onClick={begin}>
          {say('paper.entry.next')}
        </Button>
      ) : (
        <Button type="primary" disabled={count.ready === 0 || !mayGo} loading={checking} onClick={submit}>
          {say('paper.entry.send', { count: format.number(count.ready) })}
        </Button>
      )}
    </div>
  )
}
