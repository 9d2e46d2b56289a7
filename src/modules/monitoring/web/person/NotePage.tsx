import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import type { Language } from '#platform/contract/index.ts'
import { formatFor, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { hoursOf, issueCode, person } from '../../contract/index.ts'
import { paperText } from '../../contract/papers.ts'
import { PaperHead } from './PaperHead.tsx'
import './person.css'

/** The note with the code for the own report: one page, in the person's language. The code is on it once. */
export default function NotePage(): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const { session, may } = useSession()
  const { id = '' } = useParams()
  const { state } = useLocation()
  const query = useQuery(person, { id }, { keep: true })
  const command = useCommand(issueCode)
  const [code, setCode] = useState<string | undefined>((state as { code?: string } | null)?.code)
  const [chosen, choose] = useState<Language>()
  useEffect(() => {
    document.title = say('note.title')
  }, [say])
  if (query.isError && !query.data) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (!query.data) return <WaitWords />
  const { person: one, progress, paper } = query.data
  if (!progress || !paper)
    return (
      <div className="page">
        <p>{say('note.notYet')}</p>
        <Link to={`/monitoring/person/${id}`}>{one.code}</Link>
      </div>
    )
  const language = chosen ?? query.data.language ?? 'zh-Hans'
  const isOver = progress.state === 'released' || progress.state === 'ended'
  const own = formatFor(language)
  const hours = Array.from({ length: progress.perDay }, (_, slot) => hoursOf(progress.perDay, slot + 1))
  const words = {
    ...{ name: one.name, address: one.address, days: progress.days, times: progress.perDay },
    ...{ from: own.day(progress.startsOn), day: own.day(progress.releaseOn) },
    hours: hours.map(({ from, to }) => `${from}–${to}`).join(language === 'en' ? ' and ' : '、'),
  }
  const text = (word: Parameters<typeof paperText>[1]) => paperText(language, word, words)
  const renew = async (): Promise<void> => {
    const outcome = await command.send({ schedule: progress.id, language })
    if (outcome.state === 'accepted') setCode(outcome.result.code)
  }
  return (
    <div className="page">
      <PaperHead person={id} code={one.code} language={language} choose={choose}>
        {code || isOver || !may(issueCode.name) ? null : (
          <Button loading={command.busy} onClick={() => void renew()}>
            {say('note.renew')}
          </Button>
        )}
        {command.problem ? <ProblemNote problem={command.problem} /> : null}
      </PaperHead>
      <p className="soft no-print">{say(isOver ? 'note.over' : code ? 'note.codeOnce' : 'note.codeGone')}</p>
      <article className="monitoring-paper is-framed" lang={language}>
        <h1>{text('noteTitle')}</h1>
        <p className="soft">
          {session.county.name} · {session.account.agencyName} · {one.code}
        </p>
        <p>{text('who')}</p>
        <p>{text('noteWhat')}</p>
        <p>{text('noteTimes')}</p>
        <h2>{text('noteHow')}</h2>
        <ol>
          <li>{text('noteOpen')}</li>
          <li>{text('noteFill')}</li>
        </ol>
        <p>{text('noteSite')}</p>
        <p className="monitoring-code-line">
          {text('code')} <span className="monitoring-code">{code ?? '＿＿＿＿-＿＿＿＿-＿＿＿＿-＿＿＿＿'}</span>
        </p>
        <p>{text('codeKeep')}</p>
        <p>{text('noteElse')}</p>
        <p>
          <strong>{text('noteUnwell')}</strong>
        </p>
        <p>{text('sign')}</p>
      </article>
      <p className="soft no-print">{say('note.issuedBy', { by: paper.by, at: format.moment(paper.issuedAt) })}</p>
    </div>
  )
}
