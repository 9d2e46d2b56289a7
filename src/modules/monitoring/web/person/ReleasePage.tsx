import { type ReactNode, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import type { Language } from '#platform/contract/index.ts'
import { formatFor } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { person } from '../../contract/index.ts'
import { paperText } from '../../contract/papers.ts'
import { PaperHead } from './PaperHead.tsx'
import './person.css'

/** States in which a measure restricts somebody, or is about to. */
const live = ['served', 'running'] as const

/** The paper of a release: one page that says from when on somebody is free, in the language of the papers given before. */
export default function ReleasePage(): ReactNode {
  const say = useWords('monitoring')
  const { session } = useSession()
  const { id = '' } = useParams()
  const query = useQuery(person, { id })
  const reader = useLanguage()
  const [chosen, choose] = useState<Language>()
  useEffect(() => {
    document.title = say('paper.title')
  }, [say])
  if (query.isError) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (!query.data) return <WaitWords />
  const { person: one, progress } = query.data
  if (progress?.state !== 'released') return <p>{say('paper.notYet')}</p>
  const language = chosen ?? query.data.language ?? reader
  const format = formatFor(language)
  const running = query.data.measures.find(({ state }) => live.some((name) => name === state))
  const words = {
    ...(running && { until: format.moment(running.endsAt) }),
    ...{ name: one.name, address: one.address, days: progress.days },
    ...{ from: format.day(progress.startsOn), day: format.day(progress.releaseOn) },
  }
  const text = (word: Parameters<typeof paperText>[1]) => paperText(language, word, words)
  return (
    <div className="page">
      <PaperHead person={id} code={one.code} language={language} choose={choose} />
      <article className="monitoring-paper is-framed" lang={language}>
        <h1>{text('releaseTitle')}</h1>
        <p className="soft">
          {session.county.name} · {session.account.agencyName} · {one.code}
        </p>
        <p>{text('who')}</p>
        <p>{text('releaseWhat')}</p>
        <p>{text('releaseFree')}</p>
        <p>{text(running ? 'releaseMeasure' : 'releaseNone')}</p>
        <p className="soft">{text('releaseNote')}</p>
        <p>{text('sign')}</p>
      </article>
    </div>
  )
}
