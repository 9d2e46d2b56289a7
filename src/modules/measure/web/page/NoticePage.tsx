import { Button, Radio } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { type Language, languages } from '#platform/contract/index.ts'
import { formatFor, useFormat } from '#platform/web/format.ts'
import { languageNames, useWords } from '#platform/web/i18n.ts'
import { ProblemNote, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { get, noticeText, overStates, renewCode } from '../../contract/index.ts'
import { useRules } from '../useRules.ts'
import '../measure.css'

/** The notice on one page, in the person's language, with the code that opens it on the public site. */
export default function NoticePage(): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  const { session, may } = useSession()
  const { id = '' } = useParams()
  const { state } = useLocation()
  const query = useQuery(get, { id }, { keep: true })
  const command = useCommand(renewCode)
  const [code, setCode] = useState<string | undefined>((state as { code?: string } | null)?.code)
  const [chosen, setLanguage] = useState<Language>()
  const served = languages.find((one) => one === query.data?.service?.language)
  const language = chosen ?? served ?? 'zh-Hans'
  const words = useRules(language)
  useEffect(() => {
    document.title = say('notice.title')
  }, [say])
  if (query.isError && !query.data) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (!query.data || words.query.isPending) return <WaitWords />
  const { measure, approvals, service, evidence } = query.data
  if (!service) return <p>{say('notice.notYet')}</p>
  const text = (word: Parameters<typeof noticeText>[1], values?: Record<string, string | number>) =>
    noticeText(language, word, values)
  const own = formatFor(language)
  // A paper is read in other years too.
  const stamp = (at: string) => `${own.day(at)} ${own.time(at)}`
  const separator = language === 'en' ? ', ' : '、'
  const approvers = approvals.map(({ agency }) => agency).join(separator)
  const renew = async (): Promise<void> => {
    const outcome = await command.send({ measure: id })
    if (outcome.state === 'accepted') setCode(outcome.result.code)
  }
  const list = (codes: readonly string[], word: (code: string) => string) => (
    <ul>
      {codes.map((one) => (
        <li key={one}>{word(one)}</li>
      ))}
    </ul>
  )
  return (
    <div className="page">
      <div className="measure-paper-head no-print">
        <Link to={`/measures/${id}`}>{say('notice.back')}</Link>
        <Radio.Group
          optionType="button"
          aria-label={say('serve.language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value as Language)}
          options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
        />
        <Button type="primary" onClick={() => window.print()}>
          {say('action.print')}
        </Button>
        {code || !may(renewCode.name) || overStates.some((one) => one === measure.state) ? null : (
          <Button loading={command.busy} onClick={() => void renew()}>
            {say('notice.renew')}
          </Button>
        )}
        {command.problem ? <ProblemNote problem={command.problem} /> : null}
      </div>
      <p className="soft no-print">{say(code ? 'notice.codeOnce' : 'notice.codeGone')}</p>
      <article className="measure-paper" lang={language}>
        <h1>{text('title')}</h1>
        <p className="measure-number">
          {session.county.name} · {text('number', { year: measure.year, no: measure.no })}
        </p>
        <p>{text('to', { name: measure.person, address: measure.address })}</p>
        <p>{text('what', { law: words.law(measure.basis), kind: words.kind(measure.kind) })}</p>
        <p>
          {text('from', { time: stamp(measure.startsAt) })}
          <br />
          <strong>{text('until', { time: stamp(measure.expiresAt) })}</strong>
        </p>
        <h2>{text('grounds')}</h2>
        <ul>
          {evidence.map((one) => (
            <li key={one.id}>{one.text}</li>
          ))}
        </ul>
        <h2>{text('restrictions')}</h2>
        {list(measure.restrictions, words.restriction)}
        <h2>{text('help')}</h2>
        {list(measure.help, words.help)}
        <h2>{text('object')}</h2>
        <p>{text('objectHow', { proposer: measure.proposedBy })}</p>
        <p>
          {text('code')} <span className="measure-code">{code ?? '＿＿＿＿-＿＿＿＿-＿＿＿＿-＿＿＿＿'}</span>
          <br />
          {text('codeKeep')}
        </p>
        <p>{text('decided', { proposer: measure.proposedBy, approvers })}</p>
        <p>
          {text('served', { time: stamp(service.at) })}
          <br />
          {text('receipt')}
        </p>
      </article>
      <p className="soft no-print">{say('notice.servedBy', { by: service.by, at: format.moment(service.at) })}</p>
    </div>
  )
}
