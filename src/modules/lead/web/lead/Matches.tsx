import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { decideMatch, type WholeLead } from '../../contract/index.ts'
import { differing } from './differing.ts'

/** Who may be the same person, side by side with what differs marked. A person decides; an earlier answer can be taken over. */
export function Matches({ whole: { lead, matches } }: { whole: WholeLead }): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const { may } = useSession()
  const command = useCommand(decideMatch)
  if (matches.length === 0) return <p className="soft">{say('match.none')}</p>
  return (
    <>
      <h3>{say('match.title')}</h3>
      {command.problem ? <ProblemNote problem={command.problem} /> : null}
      <table className="lead-side">
        <thead>
          <tr>
            <th>{say('match.what')}</th>
            <th>{say('match.where')}</th>
            <th>{say('match.name')}</th>
            <th>{say('phone')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {matches.map((one) => {
            const decide = (decision: 'same' | 'other', adopt = false) =>
              void command.send({
                lead: lead.id,
                kind: one.kind,
                other: one.other,
                decision,
                ...(adopt ? { adopt } : {}),
              })
            return (
              <tr key={`${one.kind} ${one.other}`}>
                <td>
                  {say(`match.kind.${one.kind}`)}
                  <br />
                  <small className="soft">{say(`match.by.${one.by}`)}</small>
                </td>
                <td>
                  {one.where} {one.row === null ? null : say('match.row', { row: one.row })}
                  {one.at ? <small className="soft"> {format.moment(one.at)}</small> : null}
                  {one.outcome ? <strong> {say(`outcome.${one.outcome}`)}</strong> : null}
                </td>
                <td className="lead-name">
                  {one.name === null ? '–' : <Marked text={one.name} other={lead.name ?? ''} />}
                </td>
                <td className="lead-phone">
                  {one.phone === null ? '–' : <Marked text={one.phone} other={lead.phone ?? ''} />}
                </td>
                <td>
                  {one.decision ? (
                    say(`match.decided.${one.decision}`)
                  ) : may(decideMatch.name) && lead.state !== 'returned' ? (
                    <div className="lead-acts">
                      {one.kind === 'lead' && one.outcome && lead.state === 'new' ? (
                        <Button
                          size="small"
                          type="primary"
                          disabled={command.busy}
                          onClick={() => decide('same', true)}
                        >
                          {say('match.adopt')}
                        </Button>
                      ) : null}
                      <Button size="small" disabled={command.busy} onClick={() => decide('same')}>
                        {say('match.same')}
                      </Button>
                      <Button size="small" disabled={command.busy} onClick={() => decide('other')}>
                        {say('match.other')}
                      </Button>
                    </div>
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

function Marked({ text, other }: { text: string; other: string }): ReactNode {
  return differing(text, other).map(({ at, sign, differs }) =>
    differs ? (
      <mark key={at} className="lead-differs">
        {sign}
      </mark>
    ) : (
      <span key={at}>{sign}</span>
    ),
  )
}
