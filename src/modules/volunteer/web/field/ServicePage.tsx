import { type ReactNode, useState } from 'react'
import { addDays } from '#modules/duty/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { today, useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { leave, myService, ownThanks } from '../../contract/index.ts'
import { type Thanks, ThanksPaper } from '../ThanksPaper.tsx'
import './service.css'

/** My hours as a volunteer, shift by shift, a paper of thanks for them, and the way out. */
export default function ServicePage(): ReactNode {
  const say = useWords('volunteer')
  const format = useFormat()
  const query = useQuery(myService, {}, { keep: true })
  return (
    <Screen title={say('title')} back="/me">
      <Read query={query}>
        {(mine) => (
          <>
            <section className="f-card service-sum no-print">
              <p className="f-quiet">{say('who', { no: mine.no, place: mine.placeName })}</p>
              <p className="service-hours">{say('hours', { count: format.number(mine.hours) })}</p>
              <p>{say('shifts', { count: format.number(mine.shifts) })}</p>
              <p className="f-quiet f-small">{say('rule')}</p>
            </section>
            {mine.hours > 0 ? <ThanksCard since={mine.months.at(-1)?.month ?? ''} /> : null}
            {mine.stood.length > 0 ? (
              <section className="f-card no-print">
                <h2>{say('stood')}</h2>
                <ul className="f-plain-list">
                  {mine.stood.map((one) => (
                    <li key={one.id}>
                      <span className="f-strong">{one.postName}</span>
                      <span className="f-block f-quiet f-small">
                        {say('line', {
                          day: format.shortDay(one.startsAt),
                          from: format.time(one.startsAt),
                          to: format.time(one.endsAt),
                          hours: one.hours,
                        })}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            ) : (
              <p className="f-card f-quiet no-print">{say('none')}</p>
            )}
            <Leave />
          </>
        )}
      </Read>
    </Screen>
  )
}

/** A paper of thanks from the first month with hours on, for a year at most: to show, print or keep as a file. */
function ThanksCard({ since }: { since: string }): ReactNode {
  const say = useWords('volunteer')
  const language = useLanguage()
  const { session } = useSession()
  const command = useCommand(ownThanks)
  const [paper, setPaper] = useState<Thanks>()
  const [to] = useState(today)
  const yearBack = addDays(to, -364)
  const from = `${since}-01` > yearBack ? `${since}-01` : yearBack
  const make = async (): Promise<void> => {
    const outcome = await command.send({ from, to })
    if (outcome.state === 'accepted')
      setPaper({ ...outcome.result, from, to, name: outcome.result.name ?? '', code: outcome.result.code ?? '' })
  }
  if (!paper)
    return (
      <div className="no-print">
        <BigButton kind="main" onClick={() => void make()}>
          {say(command.busy ? 'making' : 'make')}
        </BigButton>
        {command.problem ? <p className="f-late">{command.problem.title}</p> : null}
      </div>
    )
  return (
    <>
      <ThanksPaper thanks={paper} county={session.county.name} language={language} />
      <div className="no-print">
        <BigButton kind="main" onClick={() => window.print()}>
          {say('print')}
        </BigButton>
        <p className="f-quiet f-small">{say('printHint')}</p>
      </div>
    </>
  )
}

/** The way out: asked once, since shifts and account end at once. */
function Leave(): ReactNode {
  const say = useWords('volunteer')
  const command = useCommand(leave)
  const { signOut } = useSession()
  const [isAsked, setIsAsked] = useState(false)
  const go = async (): Promise<void> => {
    const outcome = await command.send({})
    if (outcome.state === 'accepted') await signOut()
  }
  if (!isAsked)
    return (
      <div className="no-print">
        <BigButton onClick={() => setIsAsked(true)}>{say('leave')}</BigButton>
      </div>
    )
  return (
    <section className="f-card no-print" role="alert">
      <p>{say('leaveAsk')}</p>
      <BigButton onClick={() => void go()}>{say('leaveYes')}</BigButton>
      <BigButton onClick={() => setIsAsked(false)}>{say('leaveNo')}</BigButton>
      {command.problem ? <p className="f-late">{command.problem.title}</p> : null}
    </section>
  )
}
