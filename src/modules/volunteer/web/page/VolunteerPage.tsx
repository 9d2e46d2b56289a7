import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { skillNames } from '#modules/agency/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { hasWord, languageNames, useLanguage, useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { freeNames, getVolunteer, reasonTexts, type WholeVolunteer } from '../../contract/index.ts'
import { Contact } from './Contact.tsx'
import { Moves } from './Moves.tsx'
import { Same } from './Same.tsx'
import { ThankPanel } from './ThankPanel.tsx'
import '../volunteer.css'

/** One volunteer: what is known, name and phone against a reason, what can be done, hours, and what was done. */
export default function VolunteerPage(): ReactNode {
  const { id = '' } = useParams()
  const found = useQuery(getVolunteer, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown key={id} whole={found.data} /> : <WaitWords />
}

function Shown({ whole }: { whole: WholeVolunteer }): ReactNode {
  const say = useWords('volunteer')
  const format = useFormat()
  const language = useLanguage()
  const { volunteer, reason } = whole
  const list = (words: readonly string[]) => words.join(language === 'en' ? ', ' : '、')
  const isServing = volunteer.state === 'accepted' || volunteer.state === 'ended'
  const facts: [string, ReactNode][] = [
    [say('place'), volunteer.placeName],
    [say('skill'), list(volunteer.skills.map((one) => skillNames[one][language])) || say('noSkill')],
    [say('free'), list(volunteer.free.map((one) => freeNames[one][language]))],
    [say('birthYear'), String(whole.birthYear)],
    [
      say('language'),
      <span key="language" lang={whole.language}>
        {languageNames[whole.language]}
      </span>,
    ],
    [
      say('signedUp'),
      whole.enteredBy === null
        ? say('page.online', { at: format.moment(volunteer.signedUpAt) })
        : say('page.entered', { at: format.moment(volunteer.signedUpAt), by: whole.enteredBy }),
    ],
    ...(isServing && whole.username ? [[say('page.account'), whole.username] as [string, ReactNode]] : []),
    ...(reason && reason in reasonTexts
      ? [[say('page.reason'), reasonTexts[reason as keyof typeof reasonTexts][language]] as [string, ReactNode]]
      : []),
    ...(whole.retainUntil && !whole.isErased
      ? [[say('page.kept'), format.day(whole.retainUntil)] as [string, ReactNode]]
      : []),
  ]
  return (
    <Watermark>
      <Page
        title={volunteer.name ?? say('page.title', { no: volunteer.no })}
        above={<Link to="/volunteers">{say('title')}</Link>}
      >
        <Panel>
          <p>
            <span className={`volunteer-state is-${volunteer.state}`}>{say(`state.${volunteer.state}`)}</span>{' '}
            <span className="soft">{say('noOf', { no: volunteer.no })}</span>
          </p>
          <dl className="volunteer-facts">
            {facts.map(([title, text]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <Contact key={volunteer.state} whole={whole} />
        </Panel>
        <Same same={whole.same} />
        <Moves whole={whole} />
        {isServing ? <ThankPanel whole={whole} /> : null}
        <Panel title={say('page.events')}>
          <ul className="volunteer-events">
            {whole.events.map((event) => (
              <li key={event.id}>
                <span className="soft">{format.moment(event.at)}</span> {event.by ?? say('page.person')}{' '}
                {say(`event.${event.what}`)}
                {event.said
                  ? ` · ${list(event.said.split(' ').map((one) => (hasWord('volunteer', `said.${one}`) ? say(`said.${one}`) : one)))}`
                  : ''}
              </li>
            ))}
          </ul>
        </Panel>
      </Page>
    </Watermark>
  )
}
