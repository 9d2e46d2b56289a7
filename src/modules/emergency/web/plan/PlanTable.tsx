import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { currentFigures, type WholePlan } from '../../contract/plan.ts'

/** The plan as it is read at the desk, on a phone and on A4. */
export function PlanTable({ whole: { plan, objectives } }: { whole: WholePlan }): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const { may } = useSession()
  const isLinked =
    (plan.state === 'draft' || plan.state === 'approved') && objectives.some(({ figure }) => figure !== null)
  const figures = useQuery(currentFigures, {}, { enabled: isLinked && may(currentFigures.name), keep: true })
  const now = (code: string | null) => figures.data?.items.find((one) => one.code === code)
  const sign = (by: string | null, at: string | null): string => (by && at ? `${by} · ${format.moment(at)}` : '–')
  return (
    <article className="plan-paper">
      <p className="print-only plan-print">
        {say('plan.printHead', { name: plan.emergencyName, level: say(`level.${plan.level}`) })}
      </p>
      {plan.aim ? (
        <p className="plan-aim-line">
          <strong>{say('plan.aim')}</strong> {plan.aim}
        </p>
      ) : null}
      {objectives.length === 0 ? (
        <p className="soft">{say('plan.noObjective')}</p>
      ) : (
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{say('plan.text')}</th>
              <th scope="col">{say('plan.owner')}</th>
              <th scope="col">{say('plan.success')}</th>
              <th scope="col">{say('plan.result')}</th>
            </tr>
          </thead>
          <tbody>
            {objectives.map((one, nth) => {
              const figure = now(one.figure)
              const value = plan.state === 'closed' ? one.value : (figure?.value ?? null)
              return (
                <tr key={one.id}>
                  <td>
                    <span className="faint num">{nth + 1}</span> {one.text}
                    {one.carries > 0 ? <small>{say('plan.carried', { count: one.carries })}</small> : null}
                    <Linked directives={one.directives} />
                  </td>
                  <td>{[one.agencyName, one.person].filter(Boolean).join(' · ')}</td>
                  <td>
                    {one.success}
                    {one.figure ? (
                      <small>
                        {say(`figure.${one.figure}`)}{' '}
                        <span className="num">
                          {value === null ? '–' : format.number(value)}
                          {one.target === null ? '' : ` / ${format.number(one.target)}`}
                        </span>
                      </small>
                    ) : null}
                  </td>
                  <td>
                    {one.outcome ? (
                      <strong>{say(`plan.outcome_${one.outcome}`)}</strong>
                    ) : (
                      <span className="faint">–</span>
                    )}
                    {one.result ? <small>{one.result}</small> : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <dl className="plan-signs">
        <dt>{say('plan.drafted')}</dt>
        <dd>{sign(plan.draftedBy, plan.draftedAt)}</dd>
        {plan.state === 'dropped' ? (
          <>
            <dt>{say('plan.droppedBy')}</dt>
            <dd>{sign(plan.droppedBy, plan.droppedAt)}</dd>
          </>
        ) : (
          <>
            <dt>{say('plan.approvedBy')}</dt>
            <dd>{sign(plan.approvedBy, plan.approvedAt)}</dd>
            <dt>{say('plan.closedBy')}</dt>
            <dd>{sign(plan.closedBy, plan.closedAt)}</dd>
          </>
        )}
      </dl>
    </article>
  )
}

/** Directives that serve an objective, with how far each is. */
function Linked({ directives }: Pick<WholePlan['objectives'][number], 'directives'>): ReactNode {
  const say = useWords('emergency')
  if (directives.length === 0) return null
  return (
    <ul className="plan-linked" aria-label={say('plan.directives')}>
      {directives.map(({ id, year, no, title, withdrawn, demands, owners, signedOff, late }) => (
        <li key={id}>
          <Link to={`/directives/${id}`}>{say('plan.directive', { year, no, title })}</Link>{' '}
          {demands.length > 0 ? say('plan.directiveDemands', { list: demands.join(say('plan.directiveAnd')) }) : ''}{' '}
          {withdrawn ? (
            <span className="faint">{say('plan.directiveWithdrawn')}</span>
          ) : (
            <span className={owners > 0 && signedOff === owners ? 'plan-done' : 'soft'}>
              {say(owners > 0 && signedOff === owners ? 'plan.directiveDone' : 'plan.directiveOf', {
                done: signedOff,
                owners,
              })}
            </span>
          )}
          {late > 0 && !withdrawn ? <span className="late"> {say('plan.directiveLate', { count: late })}</span> : null}
        </li>
      ))}
    </ul>
  )
}
