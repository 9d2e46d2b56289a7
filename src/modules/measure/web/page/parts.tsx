import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { WholeMeasure } from '../../contract/index.ts'
import { StateMark } from '../StateMark.tsx'
import type { wordsOf } from '../useRules.ts'

/** Words of the playbook in the reader's language. */
export type RuleWords = ReturnType<typeof wordsOf>
interface Props {
  whole: WholeMeasure
}

/** What is asked of the person, by which law, until when, and what is owed. */
export function Facts({ whole: { measure }, words }: Props & { words: RuleWords }): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  const list = (codes: readonly string[], word: (code: string) => string) => (
    <ul>
      {codes.map((code) => (
        <li key={code}>{word(code)}</li>
      ))}
    </ul>
  )
  const facts: [string, ReactNode][] = [
    [
      say('who'),
      measure.person === ''
        ? say('noName')
        : measure.birthYear
          ? `${measure.person} ${say('bornIn', { year: measure.birthYear })}`
          : measure.person,
    ],
    [
      say('address'),
      <Link key="door" to={`/doors/${measure.home}`}>
        {measure.address}
      </Link>,
    ],
    [say('basis'), words.law(measure.basis)],
    [say('term'), say('fromUntil', { from: format.moment(measure.startsAt), until: format.moment(measure.expiresAt) })],
    [say('restrictions'), list(measure.restrictions, words.restriction)],
    [say('help'), list(measure.help, words.help)],
  ]
  return (
    <dl className="measure-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Why it is asked. */
export function Evidence({ whole: { evidence } }: Props): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  if (evidence.length === 0) return <p className="soft">{say('evidence.none')}</p>
  return (
    <ul className="measure-list">
      {evidence.map(({ id, kind, text, by, at }) => (
        <li key={id}>
          <span className="soft">{say(`evidence.of.${kind}`)}</span>
          <blockquote>{text}</blockquote>
          <small className="soft measure-more">
            {by} · {format.moment(at)}
          </small>
        </li>
      ))}
    </ul>
  )
}

/** Who did what, in order of time. */
export function History({ whole: { measure, approvals, service } }: Props): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  const steps = [
    { at: measure.proposedAt, text: say('step.proposed', { by: measure.proposer, agency: measure.proposedBy }) },
    ...approvals.map(({ rank, by, agency, at }) => ({ at, text: say(`step.rank${rank}`, { by, agency }) })),
    ...(service ? [{ at: service.at, text: say(`step.${service.how}`, { by: service.by }) }] : []),
    ...(measure.endedAt
      ? [
          {
            at: measure.endedAt,
            text: say('step.ended', {
              by: measure.endedBy ?? '',
              why: say(`why.${measure.endedWhy ?? 'no_longer_needed'}`),
            }),
          },
        ]
      : []),
  ]
  return (
    <ol className="measure-list">
      {steps.map(({ at, text }) => (
        <li key={at + text}>
          <time className="soft">{format.moment(at)}</time>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  )
}

/** Everybody of the order. */
export function OrderPeople({ whole: { measure, order } }: Props): ReactNode {
  const say = useWords('measure')
  const named = order.filter(({ person }) => person !== '').length
  return (
    <>
      {named > 0 && named < order.length ? <p className="soft">{say('orderNamed', { count: named })}</p> : null}
      <ul className="measure-people">
        {order.map(({ id, no, person, address, state }) => (
          <li key={id} className={id === measure.id ? 'is-here' : ''}>
            <Link to={`/measures/${id}`}>{say('shortNumber', { no })}</Link>
            <span>{person}</span>
            <span className="soft">{address}</span>
            <StateMark state={state} />
          </li>
        ))}
      </ul>
    </>
  )
}
