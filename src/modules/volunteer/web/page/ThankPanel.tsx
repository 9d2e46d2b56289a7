import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { addDays } from '#modules/duty/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { thank, type WholeVolunteer } from '../../contract/index.ts'
import { type Thanks, ThanksPaper } from '../ThanksPaper.tsx'

/** Hours by month, and the paper of thanks for a period. */
export function ThankPanel({ whole }: { whole: WholeVolunteer }): ReactNode {
  const say = useWords('volunteer')
  const format = useFormat()
  const { session } = useSession()
  const command = useCommand(thank)
  const [from, setFrom] = useState(addDays(today(), -89))
  const [to, setTo] = useState(today())
  const [paper, setPaper] = useState<Thanks>()
  const { volunteer, months, papers, language, isErased } = whole
  const make = async (): Promise<void> => {
    const outcome = await command.send({ volunteer: volunteer.id, from, to })
    if (outcome.state === 'accepted')
      setPaper({ ...outcome.result, from, to, name: outcome.result.name ?? '', code: outcome.result.code ?? '' })
  }
  const wrong = fieldProblem(command.problem, 'to')
  return (
    <Panel title={say('thanks.title')}>
      {months.length > 0 ? (
        <table className="volunteer-months">
          <tbody>
            {months.map(({ month, hours, shifts }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td>{say('thanks.shifts', { count: format.number(shifts) })}</td>
                <td>{say('thanks.hours', { count: format.number(hours) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="soft">{say('thanks.none')}</p>
      )}
      {isErased ? null : (
        <div className="volunteer-row volunteer-filters no-print">
          <label>
            {say('hours.from')} <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label>
            {say('hours.to')} <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          </label>
          <Button disabled={!from || !to} loading={command.busy} onClick={() => void make()}>
            {say('thanks.make')}
          </Button>
          {wrong ? <span className="late">{wrong}</span> : null}
        </div>
      )}
      <CommandNote progress={command.progress} />
      {papers.map((one) => (
        <p key={one.id} className="soft">
          {say('thanks.made', { at: format.moment(one.at), from: one.from, to: one.to, hours: one.hours })}
        </p>
      ))}
      {paper ? (
        <Modal
          open
          width={760}
          title={say('thanks.paper')}
          okText={say('action.print')}
          cancelText={say('action.close')}
          onOk={() => window.print()}
          onCancel={() => setPaper(undefined)}
        >
          <ThanksPaper thanks={paper} county={session.county.name} language={language} />
          {createPortal(
            <div className="volunteer-print">
              <ThanksPaper thanks={paper} county={session.county.name} language={language} />
            </div>,
            document.body,
          )}
        </Modal>
      ) : null}
    </Panel>
  )
}
