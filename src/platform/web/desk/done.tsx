import { Button } from 'antd'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useWords } from '../i18n.ts'
import { type Step, useSeries } from '../useSeries.ts'
import { SeriesNote } from './SeriesNote.tsx'
import './done.css'

/** Something that was done, and the counter-commands that take it back where there are any. */
export interface Deed {
  text: string
  undo?: { label: string; steps: () => Promise<readonly Step[]> }
}

const Context = createContext<(deed: Deed) => void>(() => undefined)

/** Says what was done, above the page, with the way back. */
export function useDone(): (deed: Deed) => void {
  return useContext(Context)
}

/** Keeps the last deed in sight until the next one, or until it is put away. */
export function DoneProvider({ children }: { children: ReactNode }): ReactNode {
  const say = useWords()
  const [deed, setDeed] = useState<Deed>()
  const series = useSeries()
  const { reset } = series
  const tell = useCallback(
    (next: Deed) => {
      reset()
      setDeed(next)
    },
    [reset],
  )
  const undo = async (): Promise<void> => {
    if (!deed?.undo) return
    const { label } = deed.undo
    if (await series.run(await deed.undo.steps())) setDeed({ text: say('series.undone', { what: label }) })
  }
  return (
    <Context value={tell}>
      {deed ? (
        <div className="done-deed no-print" role="status">
          <p>{deed.text}</p>
          {deed.undo ? (
            <Button size="small" loading={series.busy} onClick={() => void undo()}>
              {deed.undo.label}
            </Button>
          ) : null}
          <button type="button" className="link-button" onClick={() => setDeed(undefined)}>
            {say('action.close')}
          </button>
          <SeriesNote series={series} />
        </div>
      ) : null}
      {children}
    </Context>
  )
}
