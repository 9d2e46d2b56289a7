import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { get as getLead, getOwn } from '#modules/lead/contract/index.ts'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { PersonPage } from '../../contract/index.ts'

/** Visits, passes, leads, measures, follow-ups, samples and findings on one line of time, the latest first. */
export function TimeLine({ data }: { data: PersonPage }): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const language = useLanguage()
  const { may } = useSession()
  const symptom = (code: string) => data.asked.symptoms.find((one) => one.code === code)?.text[language] ?? code
  const events: { key: string; at: string; isLate: boolean; text: string; to?: string }[] = [
    ...data.followUps.map((one) => ({
      ...{ key: one.id, at: one.at, isLate: one.alert },
      text: [
        one.by === null ? say('line.ownReport') : say('line.followUp', { how: say(`way.${one.how}`), by: one.by }),
        one.reached ? '' : say('line.notReached'),
        one.temperature === null ? '' : say('degrees', { value: (one.temperature / 10).toFixed(1) }),
        one.symptoms.map(symptom).join('、'),
        one.note ?? '',
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    ...data.samples.flatMap((one) => [
      { key: one.id, at: one.takenAt, isLate: false, text: say('line.sample', { kind: say(`sample.${one.kind}`) }) },
      ...(one.result && one.resultAt
        ? [
            {
              ...{ key: `${one.id} result`, at: one.resultAt, isLate: one.result === 'positive' },
              text: say('line.result', { kind: say(`sample.${one.kind}`), result: say(`result.${one.result}`) }),
            },
          ]
        : []),
    ]),
    ...data.facts.map((one) => ({ key: one.id, at: one.at, isLate: false, text: say(`fact.${one.kind}`) })),
    ...data.visits.map((one) => ({
      ...{
        key: `visit ${one.at}`,
        at: one.at,
        isLate: false,
        text: say('line.visit', { outcome: say(`visit.${one.outcome}`) }),
      },
    })),
    ...data.passes.map((one) => ({
      ...{
        key: `pass ${one.at}`,
        at: one.at,
        isLate: false,
        text: say(`line.${one.direction}`, { checkpoint: one.checkpoint }),
      },
    })),
    ...data.measures.flatMap((one) => [
      {
        ...{ key: `${one.id} begins`, at: one.startsAt, isLate: false },
        text: say('line.measure', { kind: say(`measure.${one.kind}`) }),
        to: `/measures/${one.id}`,
      },
      ...(['ended', 'lifted', 'expired'].includes(one.state)
        ? [
            {
              ...{ key: `${one.id} ends`, at: one.endsAt, isLate: false },
              text: say('line.measureOver', { kind: say(`measure.${one.kind}`) }),
              to: `/measures/${one.id}`,
            },
          ]
        : []),
    ]),
    ...data.leads.flatMap((one) =>
      one.at === null
        ? []
        : [
            {
              ...{ key: `lead ${one.id}`, at: one.at, isLate: false },
              text: say('line.lead', { list: one.listTitle ?? '', state: say(`leadState.${one.state}`) }),
              ...(may(getLead.name)
                ? { to: `/leads?lead=${one.id}` }
                : one.isOwn && may(getOwn.name)
                  ? { to: `/my-leads?lead=${one.id}` }
                  : {}),
            },
          ],
    ),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  // Of leads that other agencies look after, no more is known here than that there are some.
  const unnamed = [
    ...Map.groupBy(
      data.leads.filter(({ at }) => at === null),
      ({ state }) => state,
    ),
  ].map(([state, some]) => [state, some.length] as const)
  return (
    <Panel title={say('line.title')}>
      {unnamed.map(([state, count]) => (
        <p key={state} className="soft">
          {say('line.leadElsewhere', { count, state: say(`leadState.${state}`) })}
        </p>
      ))}
      {events.length === 0 ? <p className="soft">{say('line.none')}</p> : null}
      <ol className="monitoring-line">
        {events.map(({ key, at, text, isLate, to }) => (
          <li key={key}>
            <time dateTime={at}>{format.moment(at)}</time>
            {to ? <Link to={to}>{text}</Link> : <span className={isLate ? 'late' : ''}>{text}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
