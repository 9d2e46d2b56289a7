import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { MyRun } from '../../contract/index.ts'

/** What is played or read out, in the reader's language where it was written in it. */
export function Played({ run }: { run: Pick<MyRun, 'recording' | 'texts' | 'cites'> }): ReactNode {
  const say = useWords('patrol')
  const language = useLanguage()
  const spoken = run.texts[language] ? language : 'zh-Hans'
  const text = run.texts[spoken]
  return (
    <section className="f-card">
      <h2>{say('played')}</h2>
      {run.recording ? <p className="f-strong">{say('recording', { name: run.recording })}</p> : null}
      {run.cites ? <p>{say('cites', { title: run.cites })}</p> : null}
      {text ? (
        <p className="patrol-text" lang={spoken}>
          {text}
        </p>
      ) : null}
    </section>
  )
}
